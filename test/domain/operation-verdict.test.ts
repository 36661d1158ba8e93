import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import type { CardEvent, KnownPerson } from '../../src/domain/known-person.ts';
import type { LookedUp } from '../../src/domain/looked-up.ts';
import type { Operation, OperationVerdict } from '../../src/domain/operation.ts';
import { rank } from '../../src/domain/operation-match.ts';
import type { OperationPolicy, VerdictMode } from '../../src/domain/operation-policy.ts';
import type { WorklistReason } from '../../src/domain/operation-state.ts';
import { verdictOf } from '../../src/domain/operation-verdict.ts';
import type { Snils } from '../../src/domain/snils.ts';
import {
  AT,
  CLIENT,
  connectedHere,
  known,
  OTHER_SNILS,
  operation,
  there,
  without,
} from './invented-operation.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const NOW = AT + 5 * MINUTE;

/** As the profile of the first region has it. */
const POLICY: OperationPolicy = {
  unknownCard: 'found',
  personNotFound: { by: 'clerk' },
  cardUnfit: { by: 'clerk' },
  cardNotFound: { by: 'profile' },
  hasSeveralWorkplaces: false,
};

const PERSON = known(1);
const STRANGER = known(2, {
  lastName: 'Петрова',
  firstName: 'Анна',
  snils: OTHER_SNILS,
  birthDate: '1990-01-01' as CalendarDate,
  document: { number: '3705 999999' },
});
const NAMESAKE = known(3, { snils: OTHER_SNILS, document: { number: '3705 999999' } });
const MARRIED = known(4, { lastName: 'Петрова' });
/** Bears the same papers, by a mistake of somebody's. */
const DOUBLE = known(5, { snils: OTHER_SNILS, birthDate: '1985-03-18' as CalendarDate });

interface Given {
  /** The journal's answers to the keys of the operation. */
  readonly people?: readonly KnownPerson[];
  readonly cardHolders?: readonly KnownPerson[];
  readonly events?: readonly CardEvent[];
  readonly policy?: Partial<OperationPolicy>;
  readonly now?: number;
}

function looked(
  of: Operation,
  { people = [], cardHolders = [], events = [], policy, now = NOW }: Given,
): LookedUp {
  const candidates = of.client ? rank(of.client, people) : [];
  return verdictOf(of, { candidates, cardHolders, events }, { ...POLICY, ...policy }, now);
}

const decided = (
  verdict: OperationVerdict,
  by: 'evidence' | 'profile',
  applicationId?: number,
): LookedUp => ({
  kind: 'decided',
  verdict,
  by,
  ...(applicationId !== undefined && { applicationId }),
});
const clerk = (proposed: OperationVerdict, why: WorklistReason, applicationId?: number): LookedUp => ({
  kind: 'clerk',
  proposed,
  why,
  ...(applicationId !== undefined && { applicationId }),
});

