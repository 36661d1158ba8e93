import { describe, expect, it } from 'vitest';
import type { ApplicationState, Chip, Stage } from '../../src/domain/application.ts';
import { next, stepOf } from '../../src/domain/application-state.ts';
import type { Circumstances } from '../../src/domain/clearing.ts';
import type { Answer, Outcome, Refusal, RefusalReason, UnknownReason } from '../../src/domain/outcome.ts';
import { parseUid } from '../../src/domain/uid.ts';
import { expectOk } from './problem-of.ts';

const NOW = 1_000_000;
const NO_CHIP: Chip = { kind: 'none', why: 'not_tapped' };
const CHIP: Chip = { kind: 'uid', uid: expectOk(parseUid('2A83155E')), mifareId: '2A83155E' };
const STAGES: readonly Stage[] = ['registered', 'checked', 'client_known', 'card_connected'];
const POSTS = STAGES.slice(1);
const waits = { settleMs: 30_000, lateLandingMs: 150_000 };
const circumstances: Circumstances = {
  confirmedAt: NOW,
  sinceSentMs: 0,
  waits,
  evidence: { ownConnections: [], operations: [] },
};

function inFlight(stage: Stage, tries = 0): Extract<ApplicationState, { status: 'in_flight' }> {
  const connected = stage === 'card_connected' ? { numSid: '9643' } : {};
  return { status: 'in_flight', stage, tries, ...connected };
}

/** Where an outcome leads from that stage, without skew. */
function stateAfter(
  stage: Stage,
  outcome: Outcome,
  options: { chip?: Chip; tries?: number } = {},
): ApplicationState {
  const { chip = CHIP, tries = 0 } = options;
  return next(inFlight(stage, tries), { type: 'outcome', outcome, chip, skew: 0, circumstances }, NOW);
}

function done(answer: Answer): Outcome {
  return { class: 'done', answer };
}

function refusal(reason: RefusalReason): Refusal {
  return { reason, service: 'Clients', code: 3, message: 'нет' };
}

function refused(stage: Stage, first: RefusalReason, ...more: RefusalReason[]): Outcome {
  return { class: 'refused', step: stepOf(stage), refusals: [refusal(first), ...more.map(refusal)] };
}

describe('sent', () => {
  it.each(STAGES)('takes a due application of stage %s on its way and keeps its tries', (stage) => {
    const due: ApplicationState = { ...inFlight(stage, 3), status: 'due', dueAt: NOW, reason: 'timeout' };
    expect(next(due, { type: 'sent' }, NOW)).toEqual(inFlight(stage, 3));
  });
});

describe('a done outcome', () => {
  it('goes on to the client where there is no active card', () => {
    expect(stateAfter('registered', done({ step: 'check_active_card' }), { tries: 4 })).toEqual({
      status: 'due',
      stage: 'checked',
      tries: 0,
      dueAt: NOW,
    });
  });

  it('ends with the active card where there is one', () => {
    const active = { numSid: '9643', issuer: 'Другой банк' };
    const state = stateAfter('registered', done({ step: 'check_active_card', active }));
    expect(state).toEqual({ status: 'has_active_card', active });
  });

  it('goes on to the card once the client is known', () => {
    const state = stateAfter('checked', done({ step: 'register_client' }));
    expect(state).toEqual({ status: 'due', stage: 'client_known', tries: 0, dueAt: NOW });
  });

  it('goes on to the chip once the card is connected, and keeps the social number', () => {
    const state = stateAfter('client_known', done({ step: 'connect_card', numSid: '9643' }));
    expect(state).toEqual({ status: 'due', stage: 'card_connected', tries: 0, numSid: '9643', dueAt: NOW });
  });

  it.each([NO_CHIP, { kind: 'none', why: 'random_uid' } as const])(
    'ends connected without a chip: %j',
    (chip) => {
      const state = stateAfter('client_known', done({ step: 'connect_card', numSid: '9643' }), { chip });
      expect(state).toEqual({ status: 'connected', numSid: '9643', chip: 'none' });
    },
  );

  it('does without a social number where the Department gave none', () => {
    expect(stateAfter('client_known', done({ step: 'connect_card' }), { chip: NO_CHIP })).toEqual({
      status: 'connected',
      chip: 'none',
    });
    expect(stateAfter('client_known', done({ step: 'connect_card' }))).not.toHaveProperty('numSid');
  });

  it('ends connected with the chip registered', () => {
    const state = stateAfter('card_connected', done({ step: 'register_chip' }));
    expect(state).toEqual({ status: 'connected', numSid: '9643', chip: 'registered' });
  });
});

