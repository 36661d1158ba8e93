import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { Environment } from '../../src/main/settings/environment.ts';
import { readSettings } from '../../src/main/settings/read-settings.ts';

const resources = fileURLToPath(new URL('../../resources', import.meta.url));
const tls = fileURLToPath(new URL('../tls', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'karta-settings-'));
afterAll(() => rmSync(folder, { recursive: true }));

const KEY = '0b0f4a52-3a0c-4d0e-9f5e-0123456789ab';
const production: Environment = {
  KARTA_DATA_DIR: join(folder, 'data'),
  KARTA_REGION: '45-kurgan',
  KARTA_OFFICE: '12',
  KARTA_WORKPLACE: '03',
  KARTA_DEPARTMENT_URL: 'https://department.example',
  KARTA_API_KEY: KEY,
  KARTA_PRG_CODE: '45',
};
const training: Environment = {
  KARTA_CONTOUR: 'training',
  KARTA_DATA_DIR: join(folder, 'data'),
  KARTA_DEPARTMENT_URL: 'http://127.0.0.1:8080',
  KARTA_API_KEY: KEY,
  KARTA_PRG_CODE: '45',
};

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** Fields named as wrong, whether they stop the kiosk or only its sending. */
function problemFields(environment: Environment): string[] {
  const read = readSettings(environment, resources);
  if (!read.ok) return read.problem.map(({ field }) => field);
  const { department } = read.value;
  return 'url' in department ? [] : department.map(({ field }) => field);
}

describe('settings that are right', () => {
  it('reads a production workplace', () => {
    const read = readSettings(production, resources);
    expect(read).toMatchObject({
      ok: true,
      value: { contour: 'production', office: '12', workplace: '03', reader: { kind: 'pcsc' } },
    });
    expect(problemFields(production)).toEqual([]);
  });

  it('reads where copies of the journal go, and makes none by itself unless told', () => {
    const directory = join(folder, 'data-copies');
    const told = { KARTA_BACKUP_DIRECTORY: directory, KARTA_BACKUP_MINUTES: '1440', KARTA_BACKUP_KEEP: '3' };
    expect(readSettings({ ...production, ...told }, resources)).toMatchObject({
      value: { backup: { directory, everyMs: 1440 * 60_000, keep: 3 } },
    });
    const read = readSettings(production, resources);
    expect(read.ok && read.value.backup).toEqual({ everyMs: 15 * 60_000, keep: 14 });
  });

  it.each([
    [{}, { polls: true, hasSeveralWorkplaces: true }],
    [{ KARTA_OFFICE_WORKPLACES: '1' }, { polls: true, hasSeveralWorkplaces: false }],
    [{ KARTA_OFFICE_WORKPLACES: '12' }, { polls: true, hasSeveralWorkplaces: true }],
    [{ KARTA_REVERSE_POLLER: '0' }, { polls: false, hasSeveralWorkplaces: true }],
  ])('reads its part in the reverse flow from %o', (told, reverse) => {
    expect(readSettings({ ...production, ...told }, resources)).toMatchObject({ value: { reverse } });
  });

  it.each([
    ['KARTA_REVERSE_POLLER', 'yes'],
    ['KARTA_OFFICE_WORKPLACES', '0'],
    ['KARTA_OFFICE_WORKPLACES', 'два'],
  ])('names %s where it is %s', (name, value) => {
    expect(problemFields({ ...production, [name]: value })).toEqual([name]);
  });

  it('gives training its office, workplace and region, and production none', () => {
    expect(readSettings(training, resources)).toMatchObject({
      ok: true,
      value: { office: '00', workplace: '01', region: { id: '45-kurgan' } },
    });
    for (const name of ['KARTA_REGION', 'KARTA_OFFICE', 'KARTA_WORKPLACE']) {
      expect(problemFields({ ...production, [name]: undefined })).toEqual([name]);
    }
  });

  it('takes the key from a file, with its line end off', () => {
    const path = file('api.key', `${KEY}\n`);
    const read = readSettings(
      { ...production, KARTA_API_KEY: undefined, KARTA_API_KEY_FILE: path },
      resources,
    );
    expect(read).toMatchObject({ ok: true, value: { department: { apiKey: KEY } } });
  });

  it('takes plain HTTP to this machine in production too: a gateway may listen there', () => {
    expect(problemFields({ ...production, KARTA_DEPARTMENT_URL: 'http://127.0.0.1:3000' })).toEqual([]);
    expect(problemFields({ ...production, KARTA_DEPARTMENT_URL: 'http://[::1]:3000' })).toEqual([]);
  });

  it('names a reader, or a card of the simulated one', () => {
    const named = readSettings({ ...production, KARTA_READER: 'ACS ACR122U 00 00' }, resources);
    expect(named).toMatchObject({ ok: true, value: { reader: { kind: 'pcsc', name: 'ACS ACR122U 00 00' } } });
    const simulated = readSettings({ ...training, KARTA_READER: 'simulated:visa' }, resources);
    expect(simulated).toMatchObject({ ok: true, value: { reader: { kind: 'simulated', card: 'visa' } } });
  });

  it('takes certificates and card keys', () => {
    const keys = join(folder, 'keys');
    mkdirSync(keys, { recursive: true });
    writeFileSync(join(keys, 'cards-2026.key'), `${'0f'.repeat(32)}\n`);
    const read = readSettings(
      {
        ...production,
        KARTA_CA_FILE: join(tls, 'ca.pem'),
        KARTA_CLIENT_CERT_FILE: join(tls, 'client.pem'),
        KARTA_CLIENT_KEY_FILE: join(tls, 'client.key'),
        KARTA_CARD_KEYS_DIR: keys,
      },
      resources,
    );
    if (!read.ok) throw new Error('settings were not taken');
    expect(read.value.cardKeys.get('cards-2026')).toHaveLength(32);
    expect(read.value.department).toHaveProperty('clientCertificate.certPem');
  });
});

