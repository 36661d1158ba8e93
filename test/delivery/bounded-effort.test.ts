import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Call } from '../../src/domain/call.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { Step } from '../../src/domain/step.ts';
import { freeAgainAt } from '../../src/main/delivery/request-rate.ts';
import type { Department } from '../../src/main/department/department.ts';
import type { StepRecord } from '../../src/main/journal/journal.ts';
import { Office } from './office.ts';

const HOUR_MS = 3_600_000;
const NEVER_MS = 24 * HOUR_MS;

const DONE: Readonly<Record<Step, Outcome>> = {
  check_active_card: { class: 'done', answer: { step: 'check_active_card' } },
  register_client: { class: 'done', answer: { step: 'register_client' } },
  connect_card: { class: 'done', answer: { step: 'connect_card', numSid: '9' } },
  register_chip: { class: 'done', answer: { step: 'register_chip' } },
};
const BAD: readonly Outcome[] = [
  { class: 'unknown', reason: 'timeout' },
  { class: 'not_sent', reason: 'connection_refused' },
  { class: 'not_processed', reason: 'too_many_requests' },
  { class: 'not_processed', reason: 'too_many_requests', retryAfterMs: 1_000 },
  { class: 'not_processed', reason: 'key_rejected' },
];

/** Answers by what is drawn, and keeps when it was asked, by the clock that never jumps. */
class MoodyDepartment implements Department {
  readonly askedAt: number[] = [];
  readonly #office: Office;
  readonly #moods: readonly number[];

  constructor(office: Office, moods: readonly number[]) {
    this.#office = office;
    this.#moods = moods;
  }

  prepare({ step }: Call) {
    const send = async (): Promise<Outcome> => {
      this.askedAt.push(this.#office.elapsed());
      const mood = this.#moods[this.askedAt.length % this.#moods.length] ?? 0;
      return BAD[mood] ?? DONE[step];
    };
    return { digest: 'a'.repeat(64), send };
  }

  async close(): Promise<void> {}
}

function mostAnHour(askedAt: readonly number[]): number {
  return Math.max(
    0,
    ...askedAt.map((from) => askedAt.filter((at) => at >= from && at < from + HOUR_MS).length),
  );
}

/** Two hours of one application; a person asks "now" every `everyMs`. */
async function twoHours(moods: readonly number[], everyMs: number): Promise<readonly number[]> {
  const office = new Office();
  const department = new MoodyDepartment(office, moods);
  const delivery = office.delivery(department);
  const id = office.accept();
  for (const end = office.now + 2 * HOUR_MS; office.now < end; ) {
    await delivery.run(id, { ignoreBackOff: true });
    const { state } = office.journal.application(id) ?? {};
    if (state?.status !== 'due' && state?.status !== 'unknown') break;
    const readyAt = Math.max(state.dueAt, state.notBefore ?? 0);
    office.now = Math.min(Math.max(readyAt, office.now + 1_000), office.now + everyMs);
  }
  return department.askedAt;
}

it('sends at most sixty requests an hour of one application, whatever is answered and whoever is impatient', async () => {
  let most = 0;
  const moods = fc.array(fc.nat({ max: BAD.length + 2 }), { minLength: 1, maxLength: 12 });
  const patience = fc.constantFrom(40_000, NEVER_MS);
  await fc.assert(
    fc.asyncProperty(moods, patience, async (drawn, everyMs) => {
      const perHour = mostAnHour(await twoHours(drawn, everyMs));
      most = Math.max(most, perHour);
      expect(perHour).toBeLessThanOrEqual(60);
    }),
    { numRuns: 12 },
  );
  expect(most).toBeGreaterThan(1);
});

it('holds at sixty where a person asks every half a minute', async () => {
  expect(mostAnHour(await twoHours([1], 30_000))).toBe(60);
});

it('needs no bound where nobody is impatient', async () => {
  // Each look is answered and each POST is lost: the quickest way to ask often.
  for (const moods of [[0], [1], [2], [0, 5], [5, 0], [5, 2], [1, 5, 0, 5], [0, 0, 0, 5]]) {
    expect(mostAnHour(await twoHours(moods, NEVER_MS))).toBeLessThan(40);
  }
});

it.each([
  ['less than sixty', 59, 0, undefined],
  ['sixty within the hour', 60, 0, 900_000],
  ['sixty, the first nearly an hour ago', 60, HOUR_MS - 60_000, 60_000],
  ['sixty, the first an hour ago', 60, HOUR_MS, undefined],
  ['sixty by a clock that was put back since', 60, -HOUR_MS, undefined],
])('%s', (_, count, firstMsAgo, freeInMs) => {
  const now = 1_800_000_000_000;
  const steps: StepRecord[] = Array.from({ length: count }, (_item, at) => ({
    step: 'check_active_card',
    attempt: at + 1,
    digest: '',
    intendedAt: now - firstMsAgo,
  }));
  expect(freeAgainAt(steps, now)).toBe(freeInMs === undefined ? undefined : now + freeInMs);
});
