import { fork } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { openJournal } from '../../src/main/journal/sqlite-journal.ts';
import { MORNING } from './invented-application.ts';
import { TemporaryWorkplace } from './temporary-workplace.ts';

const program = new URL('./write-until-killed.ts', import.meta.url);
const typist = new URL('./type-until-killed.ts', import.meta.url);

/** Runs the writer until it has told of so many, kills it and returns all that it told of. */
async function writtenBeforeKill(
  dataDirectory: string,
  count: number,
  atKill: () => void,
  started: URL = program,
): Promise<string[]> {
  const child = fork(started, [dataDirectory], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const told: string[] = [];
  child.on('message', (number) => {
    told.push(String(number));
    if (told.length !== count) return;
    atKill();
    child.kill('SIGKILL');
  });
  const [, signal] = await once(child, 'close');
  expect(signal).toBe('SIGKILL');
  return told;
}

test('killed while writing: all that was told of is there, without a gap, and the lock is free', async () => {
  const workplace = new TemporaryWorkplace();
  const told: string[] = [];
  for (const count of [1, 7, 19]) {
    const whileRunning = () => {
      const second = openJournal(workplace.options());
      expect(second.ok ? undefined : second.problem.kind).toBe('in_use');
    };
    told.push(...(await writtenBeforeKill(workplace.dataDirectory, count, whileRunning)));
    const journal = workplace.open();
    const { rows } = journal.page({ limit: 10_000 });
    const numbers = rows.map(({ registrationNumber }) => String(registrationNumber)).reverse();
    expect(numbers).toEqual(numbers.map((_, index) => `12-03/2026-${String(index + 1).padStart(6, '0')}`));
    expect(told.filter((number) => !numbers.includes(number))).toEqual([]);
    const sequences = rows.flatMap(({ id }) => journal.events(id).map(({ sequence }) => sequence));
    expect(sequences.sort((a, b) => a - b)).toEqual(sequences.map((_, index) => index + 1));
    for (const { id, registrationNumber } of rows) {
      if (told.includes(registrationNumber)) expect(journal.steps(id)).toHaveLength(1);
      expect(journal.application(id)?.state.status).toBe(
        journal.steps(id).length === 1 ? 'in_flight' : 'due',
      );
    }
    journal.close();
  }
});

test('killed while typing: what was told to be saved is there', async () => {
  const workplace = new TemporaryWorkplace();
  const told = await writtenBeforeKill(workplace.dataDirectory, 12, () => {}, typist);
  const [draft, ...others] = workplace.open().drafts();
  expect(others).toEqual([]);
  expect(Number(draft?.form.applicant.lastName)).toBeGreaterThanOrEqual(Number(told.at(-1)));
  expect(draft?.savedAt).toBe(MORNING + Number(draft?.form.applicant.lastName));
});