describe('settings that are wrong', () => {
  const wrong: [string, Environment, string][] = [
    ['a contour of its own', { ...production, KARTA_CONTOUR: 'test' }, 'KARTA_CONTOUR'],
    ['a data folder by a relative path', { ...production, KARTA_DATA_DIR: 'data' }, 'KARTA_DATA_DIR'],
    ['no data folder', { ...production, KARTA_DATA_DIR: ' ' }, 'KARTA_DATA_DIR'],
    ['a region without a profile', { ...production, KARTA_REGION: '99-nowhere' }, 'KARTA_REGION'],
    ['a path for a region', { ...production, KARTA_REGION: '../regions/45-kurgan' }, 'KARTA_REGION'],
    ['an office in words', { ...production, KARTA_OFFICE: 'двенадцать' }, 'KARTA_OFFICE'],
    ['a workplace of three digits', { ...production, KARTA_WORKPLACE: '123' }, 'KARTA_WORKPLACE'],
    ['no address', { ...production, KARTA_DEPARTMENT_URL: undefined }, 'KARTA_DEPARTMENT_URL'],
    ['no URL', { ...production, KARTA_DEPARTMENT_URL: 'department' }, 'KARTA_DEPARTMENT_URL'],
    [
      'plain HTTP abroad',
      { ...production, KARTA_DEPARTMENT_URL: 'http://department.example' },
      'KARTA_DEPARTMENT_URL',
    ],
    [
      'a name that looks local',
      { ...production, KARTA_DEPARTMENT_URL: 'http://localhost.example' },
      'KARTA_DEPARTMENT_URL',
    ],
    [
      'a password in the address',
      { ...production, KARTA_DEPARTMENT_URL: 'https://a:b@department.example' },
      'KARTA_DEPARTMENT_URL',
    ],
    [
      'training that leaves the machine',
      { ...training, KARTA_DEPARTMENT_URL: 'https://department.example' },
      'KARTA_DEPARTMENT_URL',
    ],
    ['a key that is no GUID', { ...production, KARTA_API_KEY: 'secret' }, 'KARTA_API_KEY'],
    ['two keys', { ...production, KARTA_API_KEY_FILE: '/nowhere' }, 'KARTA_API_KEY'],
    [
      'a key file that is not there',
      { ...production, KARTA_API_KEY: undefined, KARTA_API_KEY_FILE: '/nowhere' },
      'KARTA_API_KEY_FILE',
    ],
    ['a long region code', { ...production, KARTA_PRG_CODE: '450000' }, 'KARTA_PRG_CODE'],
    ['no region code', { ...production, KARTA_PRG_CODE: undefined }, 'KARTA_PRG_CODE'],
    ['a CA file that is not there', { ...production, KARTA_CA_FILE: '/nowhere' }, 'KARTA_CA_FILE'],
    ['a CA file that is none', { ...production, KARTA_CA_FILE: join(tls, 'server.key') }, 'KARTA_CA_FILE'],
    [
      'a client certificate without its key',
      { ...production, KARTA_CLIENT_CERT_FILE: join(tls, 'client.pem') },
      'KARTA_CLIENT_KEY_FILE',
    ],
    ['a simulated reader in production', { ...production, KARTA_READER: 'simulated' }, 'KARTA_READER'],
    [
      'a folder of keys that is not there',
      { ...production, KARTA_CARD_KEYS_DIR: '/nowhere' },
      'KARTA_CARD_KEYS_DIR',
    ],
    [
      'a relative folder for copies',
      { ...production, KARTA_BACKUP_DIRECTORY: 'shelf' },
      'KARTA_BACKUP_DIRECTORY',
    ],
    [
      'a folder for copies inside the data',
      { ...production, KARTA_BACKUP_DIRECTORY: join(folder, 'data', 'shelf') },
      'KARTA_BACKUP_DIRECTORY',
    ],
    ['copies every half minute', { ...production, KARTA_BACKUP_MINUTES: '0.5' }, 'KARTA_BACKUP_MINUTES'],
    ['copies all the time', { ...production, KARTA_BACKUP_MINUTES: '4' }, 'KARTA_BACKUP_MINUTES'],
    ['copies every two days', { ...production, KARTA_BACKUP_MINUTES: '2880' }, 'KARTA_BACKUP_MINUTES'],
    ['copies by the hour', { ...production, KARTA_BACKUP_HOURS: '4' }, 'KARTA_BACKUP_HOURS'],
    ['no copy to be kept', { ...production, KARTA_BACKUP_KEEP: '0' }, 'KARTA_BACKUP_KEEP'],
    ['a misspelt name', { ...production, KARTA_APIKEY: KEY }, 'KARTA_APIKEY'],
  ];

  it.each(wrong)('names %s', (_, environment, field) => {
    expect(problemFields(environment)).toEqual([field]);
  });

  it('names all of them at once', () => {
    expect(problemFields({})).toEqual(['KARTA_DATA_DIR', 'KARTA_REGION', 'KARTA_OFFICE', 'KARTA_WORKPLACE']);
  });

  it('never repeats a value: it may be a key', () => {
    const read = readSettings({ ...production, KARTA_API_KEY: 'planted-secret' }, resources);
    expect(JSON.stringify(read)).not.toContain('planted-secret');
  });
});
