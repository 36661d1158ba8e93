import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/domain/outcome.ts';
import { accept, looped, statuses } from './looped.ts';
import { Office } from './office.ts';
import { ScriptedDepartment } from './scripted-department.ts';

const HAS_CARD: Outcome = { class: 'done', answer: { step: 'check_active_card', active: { numSid: '1' } } };
const MINUTE_MS = 60_000;
const LONGEST_MS = 900_000;
const OFFLINE: Outcome = { class: 'not_sent', reason: 'connect_timeout' };
const LOST: Outcome = { class: 'unknown', reason: 'connection_lost' };
const BUSY: Outcome = { class: 'not_processed', reason: 'too_many_requests', retryAfterMs: 600_000 };
const REFUSED: Outcome = {
  class: 'refused',
  step: 'check_active_card',
  refusals: [{ reason: 'invalid_snils', service: 's', code: 1, message: 'нет' }],
};

/** A loop whose applications wait for the longest back-off, and that naps. */
async function offline(people = 1, skews: readonly number[] = [1]) {
  const office = new Office();
  const ids = Array.from({ length: people }, (_, person) => accept(office, person));
  const department = new ScriptedDepartment();
  let drawn = 0;
  let changes = 0;
  const skew = () => skews[drawn++ % skews.length] ?? 0;
  const told = looped(office, department, { skew, onChanged: () => (changes += 1) });
  told.loop.start();
  for (let tries = 0; tries < 5; tries += 1) {
    department.answer(...Array<Outcome>(people).fill(OFFLINE));
    if (tries === 0) await told.naps.next();
    else await told.loop.round({ ignoreBackOff: true });
  }
  const waitMs = () => (office.journal.nextDueAt() ?? 0) - office.now;
  /** Through the loop's naps, none of which is slept. */
  const until = async (waitsMs: number): Promise<void> => {
    while (waitMs() !== waitsMs) await told.naps.next();
  };
  const goesBy = (milliseconds: number): void => {
    office.now += milliseconds;
    told.loop.wake();
  };
  /** Two turns of the loop at least, and it waits as before. */
  const staysAway = async (): Promise<void> => {
    for (let turn = 0; turn < 8; turn += 1) {
      told.loop.wake();
      await told.naps.next();
    }
    expect(waitMs()).toBe(LONGEST_MS);
  };
  await staysAway();
  return { office, department, ids, ...told, waitMs, until, goesBy, staysAway, changes: () => changes };
}

describe('the line is back', () => {
  it('by a probe: what never left goes out within a minute, each by its own time, and nobody has to ask', async () => {
    const { office, department, loop, naps, waitMs, until, goesBy, changes } = await offline(2, [0, 0.5]);
    const before = changes();
    loop.probed({ ok: true });
    await until(30_000);
    expect(changes()).toBe(before + 1);
    department.answer(HAS_CARD);
    goesBy(30_000);
    while (statuses(office)[1] !== 'has_active_card') await naps.next();
    expect(waitMs()).toBe(15_000);
    department.answer(HAS_CARD);
    goesBy(15_000);
    while (statuses(office).includes('due')) await naps.next();
  });

  it.each([
    ['an answer', HAS_CARD],
    ['a refusal', REFUSED],
  ])('by %s to another application', async (_, answer) => {
    const { office, department, loop, until } = await offline();
    department.answer(answer);
    loop.wake(accept(office, 1));
    await until(MINUTE_MS);
    expect(department.calls).toHaveLength(6);
  });

  it('by an answer in a round', async () => {
    const { office, department, loop, until } = await offline();
    department.answer(HAS_CARD);
    accept(office, 1);
    await loop.round({});
    await until(MINUTE_MS);
    expect(statuses(office)).toEqual(['has_active_card', 'due']);
  });

  it('by an attempt beside the loop', async () => {
    const { ids, loop, until } = await offline();
    loop.heard(ids[0] ?? 0, HAS_CARD);
    loop.wake();
    await until(MINUTE_MS);
  });

  it.each<readonly [string, Outcome]>([
    ['silence', OFFLINE],
    ['a lost answer', LOST],
    ['a gateway that speaks for it', { class: 'unknown', reason: 'server_error', httpStatus: 502 }],
    ['one that is busy', BUSY],
    ['one that takes no key', { class: 'not_processed', reason: 'key_rejected' }],
  ])('is not said by %s', async (_, outcome) => {
    const { ids, loop, staysAway } = await offline();
    loop.heard(ids[0] ?? 0, outcome);
    await staysAway();
  });

  it.each([
    { ok: true, retryAfterMs: 600_000 },
    { ok: false, reason: 'connection_refused' },
  ] as const)('is not said by a probe that found %o', async (reach) => {
    const { loop, staysAway } = await offline();
    loop.probed(reach);
    await staysAway();
  });

  it('is told anew each time, and the back-off goes on where it was', async () => {
    const { department, loop, until, goesBy, staysAway } = await offline();
    loop.probed({ ok: true });
    await until(MINUTE_MS);
    department.answer(OFFLINE);
    goesBy(MINUTE_MS);
    await until(LONGEST_MS);
    await staysAway();
    loop.probed({ ok: true });
    await until(MINUTE_MS);
  });

  it('is seen by the first answer after a start', async () => {
    const { office, loop, waitMs } = await offline();
    await loop.stop();
    const { loop: next, naps } = looped(office, new ScriptedDepartment(), { skew: () => 0 });
    next.start();
    await naps.next();
    next.probed({ ok: true });
    while (waitMs() > 30_000) await naps.next();
  });
});
