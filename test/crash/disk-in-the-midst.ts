import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { expect } from 'vitest';
import { openEncrypted } from '../../src/main/journal/encrypted-database.ts';
import type { Journal } from '../../src/main/journal/journal.ts';
import { faultKindOf } from '../../src/main/journal/journal-fault.ts';
import { openJournal } from '../../src/main/journal/sqlite-journal.ts';
import { CONNECTED, IN_FLIGHT, MORNING, NEW, named } from '../journal/invented-application.ts';
import { journalOptions } from '../journal/journal-options.ts';
import { TemporaryWorkplace } from '../journal/temporary-workplace.ts';
import { endOfLastCommit } from './write-ahead-log.ts';

/** A disk in the midst of work, and what the journal held after each of its commits. */
export interface Disk {
  readonly workplace: TemporaryWorkplace;
  readonly database: Buffer;
  /** The same file after all was carried over from the log. */
  readonly databaseLater: Buffer;
  readonly log: Buffer;
  /** `end`: where in the log the commit ends; the first is what the database alone holds. */
  readonly commits: readonly { readonly end: number; readonly content: string }[];
}

/** A start without its outside head says so in the journal: that is nobody's work. */
const BY_US: Readonly<Record<string, string>> = {
  event: " WHERE kind <> 'head_missing'",
  meta: " WHERE name <> 'head'",
};

function contentOf(database: Database.Database): string {
  const tables = database
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all();
  const rows = tables.map((table) => [
    table,
    database
      .prepare(`SELECT * FROM "${table}"${BY_US[table] ?? ''}`)
      .raw()
      .all(),
  ]);
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
}

function work(journal: Journal, round: number): (() => unknown)[] {
  const id = round * 2 + 1;
  return [
    () => journal.register(NEW, ['card.uid: uid_of_another'], MORNING + round),
    () => journal.beginStep(id, 'check_active_card', 'd', IN_FLIGHT, MORNING + round),
    () => journal.register(named(`Вымышлен${round}`, 'Пётр', '11223344595'), [], MORNING + round),
    () => journal.endStep(id, { class: 'unknown', reason: 'timeout' }, CONNECTED, MORNING + round + 1),
    () => journal.clerk(`Ольга ${round}`, MORNING + round),
  ];
}

/** `rounds` with the log carried over in between leave frames of an older log behind the newer ones. */
export function diskInTheMidst(roundsBefore: number, rounds: number): Disk {
  const workplace = new TemporaryWorkplace();
  const journal = workplace.open();
  const database = workplace.database();
  for (let round = 0; round < roundsBefore; round += 1) for (const change of work(journal, round)) change();
  database.pragma('wal_checkpoint(RESTART)');
  const logFile = `${workplace.file}-wal`;
  const commits = [{ end: 0, content: contentOf(database) }];
  for (let round = roundsBefore; round < roundsBefore + rounds; round += 1) {
    for (const change of work(journal, round)) {
      change();
      commits.push({ end: endOfLastCommit(readFileSync(logFile)), content: contentOf(database) });
    }
  }
  const before = { database: readFileSync(workplace.file), log: readFileSync(logFile) };
  database.pragma('wal_checkpoint(FULL)');
  const databaseLater = readFileSync(workplace.file);
  journal.close();
  return { workplace, ...before, databaseLater, commits };
}

let copies = 0;

/** What a start finds on such a disk: the content of an open journal, or the kind of its refusal. */
export function foundOn({ workplace }: Disk, database: Buffer, log: Buffer | undefined): string {
  copies += 1;
  const dataDirectory = join(workplace.folder, `copy-${copies}`);
  mkdirSync(dataDirectory);
  cpSync(`${workplace.dataDirectory}.key`, `${dataDirectory}.key`);
  const file = join(dataDirectory, 'journal.db');
  writeFileSync(file, database);
  if (log) writeFileSync(`${file}-wal`, log);
  const opened = openJournal(journalOptions(dataDirectory));
  if (!opened.ok) {
    expect(opened.problem.message).toMatch(/^[А-Я].*\.$/);
    return opened.problem.kind;
  }
  const look = openEncrypted(file, workplace.key(), { readonly: true });
  try {
    return contentOf(look);
  } catch (error) {
    return faultKindOf(error) ?? String(error);
  } finally {
    look.close();
    opened.value.close();
  }
}
