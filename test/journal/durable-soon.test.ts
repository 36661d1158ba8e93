import { fdatasyncSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { CheckpointThread } from '../../src/main/journal/checkpoint-thread.ts';
import { FileKeyStore } from '../../src/main/journal/file-key-store.ts';
import { HeadFile } from '../../src/main/journal/head-file.ts';
import { InboxCopy } from '../../src/main/journal/inbox-copy.ts';
import { inboxSecretOf } from '../../src/main/journal/inbox-file.ts';
import { JournalFault } from '../../src/main/journal/journal-fault.ts';
import { LogTrim } from '../../src/main/journal/log-trim.ts';
import { MORNING } from './invented-application.ts';
import { listed } from './invented-operation.ts';
import { TemporaryWorkplace } from './temporary-workplace.ts';

const ACCEPTED = { status: 'accepted', dueAt: MORNING } as const;
const WORKER = fileURLToPath(new URL('../../src/main/journal/checkpoint-worker.ts', import.meta.url));

/** A disk that takes its time: a sync ends when the test says so, and as it says. */
function slowDisk() {
  const waiting: { readonly file: number; readonly end: (error?: Error) => void }[] = [];
  const syncFile = (file: number): Promise<void> =>
    new Promise((resolve, reject) => {
      waiting.push({ file, end: (error) => (error ? reject(error) : resolve()) });
    });
  const end = (error?: Error): void => {
    for (const one of waiting.splice(0)) {
      if (!error) fdatasyncSync(one.file);
      one.end(error);
    }
  };
  return { syncFile, end, count: () => waiting.length };
}

const broken = () => Object.assign(new Error('EIO'), { code: 'EIO', syscall: 'fdatasync' });

function sequenceOf(workplace: TemporaryWorkplace): number {
  const head = new HeadFile(`${workplace.dataDirectory}.head`).read();
  return typeof head === 'string' ? -1 : head.sequence;
}

test('what the loop changes waits for no disk, and the head tells of it only once it is durable', async () => {
  const workplace = new TemporaryWorkplace();
  const disk = slowDisk();
  const { inbox } = workplace.open({ syncFile: disk.syncFile });
  inbox.take([listed(1)], MORNING);
  inbox.settle([{ id: 1, state: ACCEPTED }], MORNING);
  await Promise.resolve();
  expect([disk.count(), sequenceOf(workplace)]).toEqual([0, 0]);
  const durable = inbox.durable();
  await Promise.resolve();
  expect([disk.count(), sequenceOf(workplace)]).toEqual([1, 0]);
  disk.end();
  await durable;
  expect(sequenceOf(workplace)).toBe(2);
});

test('a change that is durable on return makes all before it so, and the head never goes back', async () => {
  const workplace = new TemporaryWorkplace();
  const disk = slowDisk();
  const journal = workplace.open({ syncFile: disk.syncFile });
  journal.inbox.take([listed(1)], MORNING);
  const durable = journal.inbox.durable();
  const clerk = journal.clerk('Вымышленова Ия', MORNING);
  journal.startDraft({} as never, clerk, MORNING);
  await Promise.resolve();
  const after = sequenceOf(workplace);
  expect(after).toBeGreaterThan(1);
  disk.end();
  await durable;
  expect(sequenceOf(workplace)).toBe(after);
});

test('behind a log that could not be brought to the disk nothing more is written', async () => {
  const workplace = new TemporaryWorkplace();
  const disk = slowDisk();
  const journal = workplace.open({ syncFile: disk.syncFile });
  journal.inbox.take([listed(1)], MORNING);
  const durable = journal.inbox.durable();
  disk.end(broken());
  await expect(durable).rejects.toThrow(JournalFault);
  expect(() => journal.clerk('Вымышленова Ия', MORNING)).toThrow(JournalFault);
  expect(sequenceOf(workplace)).toBe(0);
  journal.close();
  expect(workplace.open().inbox.count()).toEqual({ saved: 1 });
});

test('what the disk did not take is not in the second copy, and is written there anew', async () => {
  const workplace = new TemporaryWorkplace();
  const disk = slowDisk();
  const journal = workplace.open({ syncFile: disk.syncFile });
  const entries = [listed(1), listed(2)];
  const failed = journal.inbox.keep(entries, MORNING);
  disk.end(broken());
  await expect(failed).rejects.toThrow(JournalFault);
  const copied = () =>
    new InboxCopy(`${workplace.dataDirectory}.inbox`, inboxSecretOf(workplace.key())).load();
  expect(copied()).toEqual([]);
  const kept = journal.inbox.keep(entries, MORNING);
  disk.end();
  await kept;
  expect(copied()).toEqual([{ kind: 'taken', at: MORNING, entries }]);
  // It stands there already, so nobody waits for the disk once more.
  expect(journal.inbox.take(entries, MORNING).fresh).toBe(2);
  expect(copied()).toHaveLength(1);
});

test('closing makes durable what was not, and the head tells of it', () => {
  const workplace = new TemporaryWorkplace();
  const journal = workplace.open({ syncFile: slowDisk().syncFile });
  journal.inbox.take([listed(1)], MORNING);
  journal.close();
  expect(sequenceOf(workplace)).toBe(1);
});

test('a thread brings the log to its place while the journal is open', async () => {
  const workplace = new TemporaryWorkplace();
  workplace.make();
  const keyStore = new FileKeyStore(workplace.dataDirectory, () => new Uint8Array());
  const thread = new CheckpointThread(WORKER, workplace.file, keyStore);
  const { inbox } = workplace.open({ checkpointer: thread });
  inbox.take([listed(1)], MORNING);
  await inbox.durable();
  const length = () => {
    const [found] = workplace.database().pragma('wal_checkpoint(NOOP)') as {
      log: number;
      checkpointed: number;
    }[];
    return found;
  };
  expect(length()).toMatchObject({ checkpointed: 0 });
  await thread.run();
  const { log, checkpointed } = length() ?? {};
  expect(log).toBeGreaterThan(0);
  expect(checkpointed).toBe(log);
});

test('where no thread can do it SQLite sees to the log as ever', async () => {
  const workplace = new TemporaryWorkplace();
  workplace.make();
  const database = workplace.database();
  const trim = new LogTrim(database, { run: () => Promise.reject(new Error('gone')), close: () => {} });
  expect(database.pragma('wal_autocheckpoint', { simple: true })).toBe(16_000);
  database.exec('CREATE TABLE long (page BLOB)');
  database.exec(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4200)
    INSERT INTO long SELECT zeroblob(4000) FROM n`);
  await trim.rest();
  expect(database.pragma('wal_autocheckpoint', { simple: true })).toBe(1_000);
});
