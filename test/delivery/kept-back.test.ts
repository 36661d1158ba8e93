import { describe, expect, it } from 'vitest';
import { next } from '../../src/domain/application-state.ts';
import { isOutlived } from '../../src/domain/offline-limit.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import { dayEndsIn } from '../../src/main/delivery/day-end.ts';
import { Delivery } from '../../src/main/delivery/delivery.ts';
import { recoverInterrupted } from '../../src/main/delivery/recover-interrupted.ts';
import { accept, looped } from './looped.ts';
import { Office, WAITS } from './office.ts';
import {
  CARD_TAKEN,
  CHIP_TAKEN,
  CLIENT_TAKEN,
  NO_ACTIVE_CARD,
  ScriptedDepartment,
} from './scripted-department.ts';

const OFFLINE: Outcome = { class: 'not_sent', reason: 'name_lookup' };
const LOST: Outcome = { class: 'unknown', reason: 'timeout' };
const WRONG_KEY: Outcome = { class: 'not_processed', reason: 'key_rejected' };
const HOUR_MS = 3_600_000;

/** A delivery of a region that lets an application wait unsent for two hours. */
function limited(office: Office, department: ScriptedDepartment): Delivery {
  const { journal, elapsed } = office;
  const dayEndsAt = dayEndsIn('Asia/Yekaterinburg');
  const rule = { hours: 2, sameDay: false, applications: null };
  return new Delivery({
    journal,
    department,
    now: () => office.now,
    elapsed,
    waits: WAITS,
    skew: () => 0,
    isOutlived: (confirmedAt, now) => isOutlived(rule, confirmedAt, dayEndsAt, now),
  });
}

describe('an application that waited unsent for too long', () => {
  it.each([
    ['nothing of it has left', [OFFLINE]],
    ['the question was answered', [NO_ACTIVE_CARD, OFFLINE]],
    ['the applicant is known, and the card has not left', [NO_ACTIVE_CARD, CLIENT_TAKEN, OFFLINE]],
  ] as const)('is held back for the clerk: %s', async (_, outcomes) => {
    const office = new Office();
    const department = new ScriptedDepartment(...outcomes);
    const delivery = limited(office, department);
    const id = office.accept();
    await delivery.run(id);
    office.now += 2 * HOUR_MS;
    const { state } = await delivery.run(id, { ignoreBackOff: true });
    expect(state).toMatchObject({ status: 'needs_decision', why: 'offline_too_long', since: office.now });
    expect(department.calls).toHaveLength(outcomes.length);
    expect(office.journal.events(id).at(-1)).toMatchObject({ kind: 'limit_reached' });
  });

  it('goes out a moment before', async () => {
    const office = new Office();
    const department = new ScriptedDepartment(OFFLINE, NO_ACTIVE_CARD, CLIENT_TAKEN, CARD_TAKEN, CHIP_TAKEN);
    const delivery = limited(office, department);
    const id = office.accept();
    await delivery.run(id);
    office.now += 2 * HOUR_MS - 1;
    expect((await delivery.run(id)).state.status).toBe('connected');
  });

  it.each([
    ['a lost card', [NO_ACTIVE_CARD, CLIENT_TAKEN, LOST], [NO_ACTIVE_CARD]],
    ['a lost applicant', [NO_ACTIVE_CARD, LOST], [NO_ACTIVE_CARD]],
    ['a chip', [NO_ACTIVE_CARD, CLIENT_TAKEN, CARD_TAKEN, OFFLINE], [CHIP_TAKEN]],
  ] as const)('is none where something was posted: %s', async (_, outcomes, after) => {
    const office = new Office();
    const department = new ScriptedDepartment(...outcomes, ...after);
    const delivery = limited(office, department);
    const id = office.accept();
    await delivery.run(id);
    office.now += 2 * HOUR_MS;
    await delivery.run(id);
    expect(department.calls).toHaveLength(outcomes.length + 1);
    expect(office.journal.application(id)?.state).not.toMatchObject({ why: 'offline_too_long' });
  });

  it('goes out once the clerk has confirmed anew', async () => {
    const office = new Office();
    const department = new ScriptedDepartment(OFFLINE);
    const delivery = limited(office, department);
    const id = office.accept();
    await delivery.run(id);
    office.now += 3 * HOUR_MS;
    const { state } = await delivery.run(id);
    const { journal } = office;
    const event = { type: 'decided', decision: 'send_again', chip: undefined, landingMs: 0 } as const;
    const clerk = journal.clerk('Ольга', office.now);
    journal.decide(
      id,
      { decision: 'send_again', clerk, reason: 'сверено' },
      next(state, event, office.now),
      office.now,
    );
    department.answer(NO_ACTIVE_CARD, CLIENT_TAKEN, CARD_TAKEN, CHIP_TAKEN);
    expect((await delivery.run(id)).state.status).toBe('connected');
  });
});

