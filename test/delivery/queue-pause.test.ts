import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/domain/outcome.ts';
import { accept, looped, statuses } from './looped.ts';
import type { NapsOfTest } from './naps-of-test.ts';
import { Office } from './office.ts';
import { CLIENT_TAKEN, NO_ACTIVE_CARD, ScriptedDepartment } from './scripted-department.ts';

const HAS_CARD: Outcome = { class: 'done', answer: { step: 'check_active_card', active: { numSid: '1' } } };
const WRONG_KEY: Outcome = { class: 'not_processed', reason: 'key_rejected' };
const WRONG_REGION: Outcome = { class: 'not_processed', reason: 'region_unknown' };
const OFFLINE: Outcome = { class: 'not_sent', reason: 'connect_timeout' };
const LOST: Outcome = { class: 'unknown', reason: 'timeout' };
const FIVE_MINUTES = [60_000, 60_000, 60_000, 60_000, 60_000];

/** A loop that has met a wrong setting with its one application, and naps. */
async function paused(outcome: Outcome = WRONG_KEY) {
  const office = new Office();
  const department = new ScriptedDepartment(outcome);
  const met = accept(office);
  let changes = 0;
  const told = looped(office, department, { onChanged: () => (changes += 1) });
  told.loop.start();
  expect(await told.naps.next()).toBe(60_000);
  return { office, department, met, ...told, changes: () => changes };
}

/** Five naps of a minute; the loop has looked after each. */
async function waitFiveMinutes(naps: NapsOfTest): Promise<number> {
  let next = 0;
  for (const _ of FIVE_MINUTES) {
    naps.end();
    next = await naps.next();
  }
  return next;
}

describe('a wrong setting', () => {
  it.each([
    ['key_rejected', WRONG_KEY],
    ['region_unknown', WRONG_REGION],
  ] as const)('pauses all for five minutes: %s', async (why, outcome) => {
    const { office, department, loop, naps, changes } = await paused(outcome);
    expect(loop.state()).toEqual({ status: 'paused', until: office.now + 300_000, why });
    expect(changes()).toBe(2);
    accept(office, 1);
    loop.wake(accept(office, 2));
    await naps.next();
    for (let minute = 1; minute < 5; minute += 1) {
      naps.end();
      await naps.next();
    }
    expect(department.calls).toHaveLength(1);
  });

  it('lets one ask every five minutes, and nothing else go out', async () => {
    const { office, department, naps } = await paused();
    for (const person of [1, 2, 3]) accept(office, person);
    for (let asked = 2; asked < 6; asked += 1) {
      department.answer(WRONG_KEY);
      await waitFiveMinutes(naps);
      expect(department.calls).toHaveLength(asked);
    }
  });

  it('is over with the first answer that is none of these, for all at once', async () => {
    const { office, department, loop, naps } = await paused();
    accept(office, 1);
    accept(office, 2);
    department.answer(HAS_CARD, HAS_CARD, HAS_CARD);
    await waitFiveMinutes(naps);
    expect(statuses(office)).toEqual(Array(3).fill('has_active_card'));
    expect(loop.state()).toEqual({ status: 'running' });
  });

  it.each<readonly [string, Outcome, boolean]>([
    [
      'a refusal',
      {
        class: 'refused',
        step: 'check_active_card',
        refusals: [{ reason: 'invalid_snils', service: 's', code: 1, message: 'нет' }],
      },
      true,
    ],
    ['429', { class: 'not_processed', reason: 'too_many_requests', retryAfterMs: 60_000 }, true],
    [
      'an answer that nobody understands',
      { class: 'unknown', reason: 'server_error', httpStatus: 500 },
      true,
    ],
    ['no connection', OFFLINE, false],
    ['no answer', LOST, false],
    ['the other wrong setting', WRONG_REGION, false],
  ])('is over with %s: %#', async (_, outcome, isOver) => {
    const { department, loop, naps } = await paused();
    department.answer(outcome);
    if (isOver) department.answer(HAS_CARD);
    await waitFiveMinutes(naps);
    expect(loop.state().status).toBe(isOver ? 'running' : 'paused');
  });

  it('waits another five minutes where nobody answered, and says so', async () => {
    const { office, department, loop, naps } = await paused();
    department.answer(OFFLINE);
    await waitFiveMinutes(naps);
    expect(loop.state()).toEqual({ status: 'paused', until: office.now + 300_000, why: 'key_rejected' });
  });

  it('asks with another application than the one that met it, and rather a question', async () => {
    const { office, department, met, naps } = await paused();
    const posting = accept(office, 1);
    const asking = accept(office, 2);
    const delivery = office.delivery(new ScriptedDepartment(NO_ACTIVE_CARD, OFFLINE));
    await delivery.run(posting);
    department.answer(WRONG_KEY, WRONG_KEY);
    await waitFiveMinutes(naps);
    const asked = (id: number) => office.journal.steps(id).length;
    expect([asked(met), asked(posting), asked(asking)]).toEqual([1, 2, 1]);
    await waitFiveMinutes(naps);
    // Those two have met it; what is left comes first, though it is a POST.
    expect([asked(met), asked(posting), asked(asking)]).toEqual([2, 2, 1]);
  });

  it('sends one step alone to find out, whatever comes next', async () => {
    const { office, department, naps } = await paused();
    const other = accept(office, 1);
    department.answer(NO_ACTIVE_CARD);
    department.onSend = () => {
      if (department.calls.length !== 2) return;
      // The rest of the round waits for this answer.
      expect(office.journal.countByStatus()).toEqual({ due: 1, in_flight: 1 });
    };
    department.answer(HAS_CARD, CLIENT_TAKEN, WRONG_KEY);
    await waitFiveMinutes(naps);
    expect(department.calls.length).toBeGreaterThan(2);
    expect(office.journal.steps(other)[0]).toMatchObject({ step: 'check_active_card' });
  });

  it('begins no further step of those that are under way', async () => {
    const office = new Office();
    const department = new ScriptedDepartment(NO_ACTIVE_CARD, WRONG_KEY);
    accept(office);
    accept(office, 1);
    const { loop, naps } = looped(office, department);
    loop.start();
    await naps.next();
    expect(department.steps).toEqual(['check_active_card', 'check_active_card']);
    expect(loop.state().status).toBe('paused');
  });

  it('is timed by the clock that never jumps', async () => {
    const { office, department, loop, naps } = await paused();
    office.jumpClock(3_600_000);
    naps.end();
    await naps.next();
    expect(department.calls).toHaveLength(1);
    expect(loop.state()).toMatchObject({ until: office.now + 240_000 });
    office.jumpClock(-7_200_000);
    department.answer(HAS_CARD);
    for (let minute = 1; minute < 5; minute += 1) {
      naps.end();
      await naps.next();
    }
    expect(statuses(office)).toEqual(['has_active_card']);
  });
});