describe('a refusal', () => {
  it.each([
    ['registered', 'invalid_snils', 'registered'],
    ['checked', 'bad_requisites', 'checked'],
    ['checked', 'bad_input', 'checked'],
    ['checked', 'requisite_taken', 'checked'],
    ['client_known', 'bad_requisites', 'client_known'],
    ['client_known', 'bad_input', 'client_known'],
    ['client_known', 'client_unknown', 'checked'],
  ] as const)('at %s with %s comes back to the clerk at %s', (stage, reason, backAt) => {
    expect(stateAfter(stage, refused(stage, reason), { tries: 2 })).toEqual({
      status: 'returned',
      stage: backAt,
      tries: 0,
      refusals: [refusal(reason)],
    });
  });

  it.each([
    ['checked', 'active_card_elsewhere'],
    ['client_known', 'card_unknown'],
    ['client_known', 'card_blocked'],
    ['client_known', 'card_of_another'],
    ['client_known', 'active_card_exists'],
  ] as const)('at %s with %s ends the application', (stage, reason) => {
    const state = stateAfter(stage, refused(stage, reason));
    expect(state).toEqual({ status: 'refused', by: 'department', refusals: [refusal(reason)] });
  });

  it.each(['chip_not_taken', 'bad_input', 'card_unknown'] as const)(
    'of the chip with %s leaves the card connected',
    (reason) => {
      const state = stateAfter('card_connected', refused('card_connected', reason));
      expect(state).toEqual({ status: 'connected', numSid: '9643', chip: 'not_registered' });
    },
  );

  it.each([
    ['refused', 'bad_requisites', 'active_card_elsewhere'],
    ['refused', 'schoolboy_unavailable', 'active_card_elsewhere'],
    ['returned', 'schoolboy_unavailable', 'bad_input'],
    ['returned', 'bad_input', 'schoolboy_unavailable'],
    ['due', 'schoolboy_unavailable', 'schoolboy_unavailable'],
  ] as const)('is judged as a whole: %s for %s and %s', (status, first, second) => {
    expect(stateAfter('checked', refused('checked', first, second)).status).toBe(status);
  });

  it('goes back to the client even when the unknown client stands second', () => {
    const state = stateAfter('client_known', refused('client_known', 'bad_input', 'client_unknown'));
    expect(state).toMatchObject({ status: 'returned', stage: 'checked' });
  });
});

describe('an unknown school attribute', () => {
  const outcome = refused('checked', 'schoolboy_unavailable');

  function again(state: ApplicationState, what: Outcome): ApplicationState {
    const sent = next(state, { type: 'sent' }, NOW);
    return next(sent, { type: 'outcome', outcome: what, chip: NO_CHIP, skew: 0, circumstances }, NOW);
  }

  it('is asked for again twice, then a person decides', () => {
    const first = stateAfter('checked', outcome);
    expect(first).toMatchObject({ status: 'due', dueAt: NOW + 5_000, reason: 'schoolboy_unavailable' });
    const second = again(first, outcome);
    expect(second).toMatchObject({ status: 'due', dueAt: NOW + 15_000, tries: 2 });
    expect(again(second, outcome)).toMatchObject({
      status: 'needs_decision',
      stage: 'checked',
      since: NOW,
      why: 'schoolboy_unavailable',
    });
  });

  it('does not count the times that nothing could be sent', () => {
    const offline: Outcome = { class: 'not_sent', reason: 'name_lookup' };
    const first = stateAfter('checked', outcome, { tries: 30 });
    expect(first.status).toBe('due');
    const second = again(again(first, offline), outcome);
    expect(second.status).toBe('due');
    expect(again(again(second, offline), outcome).status).toBe('needs_decision');
  });

  it('is forgotten once the client is known', () => {
    const moved = again(stateAfter('checked', outcome), done({ step: 'register_client' }));
    expect(moved).not.toHaveProperty('schoolboyRefusals');
  });
});

