import { onTestFinished } from 'vitest';
import { DeliveryLoop, type DeliveryLoopParts } from '../../src/main/delivery/delivery-loop.ts';
import type { Department } from '../../src/main/department/department.ts';
import { inventedForm } from '../invented-form.ts';
import { NapsOfTest } from './naps-of-test.ts';
import type { Office } from './office.ts';

const PEOPLE = ['594-923-116 30', '112-233-445 95', '556-588-069 48', '123-456-789 64', '087-654-303 00'];

/** Takes an application of the person of that number. */
export function accept(office: Office, person = 0): number {
  return office.accept({ applicant: { ...inventedForm().applicant, snils: PEOPLE[person] ?? '' } });
}

/** The loop over an office, with a sleep that the test ends. */
export function looped(office: Office, department: Department, parts: Partial<DeliveryLoopParts> = {}) {
  const naps = new NapsOfTest(office);
  const delivery = office.delivery(department);
  const { journal, elapsed } = office;
  const now = () => office.now;
  const loop = new DeliveryLoop({
    journal,
    delivery,
    now,
    elapsed,
    skew: () => 0,
    sleep: naps.sleep,
    ...parts,
  });
  onTestFinished(() => loop.stop());
  return { loop, naps };
}

/** Newest first. */
export function statuses(office: Office): string[] {
  return office.journal.page({ limit: 10 }).rows.map(({ status }) => status);
}
