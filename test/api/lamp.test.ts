import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { ConnectionView } from '../../src/main/api/workplace-views.ts';
import type { Fault } from '../../src/stand/fault.ts';
import { fullDraft } from '../desk/seat.ts';
import { Workplace } from './workplace.ts';

/** The lamp as soon as it shows something that was seen. */
function lit(workplace: Workplace): Promise<ConnectionView> {
  return workplace.until(() => {
    const connection = workplace.last('connection')?.connection;
    return connection?.status === 'not_tried' ? undefined : connection;
  });
}

it('is green by a probe alone, before anybody has come', async () => {
  const workplace = new Workplace();
  await workplace.standOn();
  await workplace.open();
  expect(await lit(workplace)).toEqual({ status: 'answers', at: expect.any(Number) });
  expect(workplace.services).toEqual([]);
});

it('says that nobody listens, and takes applications all the same', async () => {
  const workplace = new Workplace();
  await workplace.open();
  expect(await lit(workplace)).toMatchObject({ status: 'trouble', reason: 'connection_refused' });
  const { application } = workplace.register(fullDraft());
  expect((await workplace.reaches(application.id, 'due')).nextAt).toBeGreaterThan(0);
});

it.each([
  ['KARTA_API_KEY', randomUUID(), 'key_rejected'],
  ['KARTA_PRG_CODE', '99', 'region_unknown'],
])('names a wrong setting: %s', async (name, value, reason) => {
  const workplace = new Workplace();
  await workplace.standOn();
  await workplace.open({ [name]: value });
  expect(await lit(workplace)).toMatchObject({ status: 'trouble', reason });
});

it.each<[Fault, string]>([
  [{ kind: 'html', status: 200, afterCommit: false }, 'not_json'],
  [{ kind: 'html', status: 502, afterCommit: false }, 'server_error'],
  [{ kind: 'broken_json' }, 'not_json'],
  [{ kind: 'lost_answer_after_commit' }, 'connection_lost'],
])('does not take every answer for one of the Department: %o', async (fault, reason) => {
  const workplace = new Workplace();
  await workplace.standOn();
  await workplace.fault('ListOperations', fault);
  await workplace.open();
  expect(await lit(workplace)).toMatchObject({ status: 'trouble', reason });
});

it('warns when the clocks differ', async () => {
  const workplace = new Workplace();
  await workplace.standOn();
  await workplace.fault('ListOperations', { kind: 'wrong_date', offsetMs: -600_000 });
  await workplace.open();
  const { clockOffMs = 0 } = await lit(workplace);
  expect(Math.round(clockOffMs / 60_000)).toBe(10);
});

it('is dark where sending is not set up, and asks nobody', async () => {
  const workplace = new Workplace();
  await workplace.standOn();
  const calls = await workplace.open({ KARTA_API_KEY: undefined });
  expect(calls.workplace().settingProblems).toHaveLength(1);
  expect(workplace.last('connection')).toEqual({ topic: 'connection', connection: { status: 'not_tried' } });
  await workplace.close();
  expect(workplace.pushes.filter(({ topic }) => topic === 'connection')).toHaveLength(1);
});

it('tells with the queue why nothing is sent', async () => {
  const workplace = new Workplace();
  await workplace.standOn();
  await workplace.open();
  await lit(workplace);
  const status = { kind: 'status', status: 401, retryAfterAs: 'seconds', afterCommit: false } as const;
  await workplace.fault('CheckCard', status);
  workplace.register(fullDraft());
  const pause = await workplace.until(() => workplace.last('queue')?.queue.pause);
  expect(pause).toEqual({ why: 'key_rejected', until: expect.any(Number) });
  expect(await lit(workplace)).toMatchObject({ status: 'trouble', reason: 'key_rejected' });
});

it('does not keep the program from closing while it waits for an answer', async () => {
  const workplace = new Workplace();
  await workplace.standOn();
  await workplace.fault('ListOperations', { kind: 'delay', delayMs: 8000, at: 'before_commit' });
  await workplace.open();
  const before = performance.now();
  await workplace.close();
  expect(performance.now() - before).toBeLessThan(5000);
});

it('turns green, and what found no line goes out within the next minute', async () => {
  const workplace = new Workplace();
  await workplace.standOn();
  await workplace.standOff();
  const calls = await workplace.open();
  const { application } = workplace.register(fullDraft());
  const waitMs = () => {
    const { status, nextAt = 0 } = workplace.given(calls.readApplication(application.id));
    return status === 'due' ? nextAt - Date.now() - workplace.laterMs : undefined;
  };
  const waitsFor = (least: number, most: number) =>
    workplace.until(() => {
      const waits = waitMs();
      return waits !== undefined && waits >= least && waits <= most ? true : undefined;
    });
  await waitsFor(1_000, 6_000);
  for (const least of [11_000, 47_000, 239_000]) {
    await calls.goOn(application.id);
    await waitsFor(least, 360_000);
  }
  await workplace.standOn();
  calls.afterSleep();
  await waitsFor(-60_000, 60_000);
  expect(workplace.services).toEqual([]);
  workplace.laterMs += 60_000;
  calls.afterSleep();
  await workplace.reaches(application.id, 'filling');
});