/** The card of the operation is A1. */
const REGISTER: readonly (readonly [string, Given, LookedUp])[] = [
  [
    'own card, connected here',
    { people: [PERSON], cardHolders: [PERSON], events: [connectedHere(1, 'A1', AT - DAY)] },
    decided('found', 'evidence', 1),
  ],
  [
    'own card, found there before',
    {
      people: [PERSON],
      cardHolders: [PERSON],
      events: [there('connected', 'A1', AT - DAY, { applicationId: 1 })],
    },
    decided('found', 'evidence', 1),
  ],
  [
    'own card, blocked before, no other one',
    {
      people: [PERSON],
      cardHolders: [PERSON],
      events: [connectedHere(1, 'A1', AT - DAY), there('blocked', 'A1', AT - DAY / 2, { applicationId: 1 })],
    },
    decided('found', 'evidence', 1),
  ],
  [
    'own card under its social number alone',
    { people: [PERSON], cardHolders: [PERSON], events: [connectedHere(1, 'OLD', AT - DAY, '9620')] },
    decided('found', 'evidence', 1),
  ],
  [
    'own card, connected by an application that the keys have missed',
    { people: [PERSON], cardHolders: [MARRIED], events: [connectedHere(4, 'A1', AT - DAY)] },
    decided('found', 'evidence', 4),
  ],
  [
    'another active card',
    { people: [PERSON], events: [connectedHere(1, 'B2', AT - DAY)] },
    decided('found_with_other_card', 'evidence', 1),
  ],
  [
    'another active card, found there',
    { people: [PERSON], events: [there('connected', 'B2', AT - DAY, { applicationId: 1 })] },
    decided('found_with_other_card', 'evidence', 1),
  ],
  [
    'another card, blocked meanwhile',
    { people: [PERSON], events: [connectedHere(1, 'B2', AT - DAY), there('blocked', 'B2', AT - DAY / 2)] },
    decided('found', 'profile', 1),
  ],
  [
    'another card, blocked so close to its connection that nobody knows',
    {
      people: [PERSON],
      events: [connectedHere(1, 'B2', AT - DAY), there('blocked', 'B2', AT - DAY + MINUTE)],
    },
    clerk('found_with_other_card', 'order_unclear', 1),
  ],
  [
    'another card, connected here after the operation',
    { people: [PERSON], events: [connectedHere(1, 'B2', AT + MINUTE)] },
    decided('found_with_other_card', 'evidence', 1),
  ],
  [
    'own card, replaced here by another one',
    {
      people: [PERSON],
      cardHolders: [PERSON],
      events: [connectedHere(1, 'A1', AT - 2 * DAY), connectedHere(1, 'B2', AT - DAY)],
    },
    decided('found_with_other_card', 'evidence', 1),
  ],
  [
    'own card, active, and another one that is as well',
    {
      people: [PERSON],
      cardHolders: [PERSON],
      events: [
        connectedHere(1, 'A1', AT - 2 * DAY),
        there('connected', 'B2', AT - DAY, { applicationId: 1 }),
      ],
    },
    decided('found', 'evidence', 1),
  ],
  ['a card unknown here', { people: [PERSON] }, decided('found', 'profile', 1)],
  [
    'a card unknown here, where the region keeps a list',
    { people: [PERSON], policy: { unknownCard: 'card_not_found' } },
    decided('card_not_found', 'profile', 1),
  ],
  [
    'a card unknown here, in a list that is one of several',
    { people: [PERSON], policy: { unknownCard: 'card_not_found', hasSeveralWorkplaces: true } },
    clerk('card_not_found', 'not_in_this_journal', 1),
  ],
  [
    'a card that was brought here and has no end yet, where the region keeps a list',
    { people: [PERSON], cardHolders: [PERSON], policy: { unknownCard: 'card_not_found' } },
    clerk('card_not_found', 'card_not_found', 1),
  ],
  [
    'a card that others have, too',
    { people: [PERSON], events: [connectedHere(9, 'B2', AT - DAY)] },
    decided('found', 'profile', 1),
  ],
  [
    'a card of another',
    { people: [PERSON], cardHolders: [STRANGER], events: [connectedHere(2, 'A1', AT - DAY)] },
    clerk('card_unfit', 'card_of_another', 1),
  ],
  [
    'a card of another, found there',
    {
      people: [PERSON],
      cardHolders: [STRANGER],
      events: [there('connected', 'A1', AT - DAY, { applicationId: 2 })],
    },
    clerk('card_unfit', 'card_of_another', 1),
  ],
  [
    'a card of another, where the region decides',
    {
      people: [PERSON],
      cardHolders: [STRANGER],
      events: [connectedHere(2, 'A1', AT - DAY)],
      policy: { cardUnfit: { by: 'profile' }, hasSeveralWorkplaces: true },
    },
    decided('card_unfit', 'profile', 1),
  ],
  [
    'a card that another has only brought here',
    { people: [PERSON], cardHolders: [STRANGER] },
    decided('found', 'profile', 1),
  ],
  ['nobody', {}, clerk('person_not_found', 'person_not_found')],
  ['nobody alike', { people: [STRANGER] }, clerk('person_not_found', 'person_not_found')],
  [
    'nobody, where the region decides',
    { policy: { personNotFound: { by: 'profile' } } },
    decided('person_not_found', 'profile'),
  ],
  [
    'nobody, where the region decides, but the office has other journals',
    { policy: { personNotFound: { by: 'profile' }, hasSeveralWorkplaces: true } },
    clerk('person_not_found', 'not_in_this_journal'),
  ],
  [
    'nobody, where the region decides, but the card was brought here',
    { cardHolders: [STRANGER], policy: { personNotFound: { by: 'profile' } } },
    clerk('person_not_found', 'card_of_another'),
  ],
  [
    'nobody, and the region lets days pass',
    { policy: { personNotFound: { by: 'profile_after', days: 3 } } },
    { kind: 'later', verdict: 'person_not_found', dueAt: AT + 3 * DAY },
  ],
  [
    'nobody, and the days have passed',
    { policy: { personNotFound: { by: 'profile_after', days: 3 } }, now: AT + 3 * DAY },
    decided('person_not_found', 'profile'),
  ],
  [
    'a namesake born on the same day',
    { people: [NAMESAKE], policy: { personNotFound: { by: 'profile' } } },
    clerk('person_not_found', 'person_alike', 3),
  ],
  [
    'somebody with another surname and the same SNILS',
    { people: [MARRIED], policy: { personNotFound: { by: 'profile' } } },
    clerk('found', 'person_alike', 4),
  ],
  [
    'somebody alike with another card',
    { people: [MARRIED], events: [connectedHere(4, 'B2', AT - DAY)] },
    clerk('found_with_other_card', 'person_alike', 4),
  ],
  [
    'one who fits, beside somebody alike by less',
    { people: [PERSON, NAMESAKE] },
    decided('found', 'profile', 1),
  ],
  ['one with two applications', { people: [PERSON, known(6)] }, decided('found', 'profile', 6)],
];

