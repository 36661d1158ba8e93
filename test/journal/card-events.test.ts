import { expect, test } from 'vitest';
import { EMPTY_DRAFT_FORM } from '../../src/domain/draft.ts';
import type { Snils } from '../../src/domain/snils.ts';
import type { Journal } from '../../src/main/journal/journal.ts';
import { plansOf } from './asked-plans.ts';
import { APPLICANT, CARD, IN_FLIGHT, MORNING } from './invented-application.ts';
import { accept, DECIDED, idOf, listed } from './invented-operation.ts';
import { TemporaryWorkplace } from './temporary-workplace.ts';

const HOUR_MS = 3_600_000;
const OTHER = '11223344595' as Snils;
const THIRD = '12345678964' as Snils;

/** An application of that person that has connected that card; its id. */
function connect(journal: Journal, snils: Snils, hash: string, at: number): number {
  const card = { ...CARD, hidden: { ...CARD.hidden, hash } };
  const { id } = journal.register({ applicant: { ...APPLICANT, snils }, card }, [], at);
  journal.beginStep(id, 'connect_card', 'd', { ...IN_FLIGHT, stage: 'client_known' }, at);
  const answer = { step: 'connect_card', numSid: `962${id}` } as const;
  journal.endStep(
    id,
    { class: 'done', answer },
    { status: 'connected', numSid: `962${id}`, chip: 'registered' },
    at,
  );
  return id;
}

/** What is known around them, one word each. */
const around = (journal: Journal, ...ids: number[]): string[] =>
  journal
    .cardEventsAround(ids)
    .map(({ kind, cardHash, source }) => `${source.of} ${source.id} ${kind} ${cardHash}`)
    .sort();

test('what is known around cards is what was done with them, and the other cards of their people', () => {
  const journal = new TemporaryWorkplace().open();
  const first = connect(journal, APPLICANT.snils, 'aa', MORNING);
  const second = connect(journal, APPLICANT.snils, 'bb', MORNING + HOUR_MS);
  const alike = connect(journal, OTHER, 'aa', MORNING + 2 * HOUR_MS);
  const stranger = connect(journal, THIRD, 'cc', MORNING);
  const unfinished = journal.register(
    { applicant: { ...APPLICANT, snils: THIRD }, card: CARD },
    [],
    MORNING,
  ).id;
  journal.inbox.take(
    [
      listed(1, { type: 'block', card: { hash: 'aa' } }),
      listed(2, { type: 'block', card: { hash: 'cc' } }),
      listed(3, { card: { hash: 'dd' } }),
    ],
    MORNING,
  );
  const whole = [
    'operation 1 blocked aa',
    `application ${first} connected aa`,
    `application ${second} connected bb`,
    `application ${alike} connected aa`,
  ].sort();
  expect(around(journal, first)).toEqual(whole);
  expect(around(journal, second, first, first)).toEqual(whole);
  const ofStranger = ['operation 2 blocked cc', `application ${stranger} connected cc`].sort();
  expect(around(journal, unfinished)).toEqual(ofStranger);
  expect(around(journal, first, stranger)).toEqual([...whole, ...ofStranger].sort());
  expect(around(journal)).toEqual([]);
  expect(around(journal, 999)).toEqual([]);
});

test('an operation counts for whose it is, even while no card of theirs was laid on', () => {
  const journal = new TemporaryWorkplace().open();
  const clerk = journal.clerk('Вымышленова Ия', MORNING);
  const draft = journal.startDraft(EMPTY_DRAFT_FORM, clerk, MORNING);
  const { lastName, firstName, snils } = APPLICANT;
  const { id } = journal.registerDraft(draft.id, { lastName, firstName, snils }, MORNING);
  journal.inbox.take([listed(1, { type: 'block', card: { hash: 'ee' } })], MORNING);
  const operation = journal.inbox.byOperationId(idOf(1))?.id ?? 0;
  accept(journal.inbox, [operation]);
  journal.inbox.settle([{ id: operation, state: DECIDED, applicationId: id }], MORNING);
  expect(around(journal, id)).toEqual([`operation ${operation} blocked ee`]);
});

/** Over what was asked for, and what an index has of it. */
const CHEAP = [
  /^SEARCH \w+ USING (INTEGER PRIMARY KEY|PRIMARY KEY)/,
  /^SEARCH \w+ USING (COVERING )?INDEX (person_snils|card_hash|operation_card|operation_application) /,
  /^SCAN (asked|known|found|json_each)( VIRTUAL TABLE INDEX 1:)?$/,
  /^(MERGE \(UNION\)|LEFT|RIGHT|COMPOUND QUERY|LEFT-MOST SUBQUERY|UNION ALL)$/,
  /^(CO-ROUTINE \w+|(CORRELATED SCALAR|LIST) SUBQUERY \d+|USE TEMP B-TREE FOR (DISTINCT|ORDER BY))$/,
];

test('what is known around cards is asked for without a walk through the journal', () => {
  const plans = plansOf((journal) => journal.cardEventsAround([1, 2]));
  expect(plans.filter((line) => line.startsWith('SEARCH')).length).toBeGreaterThan(2);
  expect(plans.filter((line) => !CHEAP.some((cheap) => cheap.test(line)))).toEqual([]);
});
