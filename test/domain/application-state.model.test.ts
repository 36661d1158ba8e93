import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ApplicationState, Chip, Stage } from '../../src/domain/application.ts';
import {
  type ApplicationEvent,
  isUnsent,
  next,
  stepOf,
  stepUnder,
} from '../../src/domain/application-state.ts';
import type { Circumstances, Decision } from '../../src/domain/clearing.ts';
import { isStale } from '../../src/domain/clearing-step.ts';
import { decisionsOf } from '../../src/domain/decide.ts';
import type { DeskEvent } from '../../src/domain/desk-event.ts';
import type { Answer, Outcome, RefusalReason } from '../../src/domain/outcome.ts';
import type { Step } from '../../src/domain/step.ts';
import { parseUid } from '../../src/domain/uid.ts';
import { expectOk } from './problem-of.ts';

const STAGES: readonly Stage[] = ['registered', 'checked', 'client_known', 'card_connected'];
const FINAL: readonly string[] = ['connected', 'has_active_card', 'refused', 'withdrawn', 'not_connected'];
const AWAITS_ANSWER: readonly string[] = ['in_flight'];
const WAITS = { settleMs: 30_000, lateLandingMs: 150_000 };
const DECISIONS: readonly Decision[] = ['is_connected', 'is_not_connected', 'look_again', 'send_again'];

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
  register_chip: ['chip_not_taken', 'bad_input', 'card_unknown'],
};

const chip: fc.Arbitrary<Chip> = fc.constantFrom<Chip>(
  { kind: 'none', why: 'random_uid' },
  { kind: 'uid', uid: expectOk(parseUid('2A83155E')), mifareId: '2A83155E' },
);

