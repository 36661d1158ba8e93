import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/domain/outcome.ts';
import { deliverDue } from '../../src/main/delivery/delivery-round.ts';
import { inventedForm } from '../invented-form.ts';
import { Office } from './office.ts';
import { NO_ACTIVE_CARD, ScriptedDepartment } from './scripted-department.ts';

const PEOPLE = ['594-923-116 30', '112-233-445 95', '556-588-069 48', '123-456-789 64', '087-654-303 00'];

function officeWith(count: number): Office {
  const office = new Office();
  for (const snils of PEOPLE.slice(0, count))
    office.accept({ applicant: { ...inventedForm().applicant, snils } });
  return office;
}

function statuses(office: Office): string[] {
  return office.journal.page({ limit: 10 }).rows.map(({ status }) => status);
}

const HAS_CARD: Outcome = { class: 'done', answer: { step: 'check_active_card', active: { numSid: '1' } } };
const OFFLINE: Outcome = { class: 'not_sent', reason: 'connect_timeout' };

describe('a round of all that is due', () => {
  it('does not let one that waits for its answer hold back the others', async () => {
    const office = officeWith(5);
    const department = new ScriptedDepartment(...Array(4).fill(HAS_CARD));
    const slow = Promise.withResolvers<void>();
    let first = true;
    department.onSend = () => {
      if (!first) return;
      first = false;
      return slow.promise;
    };
    const others = Promise.withResolvers<void>();
    const delivery = office.delivery(department);
    const round = deliverDue(office.journal, delivery, office.now, {});
    void waitUntil(
      () => statuses(office).filter((status) => status === 'has_active_card').length === 4,
      others,
    );
    await others.promise;
    expect(statuses(office)).toContain('in_flight');
    department.answer(HAS_CARD);
    slow.resolve();
    await round;
    expect(new Set(statuses(office))).toEqual(new Set(['has_active_card']));
  });

  it('leaves alone what is not due yet, unless a person says "now"', async () => {
    const office = officeWith(1);
    const department = new ScriptedDepartment(OFFLINE);
    const delivery = office.delivery(department);
    await deliverDue(office.journal, delivery, office.now, {});
    await deliverDue(office.journal, delivery, office.now, {});
    expect(department.calls).toHaveLength(1);
    department.answer(HAS_CARD);
    await deliverDue(office.journal, delivery, office.now, { ignoreBackOff: true });
    expect(statuses(office)).toEqual(['has_active_card']);
  });

  it.each(['key_rejected', 'region_unknown'] as const)('ends at a wrong setting: %s', async (reason) => {
    const office = officeWith(5);
    const department = new ScriptedDepartment(...Array(5).fill({ class: 'not_processed', reason }));
    await deliverDue(office.journal, office.delivery(department), office.now, { ignoreBackOff: true });
    // Those under way at the same time still get their answer; the fifth is not asked about.
    expect(department.calls).toHaveLength(4);
    expect(statuses(office)).toEqual(Array(5).fill('due'));
  });

  it('goes on with the next one when one loses its answer', async () => {
    const office = officeWith(2);
    const department = new ScriptedDepartment(NO_ACTIVE_CARD, NO_ACTIVE_CARD);
    department.answer({ class: 'unknown', reason: 'timeout' }, { class: 'unknown', reason: 'server_error' });
    await deliverDue(office.journal, office.delivery(department), office.now, {});
    expect(statuses(office)).toEqual(['unknown', 'unknown']);
  });
});

/** Looks after every turn of the loop: nothing here tells when a round has come so far. */
async function waitUntil(isSo: () => boolean, done: PromiseWithResolvers<void>): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
  done.resolve();
}
