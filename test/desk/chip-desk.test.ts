import { describe, expect, it } from 'vitest';
import {
  CARD_TAKEN,
  CHIP_TAKEN,
  CLIENT_TAKEN,
  NO_ACTIVE_CARD,
  ScriptedDepartment,
} from '../delivery/scripted-department.ts';
import { codesOf, expectOk, OTHER_UID, RANDOM_UID, Seat, tap, UID } from './seat.ts';

const MINUTE_MS = 60_000;
const LOST = { class: 'unknown', reason: 'timeout' } as const;
const NOT_TAKEN = {
  class: 'refused',
  step: 'register_chip',
  refusals: [{ reason: 'card_unknown', service: 's', code: 2, message: 'м' }],
} as const;

/** An application that was connected without its chip; nothing lies on the reader. */
async function left(options: ConstructorParameters<typeof Seat>[0] = {}, uid: string | undefined = UID) {
  const seat = new Seat(options);
  const department = new ScriptedDepartment(NO_ACTIVE_CARD, CLIENT_TAKEN, CARD_TAKEN);
  if (uid) department.answer(NOT_TAKEN);
  const id = seat.office.accept(uid ? {} : { card: { number: '2200000000000053' } });
  const delivery = seat.office.delivery(department);
  const { state } = await delivery.run(id);
  expect(state).toMatchObject({ status: 'connected', chip: uid ? 'not_registered' : 'none' });
  seat.changes.length = 0;
  const stateOf = () => seat.office.journal.application(id)?.state;
  return { seat, id, department, delivery, stateOf, register: () => seat.session.registerChip(id) };
}

const takeAway = (seat: Seat) => seat.session.takeStatus({ status: 'waiting', reader: 'invented' });

describe('the chip of a card that lies on the reader again', () => {
  it('goes out as its own card session has read it, and nothing else does', async () => {
    const { seat, id, department, delivery, stateOf, register } = await left();
    seat.lay(tap());
    expect(expectOk(register()).state).toMatchObject({ status: 'due', stage: 'card_connected' });
    expect(seat.delivered).toEqual([id]);
    expect(seat.changes.at(-1)).toEqual({ applicationId: id });
    department.answer(CHIP_TAKEN);
    await delivery.run(id);
    expect(stateOf()).toEqual({ status: 'connected', numSid: '96201111111222', chip: 'registered' });
    const [first, again] = department.calls.filter(({ step }) => step === 'register_chip');
    expect(again).toEqual(first);
    expect(department.calls).toHaveLength(5);
  });

  it('may have lost its answer five times before: nothing is sent on until the card is there', async () => {
    const { seat, id, department, delivery, stateOf, register } = await left();
    seat.lay(tap());
    expectOk(register());
    for (let look = 0; look < 40 && stateOf()?.status !== 'connected'; look += 1) {
      department.onSend = () => department.answer(LOST);
      await delivery.run(id);
      seat.office.now += MINUTE_MS / 2;
    }
    department.onSend = () => {};
    expect(stateOf()).toMatchObject({ status: 'connected', chip: 'not_registered' });
    const sent = department.calls.length;
    expect(sent).toBeGreaterThan(4 + 4);
    expect(seat.office.journal.due(seat.office.now + MINUTE_MS, { ignoreBackOff: true, limit: 9 })).toEqual(
      [],
    );
    expectOk(register());
    department.answer(CHIP_TAKEN);
    await delivery.run(id);
    expect(stateOf()).toMatchObject({ chip: 'registered' });
    expect(department.calls).toHaveLength(sent + 1);
    expect(new Set(department.calls.slice(3).map((call) => JSON.stringify(call))).size).toBe(1);
  });

  it('may be refused again, and taken up again', async () => {
    const { seat, id, department, delivery, stateOf, register } = await left();
    seat.lay(tap());
    for (const answer of [NOT_TAKEN, CHIP_TAKEN]) {
      expectOk(register());
      department.answer(answer);
      await delivery.run(id);
    }
    expect(stateOf()).toMatchObject({ chip: 'registered' });
  });

  it('is sent once, however often the key is pressed', async () => {
    const { seat, id, department, delivery, register } = await left();
    seat.lay(tap());
    expectOk(register());
    expectOk(register());
    expect(seat.delivered).toEqual([id]);
    department.answer(CHIP_TAKEN);
    await delivery.run(id);
    expect(expectOk(register()).state).toMatchObject({ chip: 'registered' });
    expect(department.calls).toHaveLength(5);
    expect(seat.office.journal.events(id).filter(({ kind }) => kind === 'chip_taken_up_again')).toHaveLength(
      1,
    );
  });

  it('waits offline for its time, while the card stays connected', async () => {
    const { seat, id, department, delivery, stateOf, register } = await left();
    seat.lay(tap());
    expectOk(register());
    department.answer({ class: 'not_sent', reason: 'name_lookup' });
    await delivery.run(id);
    expect(stateOf()).toMatchObject({ status: 'due', stage: 'card_connected', reason: 'name_lookup' });
    seat.office.now += 10 * MINUTE_MS;
    department.answer(CHIP_TAKEN);
    await delivery.run(id);
    expect(stateOf()).toMatchObject({ chip: 'registered' });
  });
});

