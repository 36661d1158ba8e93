import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ApplicationState, Chip, Stage } from '../../src/domain/application.ts';
import { type ApplicationEvent, next, stepOf } from '../../src/domain/application-state.ts';
import type { DeskEvent } from '../../src/domain/desk-event.ts';
import type { Answer, Outcome, RefusalReason } from '../../src/domain/outcome.ts';
import type { Step } from '../../src/domain/step.ts';
import { parseUid } from '../../src/domain/uid.ts';
import { expectOk } from './problem-of.ts';

const STAGES: readonly Stage[] = ['registered', 'checked', 'client_known', 'card_connected'];
const FINAL: readonly string[] = ['connected', 'has_active_card', 'refused', 'withdrawn'];
const MAY_BE_SENT: readonly string[] = ['due'];
const AWAITS_ANSWER: readonly string[] = ['in_flight'];

/** Reasons that each step's service knows. */
const REASONS: Readonly<Record<Step, readonly RefusalReason[]>> = {
  check_active_card: ['invalid_snils'],
  register_client: [
    'bad_requisites',
    'bad_input',
    'requisite_taken',
    'active_card_elsewhere',
    'schoolboy_unavailable',
  ],
  connect_card: [
    'client_unknown',
    'card_unknown',
    'card_blocked',
    'card_of_another',
    'bad_requisites',
    'bad_input',
    'active_card_exists',
  ],
  register_chip: ['chip_not_taken', 'bad_input'],
};

const chip: fc.Arbitrary<Chip> = fc.constantFrom<Chip>(
  { kind: 'none', why: 'random_uid' },
  { kind: 'uid', uid: expectOk(parseUid('2A83155E')), mifareId: '2A83155E' },
);

function answerTo(step: Step): fc.Arbitrary<Answer> {
  if (step === 'check_active_card')
    return fc.constantFrom({ step }, { step }, { step, active: { numSid: '9' } });
  if (step === 'connect_card') return fc.constantFrom({ step }, { step, numSid: '9643' });
  return fc.constant({ step });
}

function outcomeOf(step: Step): fc.Arbitrary<Outcome> {
  const refusal = fc
    .constantFrom(...REASONS[step])
    .map((reason) => ({ reason, service: 'x', code: 1, message: 'x' }));
  const refusals = fc.tuple(refusal, fc.array(refusal, { maxLength: 2 }));
  return fc.oneof(
    { weight: 4, arbitrary: answerTo(step).map((answer): Outcome => ({ class: 'done', answer })) },
    refusals.map(([first, more]): Outcome => ({ class: 'refused', step, refusals: [first, ...more] })),
    fc.constant<Outcome>({ class: 'not_sent', reason: 'connect_timeout' }),
    fc.constantFrom<Outcome>(
      { class: 'not_processed', reason: 'key_rejected' },
      { class: 'not_processed', reason: 'too_many_requests' },
      { class: 'not_processed', reason: 'too_many_requests', retryAfterMs: 1_000 },
    ),
    fc.constant<Outcome>({ class: 'unknown', reason: 'timeout' }),
  );
}

const DESK_EVENTS: readonly DeskEvent[] = [
  { type: 'confirmed' },
  { type: 'confirmed' },
  { type: 'confirmed' },
  { type: 'confirmed', snilsChanged: true },
  { type: 'person_changed', snilsChanged: true },
  { type: 'person_changed', snilsChanged: false },
  { type: 'refused_by_office', ground: '1.2.3' },
  { type: 'withdrawn' },
];

/** One event with an answer ready for whatever step it finds on its way. */
const event = fc.record({
  type: fc.constantFrom('sent', 'sent', 'outcome', 'outcome', 'outcome', 'interrupted', 'desk', 'desk'),
  act: fc.constantFrom(...DESK_EVENTS),
  outcomes: fc.record({
    registered: outcomeOf('check_active_card'),
    checked: outcomeOf('register_client'),
    client_known: outcomeOf('connect_card'),
    card_connected: outcomeOf('register_chip'),
  }),
  skew: fc.double({ min: -1, max: 1, noNaN: true }),
  elapsedMs: fc.nat({ max: 1_000_000 }),
});

