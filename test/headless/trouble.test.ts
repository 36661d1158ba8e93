import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { INVENTED_CARD_NUMBER, inventedForm } from '../invented-form.ts';
import { OfficeComputer } from './office-computer.ts';

const ORDER = ['CheckCard', 'Clients', 'Cards', 'RegisterMifare'];
const VIRTUAL_CARD = fileURLToPath(new URL('../virtual-card/virtual-card-cli.ts', import.meta.url));
const PEOPLE = ['594-923-116 30', '112-233-445 95', '556-588-069 48', '123-456-789 64', '087-654-303 00'];

describe('trouble around a delivery', () => {
  it('does not cut it off when nobody reads the output any more', async () => {
    const office = await new OfficeComputer().standOn();
    const { child, ended } = office.start(['connect', office.file(inventedForm())], (line) => {
      if (line['event'] === 'registered') child.stdout.destroy();
    });
    expect((await ended).problems).toEqual([]);
    expect(office.services).toEqual(ORDER);
  });

  it('ends after the step under way when it is told to stop, even twice', async () => {
    const office = await new OfficeComputer().standOn();
    await office.fault('Clients', { kind: 'delay', delayMs: 700, at: 'after_commit' });
    const { child, ended } = office.start(['connect', office.file(inventedForm())], (line) => {
      if (line['step'] !== 'check_active_card') return;
      child.kill('SIGINT');
      child.kill('SIGINT');
    });
    expect(await ended).toMatchObject({ code: 12, result: { result: 'waiting' } });
    const sent = office.services;
    expect(sent.length).toBeLessThan(3);
    expect(await office.run('resume')).toMatchObject({ code: 0, result: { result: 'done' } });
    expect(office.services).toEqual(ORDER);
  });

  it('asks with a refused key no more often than at once', async () => {
    const office = await new OfficeComputer().standOn();
    await office.standOff();
    for (const snils of PEOPLE) {
      await office.run(
        'connect',
        office.file(inventedForm({ applicant: { ...inventedForm().applicant, snils } })),
      );
    }
    await office.standOn();
    await office.fault(
      'CheckCard',
      { kind: 'status', status: 401, retryAfterAs: 'seconds', afterCommit: false },
      20,
    );
    expect(await office.run('resume', '--for', '3')).toMatchObject({
      code: 12,
      result: { result: 'waiting' },
    });
    expect(office.services.length).toBeLessThanOrEqual(4);
  });

  it('says what became of a killed step before anything is sent again', async () => {
    const office = await new OfficeComputer().standOn();
    await office.fault('Clients', { kind: 'delay', delayMs: 60_000, at: 'before_commit' });
    const first = office.start(['connect', office.file(inventedForm())], (line) => {
      if (line['step'] === 'check_active_card') begun.resolve();
    });
    const begun = Promise.withResolvers<void>();
    await begun.promise;
    while (!office.services.includes('Clients')) await new Promise((resolve) => setImmediate(resolve));
    first.child.kill('SIGKILL');
    await first.ended;
    office.environment = { KARTA_API_KEY: undefined };
    expect((await office.run('journal')).output).toContain('результат уточняется');
  });
});

describe('what stands before a delivery', () => {
  it('is refused for a missing paper whatever is wrong with the card', async () => {
    const office = await new OfficeComputer().standOn();
    const form = inventedForm({ card: {}, papers: ['snils'] });
    expect(await office.run('connect', office.file(form))).toMatchObject({
      code: 11,
      result: { code: '1.2.1' },
    });
  });

  it('is told when it is no reader and not a card that is missing', async () => {
    const office = new OfficeComputer();
    office.environment = { KARTA_READER: 'No such reader' };
    const form = office.file(inventedForm({ card: {} }));
    const { code, problems, lines } = await office.run('connect', form, '--tap', '1');
    expect(code).toBe(2);
    expect(['no_reader', 'service_off']).toContain(problems[0]?.['code']);
    expect(lines).toContainEqual({ event: 'reader', status: problems[0]?.['code'] });
  });

  it('is told when a device has a random UID and no number', async () => {
    const office = await new OfficeComputer().standOn();
    office.environment = { KARTA_READER: 'simulated:phone' };
    const { problems } = await office.run('connect', office.file(inventedForm({ card: {} })), '--tap', '5');
    expect(problems).toMatchObject([
      { code: 'number_not_read', message: expect.stringContaining('меняется') },
    ]);
  });
});

it.skipIf(cannotMount())('names a full disk and not the rights', () => {
  const office = new OfficeComputer();
  const script = `mount -t tmpfs -o size=400k tmpfs "$0" && export KARTA_DATA_DIR="$0/data" &&
    "$1" "$2" journal >/dev/null && (dd if=/dev/zero of="$0/filler" bs=1k 2>/dev/null; "$1" "$2" journal)`;
  const program = fileURLToPath(new URL('../../out/main/headless.js', import.meta.url));
  const run = spawnSync('unshare', ['-m', 'bash', '-c', script, office.folder, process.execPath, program], {
    encoding: 'utf8',
    env: { ...office.variables(), PATH: process.env['PATH'] ?? '' },
  });
  expect([run.status, run.stderr]).toEqual([1, expect.stringContaining('Освободите место')]);
});

it('tells how to lay a virtual card', () => {
  const { status, stdout } = spawnSync(process.execPath, [VIRTUAL_CARD, '--help'], { encoding: 'utf8' });
  expect([status, stdout]).toEqual([0, expect.stringContaining('--card')]);
  expect(stdout).not.toContain(INVENTED_CARD_NUMBER);
});

/** A small disk of its own takes a mount namespace, which not every user may have. */
function cannotMount(): boolean {
  const refused = spawnSync('unshare', ['-m', 'true']).status !== 0;
  if (refused) process.stdout.write('skipped: full disk under headless; run as root\n');
  return refused;
}
