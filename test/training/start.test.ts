import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findElectron } from '../../src/training/find-electron.ts';
import { runElectron } from '../../src/training/run-electron.ts';
import { trainingEnvironment } from '../../src/training/training-environment.ts';
import { BrowserProcess } from '../hosts/browser-process.ts';
import { folderOfTest } from '../hosts/training-environment.ts';

const ENVIRONMENT = { PATH: process.env['PATH'] ?? '' };
const NO_WORDS = { port: 0, open: true };

describe('npm start', () => {
  it('tells contour, stand, folder, screen and how to stop, and ends with 0', async () => {
    const data = join(folderOfTest(), 'data');
    const program = new BrowserProcess(ENVIRONMENT, '--no-open', '--data', data);
    await program.entrance();
    for (const words of ['УЧЕБНЫЙ КОНТУР', data, 'имитация', 'браузер', 'Ctrl+C']) {
      expect(program.output).toContain(words);
    }
    const [admin = ''] = /http:\S+\/admin/.exec(program.output) ?? [];
    expect((await fetch(admin)).status).toBe(200);
    expect([await program.stop('SIGINT'), program.errors]).toEqual([0, '']);
    await expect(fetch(admin)).rejects.toThrow();
  });

  it('keeps what the stand was told from one day to the next', async () => {
    const data = join(folderOfTest(), 'data');
    const start = async () => {
      const program = new BrowserProcess(ENVIRONMENT, '--no-open', '--data', data);
      await program.entrance();
      return { program, admin: /http:\S+\/admin/.exec(program.output)?.[0] ?? '' };
    };
    const first = await start();
    const policies = async (admin: string) => (await fetch(`${admin}/policies`)).json();
    const changed = { method: 'PATCH', body: JSON.stringify({ checkCardLagMs: 4321 }) };
    expect((await fetch(`${first.admin}/policies`, changed)).status).toBe(200);
    await first.program.stop();
    const second = await start();
    expect(await policies(second.admin)).toMatchObject({ checkCardLagMs: 4321 });
  });

  it.each([
    [['--port'], 'Есть незнакомый или неполный параметр.'],
    [['--port', 'x'], 'Порт (--port)'],
    [['--port', '65536'], 'Порт (--port)'],
    [['--host', '0.0.0.0'], 'Экран (--host)'],
    [['--data', ''], 'Папка данных (--data)'],
    [['word'], 'Есть незнакомый или неполный параметр.'],
  ])('does not guess what %j means', async (words, problem) => {
    const program = new BrowserProcess(ENVIRONMENT, ...words);
    expect(await program.ended).toBe(2);
    expect(program.errors).toContain(problem);
    expect(program.errors).toContain('Запуск: npm start -- [--host browser|electron]');
  });

  it('knows no production contour, and leaves no trace in its folder', async () => {
    const folder = folderOfTest();
    const production = { ...ENVIRONMENT, KARTA_CONTOUR: 'production', KARTA_DATA_DIR: join(folder, 'data') };
    const program = new BrowserProcess(production, '--no-open');
    expect(await program.ended).toBe(2);
    expect(program.errors).toMatch(/^KARTA_CONTOUR: эта команда открывает только учебный контур/);
    expect(existsSync(join(folder, 'data'))).toBe(false);
  });

  it('says that there is no Electron where one is asked for', async () => {
    const program = new BrowserProcess(ENVIRONMENT, '--host', 'electron');
    expect(await program.ended).toBe(2);
    expect(program.errors).toContain('--host browser');
  });
});

describe('the settings of a training', () => {
  it('are not those that the machine has for work', () => {
    const machine = {
      PATH: '/bin',
      KARTA_DATA_DIR: '/data',
      KARTA_DEPARTMENT_URL: 'http://127.0.0.1:1',
      KARTA_API_KEY: 'x',
    };
    expect(trainingEnvironment(machine, NO_WORDS)).toEqual({
      ok: true,
      value: { PATH: '/bin', KARTA_CONTOUR: 'training', KARTA_DATA_DIR: '/data', KARTA_READER: 'simulated' },
    });
  });

  it('are those of a machine that is for training, but for what the command line says', () => {
    const machine = { KARTA_CONTOUR: 'training', KARTA_OFFICE: '12', KARTA_READER: 'simulated:visa' };
    expect(
      trainingEnvironment(machine, { ...NO_WORDS, reader: 'pcsc', dataDirectory: '/other' }),
    ).toMatchObject({
      ok: true,
      value: { KARTA_OFFICE: '12', KARTA_READER: 'pcsc', KARTA_DATA_DIR: '/other' },
    });
  });
});

describe.runIf(process.platform !== 'win32')('Electron', () => {
  it('is there only when it was downloaded', () => {
    const folder = folderOfTest();
    expect(findElectron(folder)).toBeUndefined();
    writeFileSync(join(folder, 'path.txt'), 'electron');
    expect(findElectron(folder)).toBeUndefined();
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist', 'electron'), '');
    expect(findElectron(folder)).toBe(join(folder, 'dist', 'electron'));
  });

  it('is given program and settings; its exit code is the command’s', async () => {
    const folder = folderOfTest();
    const executable = join(folder, 'electron');
    // Root gets one word more before the program.
    const script =
      '#!/bin/sh\nfor last; do :; done\n[ "$KARTA_CONTOUR" = training ] && [ -e "$last/ours" ] || exit 7\n';
    writeFileSync(executable, script, { mode: 0o755 });
    const run = (environment: Record<string, string>) =>
      runElectron({ executable, program: folder, environment, stopped: new Promise(() => {}) });
    writeFileSync(join(folder, 'ours'), '');
    expect(await run({ KARTA_CONTOUR: 'training' })).toBe(0);
    expect(await run({})).toBe(7);
  });
});