describe('what was not sent', () => {
  it.each(STAGES)('is due again after the back-off at %s', (stage) => {
    const outcome: Outcome = { class: 'not_sent', reason: 'connection_refused' };
    expect(stateAfter(stage, outcome, { tries: 2 })).toEqual({
      ...inFlight(stage, 3),
      status: 'due',
      dueAt: NOW + 60_000,
      reason: 'connection_refused',
    });
  });

  it('spreads by the skew', () => {
    const outcome: Outcome = { class: 'not_sent', reason: 'tls' };
    const state = next(
      inFlight('checked'),
      { type: 'outcome', outcome, chip: NO_CHIP, skew: -1, circumstances },
      NOW,
    );
    expect(state).toMatchObject({ dueAt: NOW + 4_000 });
  });
});

describe('what was not processed', () => {
  it.each(['key_rejected', 'region_unknown'] as const)('for %s is tried again in five minutes', (reason) => {
    const state = stateAfter('checked', { class: 'not_processed', reason });
    expect(state).toEqual({ status: 'due', stage: 'checked', tries: 1, dueAt: NOW + 300_000, reason });
  });

  it('keeps to the time that a busy Department names', () => {
    const outcome: Outcome = { class: 'not_processed', reason: 'too_many_requests', retryAfterMs: 90_000 };
    expect(stateAfter('client_known', outcome)).toMatchObject({
      status: 'due',
      stage: 'client_known',
      tries: 1,
      dueAt: NOW + 90_000,
      notBefore: NOW + 90_000,
    });
  });

  it('backs off where a busy Department names none', () => {
    const state = stateAfter('checked', { class: 'not_processed', reason: 'too_many_requests' });
    expect(state).toMatchObject({ dueAt: NOW + 5_000 });
    expect(state).not.toHaveProperty('notBefore');
  });

  it.each([
    [10_000, 300_000],
    [600_000, 600_000],
  ])('takes the later of five minutes and a named %i ms', (retryAfterMs, delayMs) => {
    const state = stateAfter('checked', { class: 'not_processed', reason: 'key_rejected', retryAfterMs });
    expect(state).toMatchObject({ dueAt: NOW + delayMs, notBefore: NOW + retryAfterMs });
  });

  it('forgets the named time once the request is on its way', () => {
    const outcome: Outcome = { class: 'not_processed', reason: 'too_many_requests', retryAfterMs: 1_000 };
    const sent = next(stateAfter('checked', outcome), { type: 'sent' }, NOW);
    expect(sent).toEqual(inFlight('checked', 1));
  });
});

describe('an unknown outcome', () => {
  const outcome: Outcome = { class: 'unknown', reason: 'timeout' };

  it('of the question is asked again after the back-off', () => {
    expect(stateAfter('registered', outcome, { tries: 1 })).toEqual({
      status: 'due',
      stage: 'registered',
      tries: 2,
      dueAt: NOW + 15_000,
      reason: 'timeout',
    });
  });

  it.each([
    ['checked', { of: 'register_client', next: 'look' }],
    ['client_known', { of: 'connect_card', next: 'look' }],
    ['card_connected', { of: 'register_chip', next: 'repeat', nones: 0 }],
  ] as const)('of what changes something is looked into after the settling time at %s', (stage, clearing) => {
    expect(stateAfter(stage, outcome)).toEqual({
      ...inFlight(stage, 1),
      status: 'unknown',
      since: NOW,
      dueAt: NOW + waits.settleMs,
      reason: 'timeout',
      clearing: { ...clearing, since: NOW, repeats: 0, misses: 0 },
    });
  });

  it.each<UnknownReason>(['connection_lost', 'server_error', 'not_json', 'wrong_shape', 'unlisted_code'])(
    'keeps its reason %s',
    (reason) => {
      expect(stateAfter('client_known', { class: 'unknown', reason })).toMatchObject({
        status: 'unknown',
        reason,
      });
    },
  );
});

