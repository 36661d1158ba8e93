import { expect, it, onTestFinished } from 'vitest';
import type { Outcome } from '../../src/domain/outcome.ts';
import { Delivery } from '../../src/main/delivery/delivery.ts';
import { DeliveryLoop } from '../../src/main/delivery/delivery-loop.ts';
import { JournalFault } from '../../src/main/journal/journal-fault.ts';
import { accept, statuses } from './looped.ts';
import { NapsOfTest } from './naps-of-test.ts';
import { Office, WAITS } from './office.ts';
import { ScriptedDepartment } from './scripted-department.ts';

const HAS_CARD: Outcome = {
  class: 'done',
  answer: { step: 'check_active_card', active: { numSid: '1' } },
};

/** An office with its loop, whose journal throws at the end of a step what the test says. */
function officeWith(thrown: (applicationId: number) => Error | undefined) {
  const office = new Office();
  const journal = new Proxy(office.journal, {
    get: (target, name) => {
      const value = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        const error = name === 'endStep' ? thrown(Number(args[0])) : undefined;
        if (error) throw error;
        return value.apply(target, args);
      };
    },
  });
  const department = new ScriptedDepartment();
  const naps = new NapsOfTest(office);
  const clock = { now: () => office.now, elapsed: office.elapsed, skew: () => 0 };
  const delivery = new Delivery({ journal, department, ...clock, waits: WAITS });
  const faults: number[] = [];
  const onFault = (id: number): void => void faults.push(id);
  const loop = new DeliveryLoop({ journal, delivery, ...clock, sleep: naps.sleep, onFault });
  onTestFinished(() => loop.stop());
  return { office, department, naps, delivery, loop, faults };
}

it('an answer that a person waited for on a full disk is written down by the loop, which never stopped', async () => {
  let isFull = true;
  const { office, department, naps, delivery, loop } = officeWith(() =>
    isFull ? new JournalFault('disk_full') : undefined,
  );
  loop.start();
  await naps.next();
  department.answer(HAS_CARD);
  await expect(delivery.run(accept(office))).rejects.toThrow(JournalFault);
  isFull = false;
  expect(statuses(office)).toEqual(['in_flight']);
  naps.end();
  await naps.next();
  expect(statuses(office)).toEqual(['has_active_card']);
  expect(department.steps).toHaveLength(1);
});

it('one that nobody can end is set aside and holds back none of the others', async () => {
  const { office, department, naps, loop, faults } = officeWith((id) =>
    id === 1 ? new Error('a bug') : undefined,
  );
  const poison = accept(office, 0);
  office.journal.beginStep(
    poison,
    'check_active_card',
    'd',
    { status: 'in_flight', stage: 'registered', tries: 0 },
    office.now,
  );
  accept(office, 1);
  department.answer(HAS_CARD);
  loop.start();
  await naps.next();
  expect(statuses(office)).toEqual(['has_active_card', 'in_flight']);
  expect(faults).toEqual([poison]);
  expect(loop.setAside()).toEqual([poison]);
});