it.each(REGISTER)('connected there: %s', (_what, given, expected) => {
  const of = operation({ card: { hash: 'A1', numSid: '9620' } });
  expect(looked(of, given)).toEqual(expected);
});

describe('several who fit', () => {
  it.each<[string, Operation, readonly KnownPerson[]]>([
    [
      'one by the SNILS with a new passport, another by the passport',
      operation(),
      [known(1, { document: { number: '3710 111111' } }), DOUBLE],
    ],
    [
      'two with one name, document and birth date are one; under two first names they are not',
      operation({ client: without('firstName', 'snils') }),
      [PERSON, known(2, { firstName: 'Анна', snils: OTHER_SNILS })],
    ],
    [
      'one SNILS under two birth dates',
      operation({ client: without('birthDate', 'document') }),
      [PERSON, known(2, { birthDate: '1990-01-01' as CalendarDate })],
    ],
  ])('wait for a clerk: %s', (_what, of, people) => {
    for (const type of ['register', 'block'] as const) {
      const found = looked({ ...of, type }, { people, policy: { personNotFound: { by: 'profile' } } });
      expect(found.kind).toBe('clerk');
      expect(['several_persons', 'person_alike']).toContain('why' in found && found.why);
      expect(found.applicationId).toBeDefined();
    }
  });
});

const BLOCK: readonly (readonly [string, Given, LookedUp])[] = [
  [
    'own card',
    { people: [PERSON], cardHolders: [PERSON], events: [connectedHere(1, 'A1', AT - DAY)] },
    decided('found', 'evidence', 1),
  ],
  [
    'own card, connected here again since',
    { people: [PERSON], cardHolders: [PERSON], events: [connectedHere(1, 'A1', AT + 3 * MINUTE)] },
    decided('found', 'evidence', 1),
  ],
  [
    'own card, connected here a minute before',
    { people: [PERSON], cardHolders: [PERSON], events: [connectedHere(1, 'A1', AT - MINUTE)] },
    clerk('found', 'order_unclear', 1),
  ],
  [
    'own card, connected here a minute after',
    { people: [PERSON], cardHolders: [PERSON], events: [connectedHere(1, 'A1', AT + MINUTE)] },
    clerk('found', 'order_unclear', 1),
  ],
  ['a card unknown here', { people: [PERSON] }, decided('card_not_found', 'profile', 1)],
  [
    'a card unknown here, beside another active one',
    { people: [PERSON], events: [connectedHere(1, 'B2', AT - DAY)] },
    decided('card_not_found', 'profile', 1),
  ],
  [
    'a card unknown in this journal of several',
    { people: [PERSON], policy: { hasSeveralWorkplaces: true } },
    clerk('card_not_found', 'not_in_this_journal', 1),
  ],
  [
    'a card whose connection is in the dark',
    { people: [PERSON], cardHolders: [PERSON] },
    clerk('card_not_found', 'card_not_found', 1),
  ],
  [
    'a card unknown here, and the region lets days pass',
    { people: [PERSON], policy: { cardNotFound: { by: 'profile_after', days: 2 } } },
    { kind: 'later', verdict: 'card_not_found', dueAt: AT + 2 * DAY, applicationId: 1 },
  ],
  [
    'a card of another',
    { people: [PERSON], cardHolders: [STRANGER], events: [connectedHere(2, 'A1', AT - DAY)] },
    clerk('card_not_found', 'card_of_another', 1),
  ],
  [
    'own card of somebody alike',
    { people: [MARRIED], cardHolders: [MARRIED], events: [connectedHere(4, 'A1', AT - DAY)] },
    clerk('found', 'person_alike', 4),
  ],
  ['an unknown card of somebody alike', { people: [NAMESAKE] }, clerk('card_not_found', 'person_alike', 3)],
  ['nobody', { policy: { personNotFound: { by: 'profile' } } }, decided('person_not_found', 'profile')],
  [
    'nobody, with the card of somebody',
    {
      cardHolders: [STRANGER],
      events: [connectedHere(2, 'A1', AT - DAY)],
      policy: { personNotFound: { by: 'profile' } },
    },
    clerk('person_not_found', 'card_of_another'),
  ],
];

