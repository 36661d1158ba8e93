import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { OperationId } from '../../src/domain/operation.ts';
import { InboxCopy } from '../../src/main/journal/inbox-copy.ts';
import { inboxSecretOf } from '../../src/main/journal/inbox-file.ts';
import { type InboxRecord, idsOf } from '../../src/main/journal/inbox-record.ts';
import { JournalFault } from '../../src/main/journal/journal-fault.ts';
import { findPlanted } from '../planted.ts';
import { breakDisk } from './disk-trouble.ts';
import { APPLICANT, CARD, MORNING } from './invented-application.ts';
import { idOf, listed } from './invented-operation.ts';
import { TemporaryWorkplace } from './temporary-workplace.ts';

const SECRET = inboxSecretOf(randomBytes(32));
const DAY_MS = 86_400_000;

function place() {
  const { folder } = new TemporaryWorkplace();
  return join(folder, 'some.inbox');
}

const taken = (counts: readonly number[], at = MORNING): InboxRecord => ({
  kind: 'taken',
  at,
  entries: counts.map((count) => listed(count)),
});

const decided = (counts: readonly number[], at = MORNING): InboxRecord => ({
  kind: 'verdicts',
  at,
  verdicts: counts.map((count) => ({ operationId: idOf(count), verdict: 'card_unfit', by: 'clerk' })),
});

function written(path: string, records: readonly InboxRecord[]): InboxCopy {
  const copy = new InboxCopy(path, SECRET);
  copy.load();
  for (const record of records) copy.append(record);
  return copy;
}

const loaded = (path: string, secret = SECRET): readonly InboxRecord[] => new InboxCopy(path, secret).load();

