import { mkdirSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { ok, type Result } from '../../domain/result.ts';
import { ChangeDoor } from './change-door.ts';
import type { Checkpointer } from './checkpoint-thread.ts';
import { type DataLock, lockData } from './data-lock.ts';
import { makeDurable, openEncrypted } from './encrypted-database.ts';
import { keyOfJournal } from './first-start.ts';
import { type HeadSecret, headSecretOf } from './head-keeper.ts';
import { InboxCopy } from './inbox-copy.ts';
import { type InboxSecret, inboxSecretOf } from './inbox-file.ts';
import { recoverInbox } from './inbox-recovery.ts';
import { inspect } from './inspect.ts';
import type { Journal } from './journal.ts';
import { JournalFault } from './journal-fault.ts';
import { type JournalFiles, journalFiles } from './journal-files.ts';
import { JournalOnDatabase } from './journal-on-database.ts';
import type { JournalOwner } from './journal-owner.ts';
import { type JournalProblem, journalProblem, problemKindOf } from './journal-problem.ts';
import type { JournalPlace } from './journal-queries.ts';
import type { KeyStore } from './key-store.ts';
import { LogFile } from './log-file.ts';
import { LogTrim } from './log-trim.ts';
import { migrate } from './migrations.ts';
import { OperationReader } from './operation-reader.ts';
import { type OutsideHead, openHead } from './outside-head.ts';
import { PutBackRows } from './put-back-rows.ts';
import { Statements } from './statements.ts';
import { finishSwap } from './swap.ts';
import { type SyncFile, syncAtOnce } from './sync-file.ts';

export interface JournalOptions extends JournalPlace, JournalOwner {
  /** Holds this journal and nothing else; made where it is not there. */
  readonly dataDirectory: string;
  readonly keyStore: KeyStore;
  /** Epoch ms: when an older file is said to have been put back. Absent: right after all that the journal knows. */
  readonly openedAt?: number;
  /** How the loops wait for the disk. Absent: everybody waits. */
  readonly syncFile?: SyncFile;
  /** Keeps the log short; closed with the journal. Absent: SQLite does, in the middle of a change. */
  readonly checkpointer?: Checkpointer;
}

/**
 * Opens the journal, brings it to the newest version and holds it against every other process until
 * it is closed. With a problem no byte of a journal that is there has changed.
 */
export function openJournal(options: JournalOptions): Result<Journal, JournalProblem> {
  const files = journalFiles(options.dataDirectory);
  let lock: DataLock | undefined;
  try {
    mkdirSync(files.directory, { recursive: true, mode: 0o700 });
    lock = lockData(files.lock);
    if (!lock) return journalProblem('in_use');
    const opened = openLocked(options, files, lock);
    if (!opened.ok) lock.release();
    return opened;
  } catch (error) {
    lock?.release();
    const kind = problemKindOf(error instanceof JournalFault ? error.cause : error);
    if (kind === undefined) throw error;
    return journalProblem(kind);
  }
}

function openLocked(
  options: JournalOptions,
  files: JournalFiles,
  lock: DataLock,
): Result<Journal, JournalProblem> {
  finishSwap(files);
  const key = keyOfJournal(files, options.keyStore, options);
  if (!key.ok) return key;
  try {
    const found = inspect(files.journal, key.value, options);
    return found ? journalProblem(found) : openToWrite(options, files, key.value, lock);
  } finally {
    key.value.fill(0);
  }
}

function openToWrite(
  options: JournalOptions,
  files: JournalFiles,
  key: Uint8Array,
  lock: DataLock,
): Result<Journal, JournalProblem> {
  const database = openEncrypted(files.journal, key, { fileMustExist: true });
  const outside = { files, headSecret: headSecretOf(key), inboxSecret: inboxSecretOf(key) };
  const journal = setUp(database, options, outside, lock);
  if (!journal) database.close();
  return journal ? ok(journal) : journalProblem('unsafe_disk');
}

/** What stands beside the data directory, and what it is sealed with. */
interface Outside {
  readonly files: JournalFiles;
  readonly headSecret: HeadSecret;
  readonly inboxSecret: InboxSecret;
}

function setUp(
  database: Database.Database,
  options: JournalOptions,
  { files, headSecret, inboxSecret }: Outside,
  lock: DataLock,
): Journal | undefined {
  try {
    if (!makeDurable(database)) return undefined;
    migrate(database);
    const head = openHead(database, files.head, headSecret, options.openedAt ?? 0);
    const { openedAt, syncFile = syncAtOnce, checkpointer } = options;
    const copy = new InboxCopy(files.inbox, inboxSecret, syncFile);
    bringTogether(database, copy, head, openedAt);
    const trim = checkpointer && new LogTrim(database, checkpointer);
    const log = new LogFile(`${files.journal}-wal`, syncFile, trim);
    return new JournalOnDatabase(database, options, () => lock.release(), head, copy, log);
  } catch (error) {
    database.close();
    throw error;
  }
}

function bringTogether(
  database: Database.Database,
  copy: InboxCopy,
  { found, keeper }: OutsideHead,
  openedAt: number | undefined,
): void {
  const at = openedAt ?? new PutBackRows(database).lastEvent()?.at ?? 0;
  const doorOf = () => new ChangeDoor(database, (...changed) => keeper.moved(...changed));
  recoverInbox(new OperationReader(new Statements(database)), copy, found, at, doorOf);
}