it.each(BLOCK)('blocked there: %s', (_what, given, expected) => {
  const events = [...(given.events ?? []), there('blocked', 'A1', AT)];
  expect(looked(operation({ type: 'block', blockedBy: 'applicant' }), { ...given, events })).toEqual(
    expected,
  );
});

const BLOCK_BY_CARD: readonly (readonly [string, Given, LookedUp])[] = [
  [
    'of one',
    { cardHolders: [PERSON], events: [connectedHere(1, 'A1', AT - DAY)] },
    decided('found', 'evidence', 1),
  ],
  [
    'of one with two applications',
    {
      cardHolders: [PERSON, known(6)],
      events: [connectedHere(1, 'A1', AT - DAY), connectedHere(6, 'A1', AT - DAY / 2)],
    },
    decided('found', 'evidence', 6),
  ],
  [
    'of one, whom an operation named',
    { cardHolders: [PERSON], events: [there('connected', 'A1', AT - DAY, { applicationId: 1 })] },
    decided('found', 'evidence', 1),
  ],
  [
    'of one, and another has only brought it here',
    { cardHolders: [PERSON, STRANGER], events: [connectedHere(1, 'A1', AT - DAY)] },
    decided('found', 'evidence', 1),
  ],
  [
    'of one, connected at nearly the same time',
    { cardHolders: [PERSON], events: [connectedHere(1, 'A1', AT)] },
    clerk('found', 'order_unclear', 1),
  ],
  [
    'of two',
    {
      cardHolders: [PERSON, STRANGER],
      events: [connectedHere(1, 'A1', AT - DAY), connectedHere(2, 'A1', AT - DAY / 2)],
    },
    clerk('found', 'several_persons'),
  ],
  ['of nobody', {}, decided('card_not_found', 'profile')],
  [
    'of nobody in this journal of several',
    { policy: { hasSeveralWorkplaces: true } },
    clerk('card_not_found', 'not_in_this_journal'),
  ],
  ['that was only brought here', { cardHolders: [PERSON] }, clerk('card_not_found', 'card_not_found')],
];

it.each(BLOCK_BY_CARD)('blocked there without a person, a card %s', (_what, given, expected) => {
  const { client: _, ...of } = operation({ type: 'block', blockedBy: 'department' });
  expect(looked(of, { ...given, events: [...(given.events ?? []), there('blocked', 'A1', AT)] })).toEqual(
    expected,
  );
});

it.each([
  ['a document without a birth date', without('snils', 'birthDate')],
  ['a SNILS that is none', { ...without('document'), snils: '11134534511' }],
  ['nothing', {}],
  ['no person at all', undefined],
])('nobody is not found for want of a key: %s', (_what, client) => {
  const { client: _, ...rest } = operation();
  const found = looked(
    { ...rest, ...(client && { client }) },
    { policy: { personNotFound: { by: 'profile' } } },
  );
  expect(found).toEqual(clerk('person_not_found', 'person_not_found'));
});