function answerTo(step: Step): fc.Arbitrary<Answer> {
  if (step === 'check_active_card')
    return fc.constantFrom({ step }, { step }, { step, active: { numSid: '9643' } });
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

const POSSIBLE = [
  'go',
  'go',
  'go',
  'go',
  'go',
  'go',
  'sent',
  'outcome',
  'interrupted',
  'desk',
  'desk',
] as const;
const RARE = ['weighed', 'decided', 'postponed', 'limit_reached'] as const;

/** One event with an answer ready for whatever step it finds on its way. */
const event = fc.record({
  type: fc.constantFrom(...POSSIBLE, ...RARE),
  act: fc.constantFrom(...DESK_EVENTS),
  decision: fc.constantFrom(...DECISIONS),
  outcomes: fc.record({
    check_active_card: outcomeOf('check_active_card'),
    register_client: outcomeOf('register_client'),
    connect_card: outcomeOf('connect_card'),
    register_chip: outcomeOf('register_chip'),
  }),
  skew: fc.double({ min: -1, max: 1, noNaN: true }),
  elapsedMs: fc.oneof(fc.nat({ max: 40_000 }), fc.nat({ max: 1_000_000 })),
  /** Whether the journal knows another card of the applicant as the active one. */
  isAnother: fc.boolean(),
});

type Drawn = typeof event extends fc.Arbitrary<infer Value> ? Value : never;

/** What the shell around the machine keeps: when the clerk confirmed, and when a POST last left. */
interface Kept {
  readonly confirmedAt: number;
  readonly postedAt: number;
}

function circumstances({ confirmedAt, postedAt }: Kept, { isAnother }: Drawn, now: number): Circumstances {
  const other = { applicationId: 2, numSid: '9643', sameCard: false, connectedAt: now };
  const evidence = { noneAt: now - 600_000, ownConnections: isAnother ? [other] : [], operations: [] };
  return { confirmedAt, sinceSentMs: now - postedAt, waits: WAITS, evidence };
}

/** What the flow would do next by itself, or a person in its stead. */
function onwards(state: ApplicationState): Exclude<Drawn['type'], 'go'> {
  if (state.status === 'needs_decision') return 'decided';
  if (state.status === 'unknown' && stepUnder(state) === undefined) return 'weighed';
  if (state.status === 'due' || state.status === 'unknown') return 'sent';
  return state.status === 'in_flight' ? 'outcome' : 'desk';
}

function eventFor(
  state: ApplicationState,
  drawn: Drawn,
  withChip: Chip,
  kept: Kept,
  now: number,
): ApplicationEvent {
  const around = circumstances(kept, drawn, now);
  switch (drawn.type === 'go' ? onwards(state) : drawn.type) {
    case 'desk':
      return drawn.act;
    case 'interrupted':
      return { type: 'interrupted', waits: WAITS };
    case 'sent':
      // As delivery does it: what was kept for too long is weighed and not sent.
      return isStale(state, kept.confirmedAt, now)
        ? { type: 'weighed', chip: undefined, circumstances: around }
        : { type: 'sent' };
    case 'weighed':
      return { type: 'weighed', chip: undefined, circumstances: around };
    case 'decided': {
      const landingMs = Math.max(0, WAITS.lateLandingMs - around.sinceSentMs);
      return { type: 'decided', decision: drawn.decision, chip: withChip, landingMs };
    }
    case 'postponed':
      return { type: 'postponed', until: now + drawn.elapsedMs };
    case 'limit_reached':
      return { type: 'limit_reached' };
    case 'outcome': {
      const step = ('stage' in state && stepUnder(state)) || 'check_active_card';
      const outcome = drawn.outcomes[step];
      return { type: 'outcome', outcome, chip: withChip, skew: drawn.skew, circumstances: around };
    }
  }
}

function fits(state: ApplicationState, event: ApplicationEvent, kept: Kept, now: number): boolean {
  switch (event.type) {
    case 'sent':
      return state.status === 'due' || (state.status === 'unknown' && stepUnder(state) !== undefined);
    case 'outcome':
    case 'interrupted':
      return AWAITS_ANSWER.includes(state.status);
    case 'weighed':
      if (state.status !== 'unknown') return false;
      return stepUnder(state) === undefined || isStale(state, kept.confirmedAt, now);
    case 'decided': {
      if (state.status !== 'needs_decision' || !decisionsOf(state).includes(event.decision)) return false;
      return event.decision !== 'is_not_connected' || !state.clearing || event.landingMs === 0;
    }
    case 'postponed':
      return state.status === 'due' || state.status === 'unknown';
    case 'limit_reached':
      return isUnsent(state);
    case 'confirmed':
      return isFillingIn(state) || state.status === 'returned';
    default:
      return isFillingIn(state);
  }
}

function isFillingIn(state: ApplicationState): boolean {
  return 'filling' in state && state.filling === true;
}

const REGISTERED = { status: 'due', stage: 'registered', tries: 0, dueAt: 0 } as const;
const CARD_SENT = { status: 'in_flight', stage: 'client_known', tries: 0 } as const;
const CLIENT_SENT = { status: 'in_flight', stage: 'checked', tries: 0 } as const;

type Look = (
  before: ApplicationState,
  after: ApplicationState,
  event: ApplicationEvent,
  now: number,
  kept: Kept,
) => void;

function walk(
  drawn: readonly Drawn[],
  withChip: Chip,
  look: Look,
  start: ApplicationState = drawn.length % 4 > 0 ? { ...REGISTERED, filling: true } : REGISTERED,
): ApplicationState {
  let now = 0;
  let kept: Kept = { confirmedAt: 0, postedAt: Number.NEGATIVE_INFINITY };
  let state = start;
  for (const one of drawn) {
    now += one.elapsedMs;
    const before = state;
    const fitting = eventFor(before, one, withChip, kept, now);
    if (!fits(before, fitting, kept, now)) {
      expect(() => next(before, fitting, now)).toThrow('does not fit');
      continue;
    }
    state = next(before, fitting, now);
    look(before, state, fitting, now, kept);
    kept = keptAfter(kept, before, fitting, now);
  }
  return state;
}

function keptAfter(kept: Kept, before: ApplicationState, event: ApplicationEvent, now: number): Kept {
  const anew = event.type === 'confirmed' || (event.type === 'decided' && event.decision === 'send_again');
  if (anew) return { ...kept, confirmedAt: now };
  const posted = event.type === 'outcome' && 'stage' in before && stepUnder(before) !== 'check_active_card';
  return posted ? { ...kept, postedAt: now } : kept;
}

const events = fc.array(event, { minLength: 1, maxLength: 60 });

/** Events after which everything known of an old SNILS or an old answer is asked for again. */
const ASKS_ANEW: readonly ApplicationEvent['type'][] = ['person_changed', 'confirmed', 'decided'];

function outdated(state: ApplicationState): boolean {
  return state.status === 'in_flight' && state.outdated === true;
}

function placeOf(state: ApplicationState): number {
  return 'stage' in state ? STAGES.indexOf(state.stage) : STAGES.length;
}

const NOBODY: Kept = { confirmedAt: 0, postedAt: 0 };

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
      in_flight: [...under, 'outdated', 'clearing'],
      unknown: [...under, 'since', 'dueAt', 'notBefore', 'reason', 'clearing'],
      needs_decision: [...under, 'since', 'why', 'clearing'],
      returned: [...under, 'refusals', 'notBefore'],
      connected: ['status', 'numSid', 'chip'],
      has_active_card: ['status', 'active'],
      refused: ['status', 'by', 'refusals', 'ground'],
      withdrawn: ['status'],
      not_connected: ['status'],
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
          if (before.status === 'in_flight' && before.clearing?.of === 'register_chip') {
            // Left for later at last: a success all the same (2.1 step 13.1).
            expect(['unknown', 'connected']).toContain(after.status);
          } else {
            expect(after.status).toBe(stepOf(before.stage) === 'check_active_card' ? 'due' : 'unknown');
          }
        });
      }),
    );
  });

  it('posts nothing anew without an answered look, nor too late, nor too often', () => {
    const REPEATED: readonly (Step | undefined)[] = ['register_client', 'connect_card'];
    let repeats = 0;
    fc.assert(
      fc.property(events, chip, (drawn, withChip) => {
        const lost = new Map<Step, number>();
        let hasLooked = true;
        walk(
          drawn,
          withChip,
          (before, _after, given, now, { confirmedAt }) => {
            if (!('stage' in before)) return;
            const step = stepUnder(before);
            const anew = given.type === 'confirmed' || given.type === 'decided';
            if (anew) lost.clear();
            if (given.type === 'sent' && before.status === 'unknown' && REPEATED.includes(step)) {
              repeats += 1;
              expect(hasLooked).toBe(true);
              expect(now - confirmedAt).toBeLessThanOrEqual(15 * 60_000);
            }
            if (given.type === 'interrupted' || given.type === 'outcome') {
              const outcome = given.type === 'outcome' ? given.outcome.class : 'unknown';
              if (step === 'check_active_card') hasLooked ||= outcome === 'done';
              else if (outcome === 'unknown' && step !== undefined && step !== 'register_chip') {
                hasLooked = false;
                lost.set(step, (lost.get(step) ?? 0) + 1);
                // The first one and three repeats; the applicant may be sent on the way to the card, too.
                const all = (lost.get('register_client') ?? 0) + (lost.get('connect_card') ?? 0);
                expect(all).toBeLessThanOrEqual(8);
                expect(lost.get('connect_card') ?? 0).toBeLessThanOrEqual(4);
              }
            }
          },
          drawn.length % 2 > 0 ? CLIENT_SENT : CARD_SENT,
        );
      }),
      { numRuns: 3_000 },
    );
    expect(repeats).toBeGreaterThan(0);
  });

  it('is connected by an answer or by a person, never by what only looks like it', () => {
    fc.assert(
      fc.property(events, chip, (drawn, withChip) => {
        walk(drawn, withChip, (before, after, given) => {
          const isConnected = (state: ApplicationState) =>
            state.status === 'connected' || ('stage' in state && state.stage === 'card_connected');
          if (isConnected(before) || !isConnected(after)) return;
          if (given.type === 'decided') expect(given.decision).toBe('is_connected');
          else expect(given).toMatchObject({ outcome: { class: 'done', answer: { step: 'connect_card' } } });
        });
      }),
    );
  });

  it('ends with no refusal that rests on the state of things while a request may still land', () => {
    let weighed = 0;
    fc.assert(
      fc.property(events, chip, (drawn, withChip) => {
        walk(
          drawn,
          withChip,
          (before, after, given, now, { postedAt }) => {
            if (!('stage' in before) || !('clearing' in before) || before.clearing?.of !== 'connect_card')
              return;
            const reasons = after.status === 'refused' && after.by === 'department' ? after.refusals : [];
            const isOfBody = reasons.some(({ reason }) => reason === 'card_of_another');
            const rests =
              reasons.length > 0 ? !isOfBody : ['has_active_card', 'not_connected'].includes(after.status);
            const isUncommitted = after.status === 'needs_decision' && after.why === 'not_committed';
            if (!rests && !isUncommitted) return;
            weighed += 1;
            expect(now - postedAt).toBeGreaterThanOrEqual(WAITS.lateLandingMs);
            if (given.type === 'outcome')
              expect(given.outcome).toMatchObject({ class: 'done', answer: { step: 'check_active_card' } });
          },
          CARD_SENT,
        );
      }),
      { numRuns: 3_000 },
    );
    expect(weighed).toBeGreaterThan(0);
  });

  it('is never due in the past nor before the time that the Department named', () => {
    fc.assert(
      fc.property(events, chip, (drawn, withChip) => {
        walk(drawn, withChip, (before, after, _, now) => {
          // What was due before and is only confirmed keeps its time.
          const isTimed = after.status === 'due' || after.status === 'unknown';
          if (!isTimed || before.status === 'due') return;
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
          if (cause.type === 'decided' && cause.decision === 'is_connected')
            given = 'numSid' in after ? after.numSid : undefined;
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
          { ...REGISTERED, filling: true },
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
        for (const act of more) if (fits(state, act, NOBODY, 0)) state = next(state, act, 0);
        const circumstances: Circumstances = {
          ...NOBODY,
          sinceSentMs: 0,
          waits: WAITS,
          evidence: { ownConnections: [], operations: [] },
        };
        const after = next(state, { type: 'outcome', outcome, chip: undefined, skew: 0, circumstances }, 0);
        expect(after).toMatchObject({ status: 'due', stage: 'registered', tries: 0 });
        expect(isFillingIn(after)).toBe(isFillingIn(state));
      }),
    );
  });
});