type Drawn = typeof event extends fc.Arbitrary<infer Value> ? Value : never;

function eventFor(state: ApplicationState, drawn: Drawn, withChip: Chip): ApplicationEvent {
  if (drawn.type === 'desk') return drawn.act;
  if (drawn.type !== 'outcome') return { type: drawn.type as 'sent' | 'interrupted' };
  const outcome = drawn.outcomes['stage' in state ? state.stage : 'registered'];
  return { type: 'outcome', outcome, chip: withChip, skew: drawn.skew };
}

function fits(state: ApplicationState, { type }: ApplicationEvent): boolean {
  switch (type) {
    case 'sent':
      return MAY_BE_SENT.includes(state.status);
    case 'outcome':
    case 'interrupted':
      return AWAITS_ANSWER.includes(state.status);
    case 'confirmed':
      return isFillingIn(state) || state.status === 'returned';
    default:
      return isFillingIn(state);
  }
}

function isFillingIn(state: ApplicationState): boolean {
  return 'filling' in state && state.filling === true;
}

function walk(
  drawn: readonly Drawn[],
  withChip: Chip,
  look: (before: ApplicationState, after: ApplicationState, event: ApplicationEvent, now: number) => void,
  startsFilling = drawn.length % 4 > 0,
): ApplicationState {
  let now = 0;
  let state: ApplicationState = {
    status: 'due',
    stage: 'registered',
    tries: 0,
    ...(startsFilling && { filling: true }),
    dueAt: 0,
  };
  for (const one of drawn) {
    now += one.elapsedMs;
    const before = state;
    const fitting = eventFor(before, one, withChip);
    if (!fits(before, fitting)) {
      expect(() => next(before, fitting, now)).toThrow('does not fit');
      continue;
    }
    state = next(before, fitting, now);
    look(before, state, fitting, now);
  }
  return state;
}

const events = fc.array(event, { minLength: 1, maxLength: 40 });

/** Events after which everything known of an old SNILS or an old answer is asked for again. */
const ASKS_ANEW: readonly ApplicationEvent['type'][] = ['person_changed', 'confirmed'];

function outdated(state: ApplicationState): boolean {
  return state.status === 'in_flight' && state.outdated === true;
}

function placeOf(state: ApplicationState): number {
  return 'stage' in state ? STAGES.indexOf(state.stage) : STAGES.length;
}