test('what was appended is there, in order, and more can be appended after a new start', () => {
  const path = place();
  const records = [taken([1, 2]), decided([1]), taken([3])];
  written(path, records.slice(0, 2)).close();
  const copy = new InboxCopy(path, SECRET);
  expect(copy.load()).toEqual(records.slice(0, 2));
  expect([idOf(1), idOf(3)].map((id) => copy.has(id))).toEqual([true, false]);
  copy.append(taken([3]));
  expect(copy.has(idOf(3))).toBe(true);
  copy.close();
  expect(loaded(path)).toEqual(records);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('cut off at any byte: whole records stay, the torn one goes, and the next one is read', () => {
  const path = place();
  const records = [taken([1]), decided([1])];
  written(path, [taken([1])]).close();
  const first = statSync(path).size;
  written(path, [decided([1])]).close();
  const whole = readFileSync(path);
  for (let size = first; size <= whole.length; size += 1) {
    writeFileSync(path, whole.subarray(0, size));
    const copy = new InboxCopy(path, SECRET);
    const kept = size === whole.length ? 2 : 1;
    expect(copy.load(), `cut at ${size}`).toEqual(records.slice(0, kept));
    copy.append(taken([7]));
    copy.close();
    expect(loaded(path)).toEqual([...records.slice(0, kept), taken([7])]);
  }
});

test('a tail of zeros or of rubbish, as a power cut leaves it, is no record', () => {
  for (const tail of [Buffer.alloc(4096), randomBytes(999), Buffer.from([9, 0, 0, 0])]) {
    const path = place();
    written(path, [taken([1])]).close();
    appendFileSync(path, tail);
    const copy = new InboxCopy(path, SECRET);
    expect(copy.load()).toEqual([taken([1])]);
    copy.append(taken([2]));
    copy.close();
    expect(loaded(path)).toEqual([taken([1]), taken([2])]);
  }
});

test('a changed byte loses its own record and no other', () => {
  const path = place();
  written(path, [taken([1])]).close();
  const end = statSync(path).size;
  written(path, [taken([2]), taken([3])]).close();
  const whole = readFileSync(path);
  for (const at of [end - 1, end - 200, 24 + 5, 24 + 14, 24 + 30]) {
    const changed = Buffer.from(whole);
    changed[at] = (changed[at] ?? 0) ^ 1;
    writeFileSync(path, changed);
    expect(loaded(path), `byte ${at}`).toEqual([taken([2]), taken([3])]);
  }
});

test('two records of one file can not be exchanged unseen, and no two look alike', () => {
  const path = place();
  written(path, [taken([1]), taken([1])]).close();
  const frames = readFileSync(path).subarray(24);
  const half = frames.length / 2;
  expect(frames.subarray(0, half).equals(frames.subarray(half))).toBe(false);
});

test('that of another journal is put aside and not written over', () => {
  const path = place();
  written(path, [taken([1])]).close();
  const before = readFileSync(path);
  const other = new InboxCopy(path, inboxSecretOf(randomBytes(32)));
  expect(other.load()).toEqual([]);
  other.append(taken([2]));
  other.close();
  expect(readFileSync(`${path}.other`)).toEqual(before);
});

test('nothing of a person stands in it in the clear, nor in what is left of one torn or tidied', () => {
  const path = place();
  const folder = join(path, '..', 'images');
  mkdirSync(folder);
  const copy = written(path, [taken([1, 2]), decided([1])]);
  copyFileSync(path, join(folder, 'open'));
  copy.tidy(MORNING + 8 * DAY_MS, (id) => id === idOf(1));
  copy.close();
  copyFileSync(path, join(folder, 'tidied'));
  truncateSync(path, statSync(path).size - 3);
  copyFileSync(path, join(folder, 'torn'));
  const { lastName, firstName, phone, snils } = APPLICANT;
  const values = [lastName, firstName, phone, snils, CARD.hidden.hash, '9620001', '123456', idOf(1), idOf(2)];
  expect(findPlanted(folder, values, () => false)).toEqual([]);
  expect(JSON.stringify(loaded(join(folder, 'open')))).toContain(lastName);
});

test('a disk that breaks within a record: a fault, nothing of it stays, and on again once it is well', () => {
  const path = place();
  const copy = written(path, [taken([1])]);
  const size = statSync(path).size;
  for (const room of [0, 1, 60, 300]) {
    const trouble = breakDisk(size + room);
    const fault = faultOf(() => copy.append(taken([2])));
    trouble.heal();
    expect(fault).toBe('io');
    expect(loaded(path)).toEqual([taken([1])]);
    expect(copy.has(idOf(2))).toBe(false);
  }
  copy.append(taken([2]));
  expect(loaded(path)).toEqual([taken([1]), taken([2])]);
});

test('taken away while it is open: nothing more is taken on trust', () => {
  const path = place();
  const copy = written(path, [taken([1])]);
  rmSync(path);
  expect(faultOf(() => copy.append(taken([2])))).toBe('io');
});

test('one that can not be read is not written over', () => {
  const path = place();
  mkdirSync(path);
  const copy = new InboxCopy(path, SECRET);
  expect(copy.load()).toEqual([]);
  expect(faultOf(() => copy.append(taken([1])))).toBe('io');
  expect(statSync(path).isDirectory()).toBe(true);
});

function faultOf(act: () => void): string {
  try {
    act();
  } catch (error) {
    if (error instanceof JournalFault) return error.kind;
    throw error;
  }
  return 'none';
}

const over =
  (...counts: number[]) =>
  (id: OperationId): boolean =>
    counts.map(idOf).includes(id);

test('what was over for a week is left out once it is most of what is old, and nothing else', () => {
  const path = place();
  const young = MORNING + 5 * DAY_MS;
  const records = [taken([1, 2]), decided([1, 2]), taken([3, 4]), decided([3]), taken([5], young)];
  const copy = written(path, records);
  const now = MORNING + 8 * DAY_MS;
  const size = statSync(path).size;
  copy.tidy(now, over(1, 5));
  expect(loaded(path)).toEqual(records);
  expect(statSync(path).size).toBe(size);
  // A day later, and not before.
  copy.tidy(now + 1, over(1, 2, 3, 5));
  expect(statSync(path).size).toBe(size);
  copy.tidy(now + DAY_MS, over(1, 2, 3, 5));
  copy.append(taken([6]));
  copy.close();
  const left = loaded(path);
  expect(left).toEqual([taken([4]), taken([5], young), taken([6])]);
  expect(left.flatMap(idsOf)).toEqual([4, 5, 6].map(idOf));
  expect(existsSync(`${path}.new`)).toBe(false);
});

test('tidying that a disk breaks leaves the file as it was', () => {
  const path = place();
  const copy = written(path, [taken([1]), taken([2]), taken([3])]);
  const before = readFileSync(path);
  const trouble = breakDisk(100);
  copy.tidy(MORNING + 8 * DAY_MS, over(1, 2));
  trouble.heal();
  expect(readFileSync(path)).toEqual(before);
  copy.append(taken([4]));
  expect(loaded(path)).toEqual([taken([1]), taken([2]), taken([3]), taken([4])]);
});
