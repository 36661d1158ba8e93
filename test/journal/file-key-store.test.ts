import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ok } from '../../src/domain/result.ts';
import { FileKeyStore } from '../../src/main/journal/file-key-store.ts';
import { TemporaryWorkplace } from './temporary-workplace.ts';

const counted = (count: number): Uint8Array => Uint8Array.from({ length: count }, (_, index) => index + 1);

function store() {
  const workplace = new TemporaryWorkplace();
  return { store: new FileKeyStore(workplace.dataDirectory, counted), folder: workplace.folder };
}

test('the key stands beside the data directory, for its owner only', () => {
  const { store: keys, folder } = store();
  expect(keys.get()).toEqual(ok(undefined));
  expect(keys.create()).toEqual(ok(counted(32)));
  expect(keys.get()).toEqual(ok(counted(32)));
  expect(readdirSync(folder)).toEqual(['data.key']);
  expect(statSync(keys.path).mode & 0o777).toBe(0o600);
});

test('a key that is there is never replaced', () => {
  const { store: keys } = store();
  keys.create();
  expect(keys.create()).toMatchObject({ ok: false, problem: { code: 'exists' } });
  expect(new Uint8Array(readFileSync(keys.path))).toEqual(counted(32));
});

test.skipIf(process.platform === 'win32')('rights that are too wide are set right', () => {
  const { store: keys } = store();
  keys.create();
  chmodSync(keys.path, 0o644);
  expect(keys.get()).toEqual(ok(counted(32)));
  expect(statSync(keys.path).mode & 0o777).toBe(0o600);
});

test('a key of another length is damaged, not absent', () => {
  const { store: keys } = store();
  writeFileSync(keys.path, 'short', { mode: 0o600 });
  expect(keys.get()).toMatchObject({ ok: false, problem: { code: 'damaged' } });
  expect(keys.create().ok).toBe(false);
});

test('each key given is a copy that may be overwritten', () => {
  const { store: keys } = store();
  const made = keys.create();
  if (made.ok) made.value.fill(0);
  expect(keys.get()).toEqual(ok(counted(32)));
});

test('a source of randomness that gives too little is a bug', () => {
  const { folder } = store();
  const keys = new FileKeyStore(`${folder}/data`, () => new Uint8Array(8));
  expect(() => keys.create()).toThrow('randomness');
  expect(existsSync(keys.path)).toBe(false);
});
