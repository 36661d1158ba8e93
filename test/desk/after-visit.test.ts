import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/domain/outcome.ts';
import {
  CARD_TAKEN,
  CHIP_TAKEN,
  CLIENT_TAKEN,
  NO_ACTIVE_CARD,
  ScriptedDepartment,
} from '../delivery/scripted-department.ts';
import { codesOf, expectOk, fullDraft, OTHER_SNILS, Seat } from './seat.ts';

const LOST: Outcome = { class: 'unknown', reason: 'timeout' };
const OFFLINE: Outcome = { class: 'not_sent', reason: 'connection_refused' };
const REASON = 'Звонила в Департамент';
const QUARTER_MS = 16 * 60_000;

/** A visit whose card was sent and whose answer was lost. */
async function lostCard() {
  let landingMs = 0;
  const seat = new Seat({ landingMs: () => landingMs });
  const { office, session } = seat;
  const draftId = seat.ready();
  const { id } = expectOk(session.confirm(draftId));
  const department = new ScriptedDepartment(NO_ACTIVE_CARD, CLIENT_TAKEN, LOST);
  const delivery = office.delivery(department);
  await delivery.run(id);
  const state = () => office.journal.application(id)?.state;
  /** As the kiosk asks once the time for repeats is over. */
  const undecided = async () => {
    office.now += QUARTER_MS;
    department.answer(NO_ACTIVE_CARD);
    await delivery.run(id);
    expect(state()).toMatchObject({ status: 'needs_decision', why: 'not_committed' });
  };
  const land = (ms: number) => {
    landingMs = ms;
  };
  return { seat, office, session, draftId, id, department, delivery, state, undecided, land };
}

describe('while an answer is lost', () => {
  it('nothing can be taken back, refused or corrected, and the clerk is told why', async () => {
    const { session, draftId, id, state } = await lostCard();
    expect(state()?.status).toBe('unknown');
    for (const answer of [
      session.withdraw(draftId),
      session.refuse(draftId, '1.2.3'),
      session.editApplication(id),
    ]) {
      expect(codesOf(answer)).toEqual(['result_unknown']);
    }
    expect(state()?.status).toBe('unknown');
    expect(expectOk(session.confirm(draftId)).id).toBe(id);
  });

  it('the same while it is looked into and once a person has to decide', async () => {
    const { session, draftId, department, delivery, id, office, undecided } = await lostCard();
    const seen: string[][] = [];
    department.onSend = () => void seen.push([...codesOf(session.withdraw(draftId))]);
    await undecided();
    expect(seen).toEqual([['result_unknown']]);
    expect(codesOf(session.withdraw(draftId))).toEqual(['result_unknown']);
    expectOk(session.decide(id, 'send_again', REASON));
    department.answer(NO_ACTIVE_CARD, CARD_TAKEN, CHIP_TAKEN);
    office.now += 1;
    await delivery.run(id);
    // Known again: it has ended, and the draft is simply gone.
    expect(codesOf(session.withdraw(draftId))).toEqual(['draft_gone']);
  });
});