describe('a repeat that was kept', () => {
  /** The card's answer was lost, and the program stops behind the look that allows the repeat. */
  async function stoppedBehindTheLook() {
    const office = new Office();
    const stop = { aborted: false };
    const department = new ScriptedDepartment(NO_ACTIVE_CARD, CLIENT_TAKEN, LOST, NO_ACTIVE_CARD);
    const id = office.accept();
    const delivery = office.delivery(department);
    await delivery.run(id);
    office.now += 30_000;
    department.onSend = () => {
      stop.aborted = true;
    };
    const { state } = await delivery.run(id, { signal: stop });
    expect(state).toMatchObject({ status: 'unknown', clearing: { next: 'repeat' } });
    office.reopen();
    recoverInterrupted(office.journal, () => office.now, WAITS);
    return { office, id };
  }

  it('goes out within the minute that its look holds', async () => {
    const { office, id } = await stoppedBehindTheLook();
    office.now += 60_000;
    const department = new ScriptedDepartment(CARD_TAKEN, CHIP_TAKEN);
    await office.delivery(department).run(id);
    expect(department.steps).toEqual(['connect_card', 'register_chip']);
  });

  it('is looked at again later on', async () => {
    const { office, id } = await stoppedBehindTheLook();
    office.now += 60_001;
    const department = new ScriptedDepartment(NO_ACTIVE_CARD, CARD_TAKEN, CHIP_TAKEN);
    await office.delivery(department).run(id);
    expect(department.steps).toEqual(['check_active_card', 'connect_card', 'register_chip']);
  });

  it("is the next confirmation's matter after fifteen minutes", async () => {
    const { office, id } = await stoppedBehindTheLook();
    office.now += 15 * 60_000;
    const department = new ScriptedDepartment(NO_ACTIVE_CARD, NO_ACTIVE_CARD);
    const delivery = office.delivery(department);
    // Nobody knows since when the request is on its way: the start counts as its sending.
    expect((await delivery.run(id)).state).toMatchObject({ dueAt: office.now + WAITS.lateLandingMs });
    office.now += WAITS.lateLandingMs;
    expect((await delivery.run(id)).state).toMatchObject({ why: 'not_committed' });
  });
});

describe('what a person\'s "now" sets aside', () => {
  it.each([
    ['the settling of a lost answer', [LOST], false],
    ['the back-off of a look that was lost', [LOST, LOST], false],
    ['the five minutes of a look that met a wrong key', [LOST, WRONG_KEY], true],
  ] as const)('%s', async (_, outcomes, isAsked) => {
    const office = new Office();
    const department = new ScriptedDepartment(NO_ACTIVE_CARD, CLIENT_TAKEN, ...outcomes);
    const delivery = office.delivery(department);
    const id = office.accept();
    await delivery.run(id);
    if (outcomes.length > 1) {
      office.now += WAITS.settleMs;
      await delivery.run(id);
    }
    const asked = department.calls.length;
    department.answer(LOST);
    await delivery.run(id, { ignoreBackOff: true });
    expect(department.calls.length - asked).toBe(isAsked ? 1 : 0);
  });
});

it.each([
  ['a look', 1, { next: 'look', repeats: 0, misses: 1 }],
  ['a repeat', 2, { next: 'look', repeats: 1, misses: 0 }],
])('takes the stop of %s for its lost answer', async (_, sent, clearing) => {
  const office = new Office();
  const department = new ScriptedDepartment(NO_ACTIVE_CARD, CLIENT_TAKEN, LOST, NO_ACTIVE_CARD, CARD_TAKEN);
  const delivery = office.delivery(department);
  const id = office.accept();
  await delivery.run(id);
  office.now += 30_000;
  department.onSend = () => {
    if (department.calls.length === 3 + sent) throw new Error('the machine is gone');
  };
  await expect(delivery.run(id)).rejects.toThrow('gone');
  office.reopen();
  recoverInterrupted(office.journal, () => office.now, WAITS);
  expect(office.journal.application(id)?.state).toMatchObject({ status: 'unknown', clearing });
});

it('the loop ends at its start what a failed disk has left open', async () => {
  const office = new Office();
  const department = new ScriptedDepartment(NO_ACTIVE_CARD, CLIENT_TAKEN, CARD_TAKEN, CHIP_TAKEN);
  const id = accept(office);
  const sent = { status: 'in_flight', stage: 'registered', tries: 0 } as const;
  office.journal.beginStep(id, 'check_active_card', 'a'.repeat(64), sent, office.now);
  const { loop, naps } = looped(office, department);
  loop.start();
  await naps.next();
  expect(office.journal.steps(id)[0]).toMatchObject({ outcome: { class: 'unknown', reason: 'interrupted' } });
});
