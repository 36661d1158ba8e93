import { expect, test } from 'vitest';
import type { OperationId } from '../../src/domain/operation.ts';
import type { Inbox } from '../../src/main/journal/inbox.ts';
import { plansOf } from './asked-plans.ts';
import { MORNING } from './invented-application.ts';

const ID = 'a0' as OperationId;
/** All that the loop and its screens ask, however many operations have ended and applications there are. */
const QUESTIONS: Readonly<Record<string, (inbox: Inbox) => unknown>> = {
  operation: (inbox) => inbox.operation(1),
  byOperationId: (inbox) => inbox.byOperationId(ID),
  ofApplication: (inbox) => inbox.ofApplication(1),
  ofCard: (inbox) => inbox.ofCard('a1', '77'),
  due: (inbox) => inbox.due('saved', MORNING, 99),
  inState: (inbox) => inbox.inState('waits_for_clerk', 99),
  duesIn: (inbox) => inbox.duesIn('saved'),
  nextDueAt: (inbox) => inbox.nextDueAt(),
  lastDueAt: (inbox) => inbox.lastDueAt(),
  count: (inbox) => inbox.count(),
  publications: (inbox) => inbox.publications(1),
  verdicts: (inbox) => inbox.verdicts(1),
  events: (inbox) => inbox.events(1),
  personsBySnils: (inbox) => inbox.personsBySnils('59492311630'),
  personsByDocument: (inbox) => inbox.personsByDocument('3705123456'),
  personsByName: (inbox) => inbox.personsByName('ИВАНОВ ИВАН', '1980-05-17'),
  personsByCard: (inbox) => inbox.personsByCard('a1', '77'),
  cardEvents: (inbox) => inbox.cardEvents({ applicationIds: [1, 2], cardHash: 'a1' }),
  toTell: (inbox) => inbox.toTell(99),
  countToTell: (inbox) => inbox.countToTell(),
  operationPage: (inbox) => inbox.operationPage(undefined, { limit: 50 }),
  'operationPage of a name': (inbox) => inbox.operationPage({ by: 'name', value: 'иванов' }, { limit: 50 }),
  'operationPage of a day': (inbox) =>
    inbox.operationPage({ by: 'day', from: MORNING, until: MORNING + 86_400_000 }, { limit: 50 }),
  others: (inbox) => inbox.others(1),
  withOthers: (inbox) => inbox.withOthers(99),
  countWithOthers: (inbox) => inbox.countWithOthers(),
  takenUpAgain: (inbox) => inbox.takenUpAgain(1),
};

/** Indexes that hold no more than what is asked for, and the steps between. */
const CHEAP = [
  /^SEARCH \w+ USING (INTEGER PRIMARY KEY|PRIMARY KEY)/,
  /^SEARCH \w+ USING (COVERING )?INDEX (operation_(state|card|num_sid|application|verdict_of|made|other_of)|event_operation|sqlite_autoindex_operation_1) /,
  /^SEARCH \w+ USING (COVERING )?INDEX (person_snils|card_hash|application_num_sid|document_number_end) /,
  /^SEARCH \w+ USING INDEX operation_to_tell/,
  /^SCAN operation_other USING (COVERING )?INDEX operation_other_unseen$/,
  /^SCAN operation_tally$/,
  /^SEARCH (listing|operation)$/,
  /^(SCAN (blocks|found|json_each|CONSTANT ROW|\(subquery-\d+\)|\d+ CONSTANT ROWS?).*)$/,
  /^(COMPOUND QUERY|MERGE \(UNION\)|LEFT|RIGHT|LEFT-MOST SUBQUERY|UNION( ALL)?( USING TEMP B-TREE)?|MULTI-INDEX OR|INDEX \d+|LIST SUBQUERY \d+)$/,
  /^(CO-ROUTINE|MATERIALIZE|SCALAR SUBQUERY|CORRELATED SCALAR SUBQUERY|LIST SUBQUERY|SETUP|RECURSIVE STEP)\b/,
  /^CREATE BLOOM FILTER$/,
  /^USE TEMP B-TREE FOR (ORDER BY|GROUP BY)$/,
];

test.each(Object.entries(QUESTIONS))('%s walks neither what has ended nor all applications', (_, ask) => {
  const plans = plansOf(({ inbox }) => ask(inbox));
  expect(plans).not.toEqual([]);
  expect(plans.filter((line) => !CHEAP.some((cheap) => cheap.test(line)))).toEqual([]);
});