describe('an interruption', () => {
  it('asks the question again at once', () => {
    expect(next(inFlight('registered'), { type: 'interrupted', waits }, NOW)).toEqual({
      status: 'due',
      stage: 'registered',
      tries: 1,
      dueAt: NOW,
      reason: 'interrupted',
    });
  });

  it.each(POSTS)('leaves unknown what was on its way at %s', (stage) => {
    expect(next(inFlight(stage), { type: 'interrupted', waits }, NOW)).toMatchObject({
      status: 'unknown',
      stage,
      since: NOW,
      dueAt: NOW + waits.settleMs,
      reason: 'interrupted',
    });
  });
});

describe('while the clerk fills in', () => {
  const FILLING = { tries: 0, filling: true } as const;
  const asking = { status: 'in_flight', stage: 'registered', ...FILLING } as const;
  const checked = { status: 'filling', stage: 'checked', ...FILLING, checkedAt: NOW } as const;
  const offline = {
    status: 'due',
    stage: 'registered',
    ...FILLING,
    tries: 3,
    dueAt: NOW + 9,
    reason: 'tls',
  } as const;
  const returned = {
    status: 'returned',
    stage: 'registered',
    ...FILLING,
    refusals: [refusal('invalid_snils')],
  } as const;

  function answered(outcome: Outcome, from: ApplicationState = asking): ApplicationState {
    return next(from, { type: 'outcome', outcome, chip: undefined, skew: 0, circumstances }, NOW);
  }

  it('is asked whether there is an active card, and then waits for the clerk', () => {
    expect(answered(done({ step: 'check_active_card' }))).toEqual(checked);
    expect(() => next(checked, { type: 'sent' }, NOW)).toThrow('does not fit');
  });

  it('ends with the active card where there is one', () => {
    const active = { numSid: '9643' };
    expect(answered(done({ step: 'check_active_card', active }))).toEqual({
      status: 'has_active_card',
      active,
    });
  });

  it('comes back with a wrong SNILS, still being filled in', () => {
    expect(answered(refused('registered', 'invalid_snils'))).toEqual(returned);
  });

  it.each<Outcome>([
    { class: 'not_sent', reason: 'tls' },
    { class: 'unknown', reason: 'timeout' },
    { class: 'not_processed', reason: 'key_rejected' },
  ])('is asked again by itself after $class', (outcome) => {
    const again = answered(outcome);
    expect(again).toMatchObject({ status: 'due', stage: 'registered', filling: true, tries: 1 });
    expect(next(again, { type: 'sent' }, NOW)).toMatchObject({ status: 'in_flight', filling: true });
  });

  it('is asked again after an interruption', () => {
    expect(next(asking, { type: 'interrupted', waits }, NOW)).toMatchObject({ status: 'due', filling: true });
  });

  it('never sends what comes after the question', () => {
    const wrong: ApplicationState = { status: 'due', stage: 'checked', ...FILLING, dueAt: NOW };
    expect(() => next(wrong, { type: 'sent' }, NOW)).toThrow('does not fit');
  });

  it('goes on at the client once confirmed, or asks again what is old', () => {
    const soon = next(checked, { type: 'confirmed' }, NOW + 900_000);
    expect(soon).toEqual({ status: 'due', stage: 'checked', tries: 0, dueAt: NOW + 900_000 });
    const late = next(checked, { type: 'confirmed' }, NOW + 900_001);
    expect(late).toEqual({ status: 'due', stage: 'registered', tries: 0, dueAt: NOW + 900_001 });
  });

  it('goes on where it is once confirmed, and keeps its time', () => {
    const { filling: _, ...due } = offline;
    expect(next(offline, { type: 'confirmed' }, NOW)).toEqual(due);
    expect(next(asking, { type: 'confirmed' }, NOW)).toEqual(inFlight('registered'));
    expect(next(returned, { type: 'confirmed' }, NOW)).toEqual({
      status: 'due',
      stage: 'registered',
      tries: 0,
      dueAt: NOW,
    });
  });

  it.each([checked, offline, returned, asking])(
    'keeps $status where only the name was corrected',
    (state) => {
      expect(next(state, { type: 'person_changed', snilsChanged: false }, NOW)).toEqual(state);
    },
  );

  it.each([checked, offline, returned])('asks anew about a corrected SNILS: $status', (state) => {
    expect(next(state, { type: 'person_changed', snilsChanged: true }, NOW)).toEqual({
      status: 'due',
      stage: 'registered',
      ...FILLING,
      dueAt: NOW,
    });
  });

  it('keeps to the time that a busy Department has named, whatever the SNILS', () => {
    const busy: ApplicationState = { ...offline, notBefore: NOW + 500 };
    expect(next(busy, { type: 'person_changed', snilsChanged: true }, NOW)).toMatchObject({
      dueAt: NOW + 500,
      notBefore: NOW + 500,
    });
  });

  it.each<Outcome>([
    done({ step: 'check_active_card', active: { numSid: '9643' } }),
    done({ step: 'check_active_card' }),
    refused('registered', 'invalid_snils'),
    { class: 'unknown', reason: 'timeout' },
  ])('drops the answer about a SNILS that was corrected meanwhile: $class', (outcome) => {
    const corrected = next(asking, { type: 'person_changed', snilsChanged: true }, NOW);
    expect(corrected).toEqual({ ...asking, outdated: true });
    const anew = { status: 'due', stage: 'registered', tries: 0, dueAt: NOW };
    expect(answered(outcome, corrected)).toEqual({ ...anew, filling: true });
    expect(next(corrected, { type: 'interrupted', waits }, NOW)).toEqual({ ...anew, filling: true });
    const confirmed = next(corrected, { type: 'confirmed' }, NOW);
    expect(answered(outcome, confirmed)).toEqual(anew);
  });

  it('waits as long as a busy Department says before it asks about the other SNILS', () => {
    const corrected = next(asking, { type: 'person_changed', snilsChanged: true }, NOW);
    const busy = { class: 'not_processed', reason: 'too_many_requests', retryAfterMs: 700 } as const;
    expect(answered(busy, corrected)).toMatchObject({ dueAt: NOW + 700, notBefore: NOW + 700 });
  });

  it.each([checked, offline, returned, asking])(
    'ends from $status by the office or the applicant',
    (state) => {
      expect(next(state, { type: 'withdrawn' }, NOW)).toEqual({ status: 'withdrawn' });
      expect(next(state, { type: 'refused_by_office', ground: '1.2.2' }, NOW)).toEqual({
        status: 'refused',
        by: 'office',
        ground: '1.2.2',
      });
    },
  );
});

