import { expect, test } from 'vitest';
import type { Journal } from '../../src/main/journal/journal.ts';
import { plansOf } from './asked-plans.ts';
import { APPLICANT, CARD, MORNING } from './invented-application.ts';

/** All that delivery asks again and again, however many applications have ended. */
const QUESTIONS: Readonly<Record<string, (journal: Journal) => unknown>> = {
  due: (journal) => journal.due(MORNING, { ignoreBackOff: false, limit: 99 }),
  'due without back-off': (journal) => journal.due(MORNING, { ignoreBackOff: true, limit: 99 }),
  nextDueAt: (journal) => journal.nextDueAt(),
  lastDueAt: (journal) => journal.lastDueAt(),
  inFlight: (journal) => journal.inFlight(),
  waiting: (journal) => journal.waiting(99),
  unsent: (journal) => journal.unsent(),
  residentsToTell: (journal) => journal.residentsToTell(99),
  countToTell: (journal) => journal.countToTell(),
  moveDue: (journal) => journal.moveDue(-5_000, MORNING),
  bringForward: (journal) => journal.bringForward(60_000, () => 0, MORNING),
  connectionsOf: (journal) => journal.connectionsOf(APPLICANT.snils, CARD.hidden.hash),
  decisions: (journal) => journal.decisions(1),
  steps: (journal) => journal.steps(1),
  events: (journal) => journal.events(1),
  application: (journal) => journal.application(1),
};

/** A step over an index that has only what is asked for, or over what such a step has found. */
const CHEAP = [
  /^SEARCH \w+ USING (INTEGER PRIMARY KEY|(COVERING )?INDEX (application_open|person_snils|event_application) )/,
  /^SEARCH \w+ USING (INTEGER PRIMARY KEY|PRIMARY KEY|INDEX decision_application)/,
  /^SEARCH operation USING INDEX operation_state \(status=\?\)/,
  /^(SEARCH|SCAN) (t|telling) USING (COVERING )?INDEX telling_open/,
  /^(SCAN|SEARCH) \(subquery-\d+\)$/,
  /^(COMPOUND QUERY|LEFT-MOST SUBQUERY|UNION ALL|CO-ROUTINE \(subquery-\d+\)|CORRELATED SCALAR SUBQUERY \d+)$/,
];

test.each(Object.entries(QUESTIONS))('%s never walks what has ended', (_, ask) => {
  const plans = plansOf(ask);
  expect(plans).not.toEqual([]);
  expect(plans.filter((line) => !CHEAP.some((cheap) => cheap.test(line)))).toEqual([]);
});