describe('any sequence of events', () => {
  it('throws for what does not fit, and never changes a final state', () => {
    fc.assert(
      fc.property(events, chip, (drawn, withChip) => {
        walk(drawn, withChip, (before) => expect(FINAL).not.toContain(before.status));
      }),
    );
  });

  it('stays within the union, with only the fields that are true then', () => {
    const under = ['status', 'stage', 'filling', 'tries', 'schoolboyRefusals', 'numSid'];
    const fields: Readonly<Record<ApplicationState['status'], readonly string[]>> = {
      filling: [...under, 'checkedAt'],
      due: [...under, 'dueAt', 'notBefore', 'reason'],
      in_flight: [...under, 'outdated'],
      unknown: [...under, 'since', 'reason'],
      needs_decision: [...under, 'since', 'why'],
      returned: [...under, 'refusals'],
      connected: ['status', 'numSid', 'chip'],
      has_active_card: ['status', 'active'],
      refused: ['status', 'by', 'refusals', 'ground'],
      withdrawn: ['status'],
    };
    fc.assert(
      fc.property(events, chip, (drawn, withChip) => {
        walk(drawn, withChip, (_, after) => {
          expect(fields[after.status]).toEqual(expect.arrayContaining(Object.keys(after)));
          expect(Object.values(after)).not.toContain(undefined);
        });
      }),
    );
  });

  it('goes forward only, but for a client that the Department does not know', () => {
    fc.assert(
      fc.property(events, chip, (drawn, withChip) => {
        walk(drawn, withChip, (before, after, given) => {
          if (ASKS_ANEW.includes(given.type) || outdated(before)) return;
          const unknownClient =
            after.status === 'returned' && after.refusals.some(({ reason }) => reason === 'client_unknown');
          if (!unknownClient) expect(placeOf(after)).toBeGreaterThanOrEqual(placeOf(before));
          else expect(after).toMatchObject({ stage: 'checked' });
          expect(placeOf(after) - placeOf(before)).toBeLessThanOrEqual(FINAL.includes(after.status) ? 4 : 1);
        });
      }),
    );
  });

  it('never makes due again a POST whose answer was lost', () => {
    fc.assert(
      fc.property(events, chip, (drawn, withChip) => {
        walk(drawn, withChip, (before, after, given) => {
          const lost =
            given.type === 'interrupted' || (given.type === 'outcome' && given.outcome.class === 'unknown');
          if (!lost || !('stage' in before)) return;
          const question = stepOf(before.stage) === 'check_active_card';
          expect(after.status).toBe(question ? 'due' : 'unknown');
        });
      }),
    );
  });

  it('is never due in the past nor before the time that the Department named', () => {
    fc.assert(
      fc.property(events, chip, (drawn, withChip) => {
        walk(drawn, withChip, (before, after, _, now) => {
          // What was due before and is only confirmed keeps its time.
          if (after.status !== 'due' || before.status === 'due') return;
          expect(after.dueAt).toBeGreaterThanOrEqual(Math.max(now, after.notBefore ?? 0));
        });
      }),
    );
  });

  it('keeps the social number from the connection to the end', () => {
    fc.assert(
      fc.property(events, chip, (drawn, withChip) => {
        let given: string | undefined;
        const end = walk(drawn, withChip, (_, after, cause) => {
          if (cause.type !== 'outcome' || cause.outcome.class !== 'done') return;
          if (cause.outcome.answer.step === 'connect_card') given = cause.outcome.answer.numSid;
          if (after.status === 'connected') expect(after.numSid).toBe(given);
        });
        if (placeOf(end) === 3 && 'numSid' in end) expect(end.numSid).toBe(given);
      }),
    );
  });

  it('posts nothing while the clerk fills in, whatever happens', () => {
    let fillingSteps = 0;
    fc.assert(
      fc.property(events, chip, (drawn, withChip) => {
        walk(
          drawn,
          withChip,
          (before, after, given) => {
            if (isFillingIn(after)) {
              expect(['filling', 'due', 'in_flight', 'returned']).toContain(after.status);
              expect(after).toMatchObject({ stage: after.status === 'filling' ? 'checked' : 'registered' });
            }
            if (given.type === 'sent' && isFillingIn(before)) {
              fillingSteps += 1;
              expect(before).toMatchObject({ stage: 'registered' });
            }
            // Nothing but the confirmation lets a POST follow.
            if (isFillingIn(before) && !isFillingIn(after) && 'stage' in after) {
              expect(given.type).toBe('confirmed');
            }
            if (!isFillingIn(before)) expect(isFillingIn(after)).toBe(false);
          },
          true,
        );
      }),
    );
    expect(fillingSteps).toBeGreaterThan(0);
  });

  it('takes no answer about an old SNILS for the new one', () => {
    const asking = { status: 'in_flight', stage: 'registered', tries: 0, filling: true } as const;
    const acts = fc.array(fc.constantFrom(...DESK_EVENTS.slice(0, 6)), { maxLength: 3 });
    fc.assert(
      fc.property(outcomeOf('check_active_card'), acts, (outcome, more) => {
        let state = next(asking, { type: 'person_changed', snilsChanged: true }, 0);
        for (const act of more) if (fits(state, act)) state = next(state, act, 0);
        const after = next(state, { type: 'outcome', outcome, chip: undefined, skew: 0 }, 0);
        expect(after).toMatchObject({ status: 'due', stage: 'registered', tries: 0 });
        expect(isFillingIn(after)).toBe(isFillingIn(state));
      }),
    );
  });
});
