import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import type { Journal } from '../../src/main/journal/journal.ts';
import { JournalOnDatabase } from '../../src/main/journal/journal-on-database.ts';
import { migrate } from '../../src/main/journal/migrations.ts';
import { journalOptions } from './journal-options.ts';

/** How SQLite goes about whatever `ask` has it read or change, line by line. */
export function plansOf(ask: (journal: Journal) => unknown): readonly string[] {
  const asked: string[] = [];
  const database = new Database(':memory:', { verbose: (sql) => asked.push(String(sql)) });
  onTestFinished(() => void database.close());
  migrate(database);
  const journal = new JournalOnDatabase(database, journalOptions('/nowhere'), () => {});
  asked.length = 0;
  ask(journal);
  const walking = asked.filter((sql) => /^\s*(SELECT|UPDATE|WITH)/.test(sql));
  return walking.flatMap((sql) =>
    database
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map(({ detail }) => detail),
  );
}
