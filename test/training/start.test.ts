import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { textHolds } from '../planted.ts';

const TRAINING = fileURLToPath(new URL('../../out/main/training.js', import.meta.url));

function start(more: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'karta-training-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const env = { PATH: process.env['PATH'], KARTA_DATA_DIR: join(folder, 'data'), ...more };
  const run = () => spawnSync(process.execPath, [TRAINING], { encoding: 'utf8', env });
  return { run };
}

it('shows one whole connection in Russian and how to go on', () => {
  const { run } = start();
  const { status, stdout, stderr } = run();
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toContain('Итог: карта и чип подключены.');
  expect(stdout).toContain('Заявление 00-01/');
  expect(stdout).toContain('headless -- help');
  expect(textHolds(stdout, ['2200000000000053'])).toBe(false);
});

it('can be run again on the same journal', () => {
  const { run } = start();
  run();
  const { status, stdout } = run();
  expect(status).toBe(0);
  expect(stdout).toContain('-000002');
});

it('says in plain words that a card is not MIR, and that a setting is wrong', () => {
  const visa = start({ KARTA_READER: 'simulated:visa' }).run();
  expect([visa.status, visa.stderr]).toEqual([1, expect.stringContaining('«Мир»')]);
  const wrong = start({ KARTA_READER: 'simulated:stamp' }).run();
  expect([wrong.status, wrong.stderr]).toEqual([2, expect.stringContaining('KARTA_READER')]);
});