describe('a person who asks in a pause', () => {
  it('gets one request, and the rest only once it was answered', async () => {
    const { office, department, loop } = await paused();
    accept(office, 1);
    department.answer(WRONG_KEY);
    expect(await loop.round({ ignoreBackOff: true })).toBe('setting_is_wrong');
    expect(department.calls).toHaveLength(2);
    department.answer(HAS_CARD, HAS_CARD);
    expect(await loop.round({ ignoreBackOff: true })).toBe('done');
    expect(statuses(office)).toEqual(['has_active_card', 'has_active_card']);
  });

  it('hears that the setting is still wrong where nothing is due', async () => {
    const { department, loop } = await paused();
    expect(await loop.round({})).toBe('setting_is_wrong');
    expect(department.calls).toHaveLength(1);
  });

  it('begins it or ends it with a single attempt beside the loop', async () => {
    const office = new Office();
    const { loop, naps } = looped(office, new ScriptedDepartment(HAS_CARD));
    loop.start();
    await naps.next();
    const id = accept(office);
    loop.heard(id, WRONG_KEY);
    expect(loop.state()).toMatchObject({ status: 'paused', why: 'key_rejected' });
    loop.heard(id, OFFLINE);
    expect(loop.state().status).toBe('paused');
    loop.heard(id, NO_ACTIVE_CARD);
    await naps.next();
    expect(statuses(office)).toEqual(['has_active_card']);
  });
});

it('a busy Department holds back the one that it told so, and no other', async () => {
  const office = new Office();
  const busy: Outcome = { class: 'not_processed', reason: 'too_many_requests', retryAfterMs: 120_000 };
  const department = new ScriptedDepartment(busy, HAS_CARD);
  const held = accept(office);
  accept(office, 1);
  const { loop, naps } = looped(office, department);
  loop.start();
  await naps.next();
  expect(statuses(office)).toEqual(['has_active_card', 'due']);
  expect(office.journal.application(held)?.state).toMatchObject({ notBefore: office.now + 120_000 });
  expect(loop.state()).toEqual({ status: 'running' });
  expect(await loop.round({ ignoreBackOff: true })).toBe('done');
  expect(department.calls).toHaveLength(2);
});

it('goes on by an answer that somebody else was given', async () => {
  const { office, department, loop, naps } = await paused();
  department.answer(HAS_CARD, HAS_CARD, HAS_CARD);
  loop.probed({ ok: true });
  await naps.next();
  expect(loop.state()).toEqual({ status: 'running' });
  expect(statuses(office)).not.toContain('due');
});