describe('a decision', () => {
  it('is on record with name and reason, and delivery goes on from it', async () => {
    const { seat, session, id, office, undecided, department, delivery, state } = await lostCard();
    await undecided();
    seat.delivered.length = 0;
    expectOk(session.decide(id, 'send_again', `  ${REASON} `));
    expect(seat.delivered).toEqual([id]);
    expect(seat.changes.at(-1)).toEqual({ applicationId: id });
    expect(office.journal.decisions(id)).toEqual([
      { at: office.now, clerkName: 'Иванова Е. П.', decision: 'send_again', reason: REASON },
    ]);
    expect(JSON.stringify(office.journal.events(id))).not.toContain(REASON);
    department.answer(NO_ACTIVE_CARD, CARD_TAKEN, CHIP_TAKEN);
    await delivery.run(id);
    expect(state()).toMatchObject({ status: 'connected', chip: 'registered' });
  });

  it.each([
    ['is_connected', { status: 'due', stage: 'card_connected' }],
    ['is_not_connected', { status: 'not_connected' }],
    ['look_again', { status: 'unknown' }],
  ] as const)('%s leads where it says', async (decision, after) => {
    const { session, id, undecided, state } = await lostCard();
    await undecided();
    expect(expectOk(session.decide(id, decision, REASON)).state).toMatchObject(after);
    expect(state()).toMatchObject(after);
    expect(codesOf(session.decide(id, decision, REASON))).toEqual(['nothing_to_decide']);
  });

  it('ends nothing as not connected while what was sent may still land', async () => {
    const { session, id, undecided, state, land } = await lostCard();
    await undecided();
    land(1);
    expect(codesOf(session.decide(id, 'is_not_connected', REASON))).toEqual(['too_early_to_end']);
    expect(state()?.status).toBe('needs_decision');
    land(0);
    expect(codesOf(session.decide(id, 'is_not_connected', REASON))).toEqual(['ok']);
  });

  it('needs a clerk, a reason and something to decide', async () => {
    const { session, id, undecided, office } = await lostCard();
    expect(codesOf(session.decide(id, 'send_again', REASON))).toEqual(['nothing_to_decide']);
    expect(codesOf(session.decide(99, 'send_again', REASON))).toEqual(['no_application']);
    await undecided();
    expect(session.decide(id, 'send_again', ' ')).toMatchObject({
      problem: [{ field: 'reason', code: 'reason_empty' }],
    });
    session.leave();
    expect(codesOf(session.decide(id, 'send_again', REASON))).toEqual(['no_clerk']);
    expect(office.journal.decisions(id)).toEqual([]);
  });
});

describe('a resident who goes home without an answer', () => {
  /** Confirmed while the Department is away; `after` is what the clerk does next. */
  async function offline(after: (seat: Seat) => void) {
    const seat = new Seat();
    const { office, session } = seat;
    const { id } = expectOk(session.confirm(seat.ready()));
    const department = new ScriptedDepartment(OFFLINE);
    const delivery = office.delivery(department);
    await delivery.run(id);
    after(seat);
    office.now += 60_000;
    department.answer(NO_ACTIVE_CARD, CLIENT_TAKEN, CARD_TAKEN, CHIP_TAKEN);
    await delivery.run(id);
    return { office, session, id };
  }

  it.each([
    ['the next one comes', ({ session }: Seat) => session.startDraft()],
    [
      'the next one is confirmed',
      (seat: Seat) => expectOk(seat.session.confirm(seat.ready(fullDraft({ snils: OTHER_SNILS })))),
    ],
    ['the clerk leaves', ({ session }: Seat) => session.leave()],
    ['another clerk sits down', ({ session }: Seat) => session.enter('Петров С. А.')],
  ] as const)('is to be told once %s, and is ticked off once', async (_what, after) => {
    const { office, session, id } = await offline(after);
    const [told] = office.journal.residentsToTell(5);
    expect(told).toMatchObject({ applicationId: id, state: { status: 'connected' } });
    session.enter('Иванова Е. П.');
    const since = told?.since ?? 0;
    expect(codesOf(session.markTold(id, since - 1))).toEqual(['told_or_changed']);
    expect(codesOf(session.markTold(id, since))).toEqual(['ok']);
    expect(codesOf(session.markTold(id, since))).toEqual(['told_or_changed']);
    expect(office.journal.countToTell()).toBe(0);
    expect(office.journal.events(id).map(({ kind }) => kind)).toContain('resident_told');
    session.leave();
    expect(codesOf(session.markTold(id, since))).toEqual(['no_clerk']);
  });

  it('hears it at the desk where the clerk still has them there', async () => {
    const { office } = await offline(() => {});
    expect(office.journal.countToTell()).toBe(0);
  });
});