describe('a confirmation of what the Department sent back', () => {
  const returned: ApplicationState = {
    status: 'returned',
    stage: 'client_known',
    tries: 0,
    refusals: [refusal('bad_input')],
  };

  it('asks and sends all anew: what was known is old, and more than was named may be corrected', () => {
    expect(next(returned, { type: 'confirmed' }, NOW)).toEqual({
      status: 'due',
      stage: 'registered',
      tries: 0,
      dueAt: NOW,
    });
  });

  it('begins with the question where the SNILS is another one', () => {
    expect(next(returned, { type: 'confirmed', snilsChanged: true }, NOW)).toEqual({
      status: 'due',
      stage: 'registered',
      tries: 0,
      dueAt: NOW,
    });
  });

  it('is the only thing that the clerk can do to it', () => {
    for (const type of ['withdrawn', 'sent'] as const) {
      expect(() => next(returned, { type }, NOW)).toThrow('does not fit');
    }
    expect(() => next(returned, { type: 'person_changed', snilsChanged: true }, NOW)).toThrow('does not fit');
  });
});

describe('a limit of the time offline', () => {
  const due = { status: 'due', tries: 2, dueAt: NOW, reason: 'connection_refused' } as const;

  it.each(['registered', 'checked', 'client_known'] as const)('holds back what is unsent at %s', (stage) => {
    expect(next({ ...due, stage }, { type: 'limit_reached' }, NOW)).toEqual({
      status: 'needs_decision',
      stage,
      tries: 2,
      since: NOW,
      why: 'offline_too_long',
    });
  });

  it.each<ApplicationState>([
    { ...due, stage: 'card_connected' },
    { ...due, stage: 'registered', filling: true },
    { ...due, stage: 'checked', schoolboyRefusals: 1 },
    inFlight('checked'),
  ])('is none for %j', (state) => {
    expect(() => next(state, { type: 'limit_reached' }, NOW)).toThrow('does not fit');
  });
});

