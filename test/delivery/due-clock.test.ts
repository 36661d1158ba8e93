import { expect, it } from 'vitest';
import type { Outcome } from '../../src/domain/outcome.ts';
import { accept, looped, statuses } from './looped.ts';
import { Office } from './office.ts';
import { CLIENT_TAKEN, NO_ACTIVE_CARD, ScriptedDepartment } from './scripted-department.ts';

const HAS_CARD: Outcome = { class: 'done', answer: { step: 'check_active_card', active: { numSid: '1' } } };
const OFFLINE: Outcome = { class: 'not_sent', reason: 'connect_timeout' };
const LOST: Outcome = { class: 'unknown', reason: 'timeout' };
const HOUR_MS = 3_600_000;

/** An application that was tried in vain and is due in five seconds, and a loop that naps until then. */
async function napping() {
  const office = new Office();
  const department = new ScriptedDepartment(OFFLINE);
  const id = accept(office);
  const told = looped(office, department);
  told.loop.start();
  expect(await told.naps.next()).toBe(5_000);
  const dueAt = () => office.journal.nextDueAt();
  const moved = () => office.journal.events(id).length;
  return { office, department, dueAt, moved, ...told };
}

it.each([-HOUR_MS, -24 * HOUR_MS, -2_001])(
  'moves what is due with a clock that was put back by %i ms',
  async (byMs) => {
    const { office, department, dueAt, naps } = await napping();
    const before = dueAt() ?? 0;
    department.answer(HAS_CARD);
    office.jumpClock(byMs);
    naps.end();
    await naps.next();
    expect(statuses(office)).toEqual(['has_active_card']);
    expect(before + byMs).toBe(office.now);
  },
);

it.each([-2_000, 0])('leaves due times alone while the clock drifts by %i ms', async (byMs) => {
  const { office, department, dueAt, naps } = await napping();
  const before = dueAt();
  office.jumpClock(byMs);
  department.answer(OFFLINE);
  naps.end();
  await naps.next();
  if (byMs !== 0) expect(dueAt()).toBe(before);
  else expect(dueAt()).toBe(office.now + 15_000);
});

it('sends at once what a clock that was put forward has made due, and moves nothing', async () => {
  const { office, department, naps } = await napping();
  department.answer(OFFLINE);
  office.jumpClock(24 * HOUR_MS);
  naps.end();
  await naps.next();
  expect(department.calls).toHaveLength(2);
  expect(office.journal.nextDueAt()).toBe(office.now + 15_000);
});

it('does not wait for a time that was told while the clock was wrong, forth and back between two rounds', async () => {
  const office = new Office();
  const department = new ScriptedDepartment(OFFLINE);
  department.onSend = () => office.jumpClock(2 * HOUR_MS);
  accept(office);
  const { loop, naps } = looped(office, department);
  loop.start();
  await naps.next();
  office.jumpClock(-2 * HOUR_MS);
  naps.end();
  await naps.next();
  expect(office.journal.nextDueAt()).toBe(office.now + 1_080_000);
});

it('does not wait at the start for a clock that was put back while nobody looked', async () => {
  const office = new Office();
  const department = new ScriptedDepartment(OFFLINE);
  const id = accept(office);
  await office.delivery(department).run(id);
  office.jumpClock(-30 * 24 * HOUR_MS);
  const { loop } = looped(office, department);
  loop.start();
  expect(office.journal.nextDueAt()).toBe(office.now + 1_080_000);
});

it('leaves the longest back-off alone at the start', async () => {
  const office = new Office();
  accept(office);
  const dueAt = office.now;
  office.jumpClock(-1_080_000);
  const { loop, naps } = looped(office, new ScriptedDepartment());
  loop.start();
  await naps.next();
  expect(office.journal.nextDueAt()).toBe(dueAt);
});

it('takes no jump of the clock for time in which a request could land', async () => {
  const office = new Office();
  const department = new ScriptedDepartment(NO_ACTIVE_CARD, CLIENT_TAKEN, LOST, NO_ACTIVE_CARD);
  const delivery = office.delivery(department);
  const id = office.accept();
  await delivery.run(id);
  expect(delivery.landingMs(id)).toBe(150_000);
  office.jumpClock(HOUR_MS);
  const looked = await delivery.run(id);
  // Too late for a repeat, by the wall clock; by the other no verdict is final yet.
  expect(looked.state).toMatchObject({ status: 'unknown', dueAt: office.now + 150_000 });
  office.now += 150_000;
  department.answer(NO_ACTIVE_CARD);
  expect((await delivery.run(id)).state).toMatchObject({ status: 'needs_decision', why: 'not_committed' });
  expect(delivery.landingMs(id)).toBe(0);
});

it.each([
  [120_000, undefined],
  [120_001, 120_001],
  [-120_001, -120_001],
])('tells how far it is ahead of the Department: %i ms', async (aheadMs, told) => {
  const office = new Office();
  const answered: Outcome = { ...HAS_CARD, answeredAt: office.now - aheadMs };
  const delivery = office.delivery(new ScriptedDepartment(answered));
  expect(delivery.clockSkewMs).toBeUndefined();
  await delivery.run(office.accept());
  expect(delivery.clockSkewMs).toBe(told);
});

it('repeats nothing where the clock was put back behind the confirmation: the clerk confirms again', async () => {
  const office = new Office();
  const department = new ScriptedDepartment(NO_ACTIVE_CARD, LOST, NO_ACTIVE_CARD);
  const id = accept(office);
  const { loop, naps } = looped(office, department);
  loop.start();
  expect(await naps.next()).toBe(30_000);
  office.jumpClock(-600_000);
  naps.end();
  await naps.next();
  expect(department.steps).toEqual(['check_active_card', 'register_client', 'check_active_card']);
  expect(office.journal.application(id)?.state).toMatchObject({ why: 'confirm_again' });
});

it('keeps to the back-offs with a clock that is put back each minute', async () => {
  const office = new Office();
  const department = new ScriptedDepartment(OFFLINE, OFFLINE, OFFLINE, HAS_CARD);
  const began = office.elapsed();
  accept(office);
  const { loop, naps } = looped(office, department);
  loop.start();
  await naps.next();
  while (statuses(office)[0] === 'due') {
    office.jumpClock(-600_000);
    naps.end();
    await naps.next();
  }
  expect(office.elapsed() - began).toBe(5_000 + 15_000 + 60_000);
});