it('days are counted from now for what is dated ahead of us', () => {
  const of = operation({ madeAt: NOW + 1_000 * DAY });
  const policy = { personNotFound: { by: 'profile_after', days: 3 } as const };
  expect(looked(of, { policy })).toEqual({
    kind: 'later',
    verdict: 'person_not_found',
    dueAt: NOW + 3 * DAY,
  });
});

describe('whatever the journal holds', () => {
  const PEOPLE = [PERSON, STRANGER, NAMESAKE, MARRIED, DOUBLE, known(6)];
  const mode: fc.Arbitrary<VerdictMode> = fc.constantFrom<VerdictMode>(
    { by: 'profile' },
    { by: 'profile_after', days: 1 },
    { by: 'clerk' },
  );
  const event = fc
    .record({
      id: fc.integer({ min: 1, max: 6 }),
      hash: fc.constantFrom('A1', 'B2'),
      hours: fc.integer({ min: -5, max: 2 }),
      what: fc.constantFrom('here', 'connected', 'blocked'),
    })
    .map(({ id, hash, hours, what }) => {
      const at = AT + hours * 60 * MINUTE;
      if (what === 'here') return connectedHere(id, hash, at);
      return there(what === 'blocked' ? 'blocked' : 'connected', hash, at, {
        id: 900 + id,
        applicationId: id,
      });
    });
  const given = fc.record({
    type: fc.constantFrom('register' as const, 'block' as const),
    client: fc.constantFrom(CLIENT, without('snils'), without('document', 'birthDate'), undefined),
    people: fc.subarray(PEOPLE),
    events: fc.array(event, { maxLength: 6 }),
    policy: fc.record({
      unknownCard: fc.constantFrom('found' as const, 'card_not_found' as const),
      personNotFound: mode,
      cardUnfit: mode,
      cardNotFound: mode,
      hasSeveralWorkplaces: fc.boolean(),
    }),
  });
  type Drawn = typeof given extends fc.Arbitrary<infer Value> ? Value : never;

  function lookedAt({ type, client, people, events, policy }: Drawn): LookedUp {
    const { client: _, ...rest } = operation({ type });
    const owners = events
      .filter(({ cardHash }) => cardHash === 'A1')
      .map(({ source }) => (source.of === 'application' ? source.id : source.applicationId));
    const cardHolders = PEOPLE.filter(({ applicationId }) => owners.includes(applicationId));
    return looked({ ...rest, ...(client && { client }) }, { people, cardHolders, events, policy });
  }

  it('what rests on absence is never automatic where others have journals', () => {
    fc.assert(
      fc.property(given, (drawn) => {
        const found = lookedAt({ ...drawn, policy: { ...drawn.policy, hasSeveralWorkplaces: true } });
        if (found.kind === 'clerk') return;
        expect(['person_not_found', 'card_not_found']).not.toContain(found.verdict);
      }),
      { numRuns: 500 },
    );
  });

  it('nobody is found who does not fit, and nobody is not found who does', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(given, (drawn) => {
        const found = lookedAt(drawn);
        if (found.kind === 'clerk') return;
        seen.add(found.verdict);
        const fitting = drawn.client
          ? rank(drawn.client, drawn.people).filter(({ comparison }) => comparison.verdict === 'same')
          : [];
        if (drawn.client && found.verdict !== 'person_not_found') expect(fitting).toHaveLength(1);
        if (found.verdict === 'person_not_found') expect(fitting).toEqual([]);
        if (found.kind === 'decided' && found.by === 'evidence') {
          expect(['found', 'found_with_other_card']).toContain(found.verdict);
          expect(found.applicationId).toBeDefined();
        }
      }),
      { numRuns: 3_000 },
    );
    expect([...seen].sort()).toEqual([
      'card_not_found',
      'card_unfit',
      'found',
      'found_with_other_card',
      'person_not_found',
    ]);
  });
});

it('a family is kept apart', () => {
  const twin = known(7, {
    firstName: 'Анна',
    snils: '08765430300' as Snils,
    document: { number: '3705 123457' },
  });
  expect(looked(operation(), { people: [twin], policy: { personNotFound: { by: 'profile' } } })).toEqual(
    decided('person_not_found', 'profile'),
  );
});
