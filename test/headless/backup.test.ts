import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inventedForm } from '../invented-form.ts';
import { findPlanted } from '../planted.ts';
import { OfficeComputer } from './office-computer.ts';

const YEAR = new Date().getFullYear();
/** Invented people, each with a card that no bank has issued. */
const PEOPLE = [
  ['594-923-116 30', '2200000000000053', '2A83155E'],
  ['112-233-445 95', '2200000000000061', '2A83155F'],
  ['556-588-069 48', '2200000000000079', '2A831560'],
  ['123-456-789 64', '2200000000000087', '2A831561'],
] as const;

function formOf(office: OfficeComputer, person: number): string {
  const [snils, number, uid] = PEOPLE[person] ?? PEOPLE[0];
  // What identifies one person identifies no other.
  const applicant = { snils, phone: `8 (912) 345-67-8${person}` };
  const document = { number: `3705 12345${person}` };
  const form = inventedForm({ applicant, document, card: { number, uid } });
  return office.file(form, `person-${person}.json`);
}

const number = (sequence: number): string => `12-03/${YEAR}-${String(sequence).padStart(6, '0')}`;

describe('backup', () => {
  it('copies the journal to a file that bears nothing anybody could read', async () => {
    const office = await new OfficeComputer().standOn();
    await office.run('connect', formOf(office, 0));
    const shelf = join(office.folder, 'shelf');
    mkdirSync(shelf);
    const file = join(shelf, 'copy.db');
    const { code, result } = await office.run('backup', file);
    expect([code, result]).toEqual([
      0,
      {
        result: 'backup',
        file,
        sizeBytes: statSync(file).size,
        message: expect.stringContaining('проверена'),
      },
    ]);
    expect(findPlanted(shelf, ['Сёмина-Ёлкина', '59492311630', '2200000000000053'], () => false)).toEqual([]);
    expect(readdirSync(shelf)).toEqual(['copy.db']);
  });

  it('never writes over a file, and says what is wrong with the command', async () => {
    const office = new OfficeComputer();
    const file = join(office.folder, 'copy.db');
    expect(await office.run('backup', file)).toMatchObject({ code: 2, problems: [{ kind: 'no_journal' }] });
    await office.run('journal');
    writeFileSync(file, 'of somebody');
    expect(await office.run('backup', file)).toMatchObject({ code: 2, problems: [{ kind: 'exists' }] });
    expect(readFileSync(file, 'utf8')).toBe('of somebody');
    expect(await office.run('backup')).toMatchObject({ code: 2, problems: [{ code: 'usage' }] });
    const nowhere = join(office.folder, 'nowhere', 'copy.db');
    expect(await office.run('backup', nowhere)).toMatchObject({
      code: 2,
      problems: [{ kind: 'no_directory' }],
    });
  });

  it('works beside a running kiosk', async () => {
    const office = await new OfficeComputer().standOn();
    await office.run('connect', formOf(office, 0));
    await office.fault('CheckCard', { kind: 'delay', delayMs: 20_000, at: 'before_commit' });
    const registered = Promise.withResolvers<void>();
    const { child } = office.start(['connect', formOf(office, 1)], ({ event }) => {
      if (event === 'registered') registered.resolve();
    });
    await registered.promise;
    const file = join(office.folder, 'copy.db');
    expect(await office.run('backup', file)).toMatchObject({ code: 0 });
    expect(await office.run('restore', file)).toMatchObject({ code: 1, problems: [{ kind: 'in_use' }] });
    child.kill('SIGKILL');
  });

  it('is made by itself where a folder is set, which status shows', async () => {
    const office = new OfficeComputer();
    expect((await office.run('status')).result).toMatchObject({ backups: { code: 'not_configured' } });
    const directory = join(office.folder, 'shelf');
    mkdirSync(directory);
    writeFileSync(join(directory, 'karta-12-03-2026-11-23T04-00-00.000Z.db'), '');
    office.environment = { KARTA_BACKUP_DIRECTORY: directory };
    expect((await office.run('status')).result).toMatchObject({
      backups: { directory, count: 1, newest: '2026-11-23T04:00:00.000Z' },
    });
    const since = '2026-11-23T05:00:00.000Z';
    const trouble = { kind: 'disk_full', message: 'На диске для копий нет места.' };
    office.file(JSON.stringify({ ...trouble, since: Date.parse(since) }), 'data.backup-trouble');
    expect((await office.run('status')).result).toMatchObject({
      backups: { count: 1, trouble: { ...trouble, since } },
    });
    office.environment = { KARTA_BACKUP_DIRECTORY: join(office.folder, 'data', 'shelf') };
    expect((await office.run('status')).problems).toMatchObject([{ field: 'KARTA_BACKUP_DIRECTORY' }]);
  });
});

describe('the drill: restore', () => {
  it('goes on above all numbers that were given, and asks before anything is sent', async () => {
    const office = await new OfficeComputer().standOn();
    const file = join(office.folder, 'copy.db');
    expect(await office.run('connect', formOf(office, 0))).toMatchObject({ code: 0 });
    await office.standOff();
    expect(await office.run('connect', formOf(office, 1))).toMatchObject({ code: 12 });
    expect(await office.run('backup', file)).toMatchObject({ code: 0 });
    await office.standOn();
    expect(await office.run('resume')).toMatchObject({ code: 0 });
    const { lines } = await office.run('journal', '--json');
    expect(lines).toMatchObject([{ status: 'connected' }, { status: 'connected' }, { count: 2 }]);
    expect(await office.run('connect', formOf(office, 2))).toMatchObject({ code: 0 });

    const restored = await office.run('restore', file);
    expect(restored).toMatchObject({
      code: 0,
      result: { result: 'restored', applications: 2, newest: number(2), kept: expect.any(String) },
    });
    expect(existsSync(String(restored.result?.['kept']))).toBe(true);
    const before = office.services.length;

    expect((await office.run('status')).result).toMatchObject({
      head: { found: 'put_back', isWritten: true },
      putBack: { lostNumbers: [{ from: number(3), to: number(3) }] },
    });
    expect(await office.run('resume')).toMatchObject({ code: 13, result: { result: 'needs_decision' } });
    expect(sentSince(office, before)).toEqual(['CheckCard']);
    expect((await office.run('journal')).output).toContain(number(2));
    const next = await office.run('connect', formOf(office, 3));
    expect(next).toMatchObject({ code: 0, result: { registrationNumber: number(4) } });
  }, 90_000);

  it('refuses what is no copy of this journal, and leaves that as it is', async () => {
    const office = new OfficeComputer();
    await office.run('journal');
    const before = readFileSync(join(office.folder, 'data', 'journal.db'));
    const file = office.file('an invoice', 'invoice.db');
    expect(await office.run('restore', file)).toMatchObject({ code: 2, problems: [{ kind: 'damaged' }] });
    const gone = join(office.folder, 'gone.db');
    expect(await office.run('restore', gone)).toMatchObject({ code: 2, problems: [{ kind: 'no_file' }] });
    expect(readFileSync(join(office.folder, 'data', 'journal.db'))).toEqual(before);
  });
});

/** What the forward flow has asked; the way there may be probed besides. */
function sentSince(office: OfficeComputer, count: number): (string | null)[] {
  const flow = ['CheckCard', 'Clients', 'Cards', 'RegisterMifare'];
  return office.services.slice(count).filter((service) => flow.includes(service ?? ''));
}
