import type { Journal } from '../../../src/main/journal/journal.ts';
import { benchJournal } from '../bench-journal.ts';
import { openQueue } from '../open-queue.ts';
import type { BenchRow } from '../row.ts';
import { sideBySide } from '../side-by-side.ts';

const MILLION = 1_000_000;
const SMALL = 10_000;
const OPEN = 500;
const ROUNDS = 60;
const CALLS = 20;
const LIMIT = 1.5;
const LATER = Date.UTC(2100, 0, 1);

const QUESTIONS: Readonly<Record<string, (journal: Journal) => unknown>> = {
  due: (journal) => journal.due(LATER, { ignoreBackOff: false, limit: OPEN }),
  'next due': (journal) => journal.nextDueAt(),
  unsent: (journal) => journal.unsent(),
  'residents to tell': (journal) => journal.residentsToTell(20),
  'how many to tell': (journal) => journal.countToTell(),
  'counts by status': (journal) => journal.countByStatus(),
};

export const row: BenchRow = {
  id: 'Q1',
  what: `what delivery and home ask of ${OPEN} open applications, 1 000 000 ÷ 10 000 beside them`,
  async measure() {
    const large = benchJournal(MILLION);
    const small = benchJournal(SMALL);
    for (const { bare } of [large, small]) openQueue(bare, OPEN, 0);
    return Object.entries(QUESTIONS).map(([name, ask]) => {
      const askMany = (journal: Journal) => {
        for (let call = 0; call < CALLS; call += 1) ask(journal);
      };
      const sides = sideBySide(
        ROUNDS,
        CALLS,
        () => askMany(large.journal),
        () => askMany(small.journal),
      );
      return { name, ...sides, unit: 'µs', limit: LIMIT };
    });
  },
};