describe('too many requests within an hour', () => {
  it('hold back what is due or looked into, whoever asks', () => {
    const due: ApplicationState = { status: 'due', stage: 'checked', tries: 9, dueAt: NOW, reason: 'tls' };
    expect(next(due, { type: 'postponed', until: NOW + 1 }, NOW)).toEqual({
      ...due,
      dueAt: NOW + 1,
      notBefore: NOW + 1,
    });
  });
});

describe('an event that does not fit', () => {
  const outcome: Outcome = { class: 'not_sent', reason: 'tls' };
  const events = [
    { type: 'sent' },
    { type: 'interrupted', waits },
    { type: 'outcome', outcome, chip: NO_CHIP, skew: 0, circumstances },
    { type: 'person_changed', snilsChanged: false },
    { type: 'refused_by_office', ground: '1.2.1' },
    { type: 'withdrawn' },
  ] as const;
  const resting: readonly ApplicationState[] = [
    { status: 'connected', chip: 'none' },
    { status: 'has_active_card', active: { numSid: '1' } },
    { status: 'refused', by: 'department', refusals: [refusal('card_blocked')] },
    { status: 'refused', by: 'office', ground: '1.2.1' },
    { status: 'withdrawn' },
    { status: 'not_connected' },
    { status: 'returned', stage: 'checked', tries: 0, refusals: [refusal('bad_input')] },
    { status: 'needs_decision', stage: 'checked', tries: 3, since: 0, why: 'schoolboy_unavailable' },
  ];

  it.each(resting)('throws when the application is %j', (state) => {
    for (const event of events) expect(() => next(state, event, NOW)).toThrow('does not fit');
    if (state.status === 'returned') return;
    expect(() => next(state, { type: 'confirmed' }, NOW)).toThrow('does not fit');
  });

  it('throws for all but the next look while a lost answer is cleared up', () => {
    const clearing = { of: 'connect_card', next: 'look', since: 0, repeats: 0, misses: 0 } as const;
    const state: ApplicationState = {
      status: 'unknown',
      stage: 'client_known',
      tries: 1,
      since: 0,
      dueAt: 0,
      clearing,
    };
    for (const event of events.slice(1)) expect(() => next(state, event, NOW)).toThrow('does not fit');
    for (const type of ['confirmed', 'limit_reached'] as const)
      expect(() => next(state, { type }, NOW)).toThrow('does not fit');
    expect(() => next(state, { type: 'weighed', chip: undefined, circumstances }, NOW)).toThrow(
      'does not fit',
    );
    expect(next(state, { type: 'sent' }, NOW)).toMatchObject({ status: 'in_flight', clearing });
    const evidence: ApplicationState = {
      ...state,
      clearing: { ...clearing, next: 'evidence', seen: { numSid: '9643' } },
    };
    expect(() => next(evidence, { type: 'sent' }, NOW)).toThrow('does not fit');
  });

  it('throws when a card is connected that nobody has taken down', () => {
    const outcome = done({ step: 'connect_card' });
    const event = { type: 'outcome', outcome, chip: undefined, skew: 0, circumstances } as const;
    expect(() => next(inFlight('client_known'), event, NOW)).toThrow('nobody has taken down');
  });

  it('throws when an outcome comes before the sending', () => {
    const due: ApplicationState = { status: 'due', stage: 'registered', tries: 0, dueAt: NOW };
    for (const event of events.slice(1)) expect(() => next(due, event, NOW)).toThrow('does not fit');
  });

  it('throws when a request is sent twice', () => {
    expect(() => next(inFlight('checked'), { type: 'sent' }, NOW)).toThrow('does not fit');
  });

  it('throws when the answer is to another step', () => {
    expect(() => stateAfter('checked', done({ step: 'check_active_card' }))).toThrow('at stage checked');
    expect(() => stateAfter('checked', refused('client_known', 'card_blocked'))).toThrow('at stage checked');
  });
});

describe('stepOf', () => {
  it('follows the order of the regulation', () => {
    expect(STAGES.map(stepOf)).toEqual([
      'check_active_card',
      'register_client',
      'connect_card',
      'register_chip',
    ]);
  });
});