describe('the card that proves it', () => {
  it.each([
    ['not there', (_seat: Seat) => {}, 'card_not_laid'],
    ['another one', (seat: Seat) => void seat.lay(tap({ uid: OTHER_UID })), 'another_card_laid'],
    ['a phone', (seat: Seat) => void seat.lay(tap({ uid: RANDOM_UID })), 'random_chip_laid'],
  ])('is %s: refused with words, and nothing changes', async (_which, lay, code) => {
    const { seat, stateOf, register } = await left();
    const before = stateOf();
    lay(seat);
    const answer = register();
    expect(codesOf(answer)).toEqual([code]);
    expect(answer).toMatchObject({ problem: [{ message: expect.stringMatching(/Положите/) }] });
    expect([stateOf(), seat.delivered, seat.changes.filter((change) => !change.found)]).toEqual([
      before,
      [],
      [],
    ]);
  });

  it('is the one that was laid last', async () => {
    const { seat, register } = await left();
    seat.lay(tap());
    seat.lay(tap({ uid: OTHER_UID }));
    expect(codesOf(register())).toEqual(['another_card_laid']);
    seat.lay(tap());
    expect(codesOf(register())).toEqual(['ok']);
  });

  it.each([
    [2 * MINUTE_MS, 'ok'],
    [2 * MINUTE_MS + 1, 'card_not_laid'],
    [-1, 'card_not_laid'],
  ])('counts for two minutes after it was taken away: %i ms later it is %s', async (laterMs, code) => {
    const { seat, register } = await left();
    seat.lay(tap());
    seat.office.now += 60 * MINUTE_MS;
    takeAway(seat);
    seat.office.now += laterMs / 2;
    takeAway(seat);
    seat.office.now += laterMs / 2;
    expect(codesOf(register())).toEqual([code]);
  });

  it('may lie there for as long as it likes', async () => {
    const { seat, register } = await left();
    seat.lay(tap());
    seat.office.now += 60 * MINUTE_MS;
    expect(codesOf(register())).toEqual(['ok']);
  });

  it('is forgotten with the clerk who saw it, and unseen while nobody sits there', async () => {
    const { seat, register } = await left();
    seat.lay(tap());
    seat.session.enter('Петрова Анна');
    expect(codesOf(register())).toEqual(['card_not_laid']);
    seat.lay(tap());
    seat.session.leave();
    expect(codesOf(register())).toEqual(['no_clerk']);
    seat.lay(tap());
    seat.session.enter('Петрова Анна');
    expect(codesOf(register())).toEqual(['card_not_laid']);
  });

  it('stays the same clerk’s when only the page was loaded anew', async () => {
    const { seat, register } = await left();
    seat.lay(tap());
    seat.session.enter('Иванова Е. П.');
    expect(codesOf(register())).toEqual(['ok']);
  });
});

describe('nothing is taken up', () => {
  it('of an application that nobody knows, or that has no chip left', async () => {
    const { seat, register } = await left({}, '');
    seat.lay(tap());
    expect(codesOf(register())).toEqual(['no_chip_left']);
    expect(codesOf(seat.session.registerChip(99))).toEqual(['no_application']);
    const waiting = seat.office.accept({ applicant: { snils: '112-233-445 95' } });
    expect(codesOf(seat.session.registerChip(waiting))).toEqual(['no_chip_left']);
  });

  it('while sending is not set up', async () => {
    const { seat, register, stateOf } = await left({ desk: () => undefined });
    seat.lay(tap());
    expect(codesOf(register())).toEqual(['chip_cannot_go']);
    expect(stateOf()).toMatchObject({ status: 'connected' });
  });
});
