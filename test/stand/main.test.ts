import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it, onTestFinished } from 'vitest';
import { testStand } from './test-stand.ts';

const PROGRAM = new URL('../../src/stand/main.ts', import.meta.url).pathname;

function run(...args: string[]) {
  const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text));
  return { child, said, out: child.stdout };
}

async function exitCodeOf(child: ChildProcess): Promise<unknown> {
  const [code] = await once(child, 'close');
  return code;
}

it.each(['SIGINT', 'SIGTERM'] as const)('says where it is, answers, and stops on %s', async (signal) => {
  const { child, said, out } = run('--port', '0', '--file', ':memory:');
  while (!said.out.includes('Ctrl+C')) await once(out, 'data');
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said.out)?.[0];
  expect(said.out).toContain('Регион (prgCode): 45');
  expect(said.out).toContain(`${url}/admin`);
  const answer = await fetch(`${url}/v1.0/CheckCard/11223344595`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'x-api-key': '00000000-0000-4000-8000-000000000045',
      prgCode: '45',
    },
  });
  expect(await answer.json()).toMatchObject([{ code: 3 }]);
  child.kill(signal);
  expect(await exitCodeOf(child)).toBe(0);
  expect(said.err).toBe('');
});

it('ends with 2 and a sentence where the arguments are wrong', async () => {
  const { child, said } = run('--port', 'abc');
  expect(await exitCodeOf(child)).toBe(2);
  expect(said.err).toMatch(/^Порт \(--port\) задаётся числом/);
  expect(said.out).toBe('');
});

it('ends with 1 and a sentence where the port is taken', async () => {
  const { stand } = await testStand();
  const { child, said } = run('--file', ':memory:', '--port', new URL(stand.url).port);
  expect(await exitCodeOf(child)).toBe(1);
  expect(said.err).toMatch(/^Порт \d+ занят/);
});
