import { expect, it, onTestFinished } from 'vitest';
import type { Outcome } from '../../src/domain/outcome.ts';
import { recoverInterrupted } from '../../src/main/delivery/recover-interrupted.ts';
import { SetAsideUntilStart } from '../../src/main/delivery/set-aside.ts';
import type { Journal } from '../../src/main/journal/journal.ts';
import { JournalFault } from '../../src/main/journal/journal-fault.ts';
import { makeUnreadable } from '../journal/make-unreadable.ts';
import { accept, looped, statuses } from './looped.ts';
import { Office, WAITS } from './office.ts';
import { NO_ACTIVE_CARD, ScriptedDepartment } from './scripted-department.ts';

const HAS_CARD: Outcome = { class: 'done', answer: { step: 'check_active_card', active: { numSid: '1' } } };
const DEAD = new Error('the program dies here');

/** So many applications, each cut off while it was posted, and the middle one can't be read any more. */
async function cutOff(people = 3) {
  const office = new Office();
  const ids = Array.from({ length: people }, (_, person) => accept(office, person));
  for (const id of ids) {
    const department = new ScriptedDepartment(NO_ACTIVE_CARD);
    department.onSend = () => {
      if (department.calls.length === 2) throw DEAD;
    };
    await expect(office.delivery(department).run(id)).rejects.toBe(DEAD);
  }
  const broken = ids[1] ?? 0;
  office.close();
  makeUnreadable(office.dataDirectory, broken);
  office.reopen();
  const told: [number, unknown][] = [];
  const setAside = new SetAsideUntilStart((id, error) => told.push([id, error]));
  return { office, ids, broken, told, setAside };
}

function failingAtEnds(journal: Journal, end: () => never): Journal {
  return new Proxy(journal, {
    get: (target, name) => {
      const value = Reflect.get(target, name);
      if (name === 'endStep') return end;
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

it('recovers all but the one that throws, and says which that is', async () => {
  const { office, ids, broken, told, setAside } = await cutOff();
  recoverInterrupted(office.journal, () => office.now, WAITS, setAside);
  expect(told).toEqual([[broken, expect.any(SyntaxError)]]);
  expect(setAside.ids).toEqual([broken]);
  const others = ids.filter((id) => id !== broken);
  const states = others.map((id) => office.journal.application(id)?.state.status);
  expect(states).toEqual(['unknown', 'unknown']);
  expect(office.journal.inFlight()).toEqual([broken]);
});

it('goes past one that a bug can not lead on', async () => {
  const { office, ids, setAside } = await cutOff(2);
  const journal = failingAtEnds(office.journal, () => expect.unreachable());
  recoverInterrupted(journal, () => office.now, WAITS, setAside);
  expect(setAside.ids).toEqual(ids);
});

it('is stopped by a disk that fails: that concerns all of them', async () => {
  const { office, setAside } = await cutOff();
  const full = new JournalFault('disk_full');
  const journal = failingAtEnds(office.journal, () => {
    throw full;
  });
  expect(() => recoverInterrupted(journal, () => office.now, WAITS, setAside)).toThrow(full);
});

it('leaves the loop running, which sets the same one aside and sends the others', async () => {
  const { office, broken, setAside } = await cutOff();
  recoverInterrupted(office.journal, () => office.now, WAITS, setAside);
  const department = new ScriptedDepartment(HAS_CARD, HAS_CARD);
  const faults: number[] = [];
  const { loop, naps } = looped(office, department, { onFault: (id) => faults.push(id) });
  onTestFinished(() => loop.stop());
  office.now += WAITS.settleMs;
  loop.start();
  await naps.next();
  expect(loop.setAside()).toEqual([broken]);
  expect(faults).toEqual([broken]);
  expect(loop.state()).toEqual({ status: 'running' });
  expect(statuses(office)).toEqual(['has_active_card', 'in_flight', 'has_active_card']);
});
