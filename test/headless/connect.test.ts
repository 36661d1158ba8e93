import { describe, expect, it } from 'vitest';
import { TRIGGERS } from '../../src/stand/trigger-table.ts';
import { INVENTED_CARD_NUMBER, inventedForm } from '../invented-form.ts';
import { OfficeComputer, withSnils } from './office-computer.ts';

const ORDER = ['CheckCard', 'Clients', 'Cards', 'RegisterMifare'];

async function open(): Promise<OfficeComputer> {
  return new OfficeComputer().standOn();
}

describe('connect', () => {
  it('connects card and chip with four requests in order, once each', async () => {
    const office = await open();
    const { code, result, problems } = await office.run('connect', office.file(inventedForm()));
    expect(problems).toEqual([]);
    expect(result).toEqual({
      result: 'connected',
      registrationNumber: `12-03/${new Date().getFullYear()}-000001`,
      chip: 'registered',
      numSid: expect.stringMatching(/^\d+$/),
    });
    expect(code).toBe(0);
    expect(office.services).toEqual(ORDER);
  });

  it('prints one event a line, the result last, and nothing personal', async () => {
    const office = await open();
    const { lines, output } = await office.run('connect', office.file(inventedForm()));
    expect(lines.map((line) => line['event'] ?? line['result'])).toEqual([
      'registered',
      ...Array(4).fill('step'),
      'connected',
    ]);
    for (const personal of ['Сёмина', 'Аглая', '59492311630', '594-923-116', '3705', INVENTED_CARD_NUMBER]) {
      expect(output).not.toContain(personal);
    }
  });

  it('connects a card without a chip', async () => {
    const office = await open();
    const form = inventedForm({ card: { number: INVENTED_CARD_NUMBER } });
    expect((await office.run('connect', office.file(form))).result).toMatchObject({
      result: 'connected',
      chip: 'none',
    });
    expect(office.services).toEqual(ORDER.slice(0, 3));
  });

  it('leaves a random UID out, with a warning', async () => {
    const office = await open();
    const form = inventedForm({ card: { number: INVENTED_CARD_NUMBER, uid: '08 11 22 33' } });
    const { lines, result } = await office.run('connect', office.file(form));
    expect(result).toMatchObject({ result: 'connected', chip: 'none' });
    expect(lines).toContainEqual(expect.objectContaining({ event: 'warning', code: 'uid_random' }));
  });

  it('ends with the active card that the applicant has', async () => {
    const office = await open();
    await office.run('connect', office.file(inventedForm()));
    const again = await office.run('connect', office.file(inventedForm()));
    expect(again.code).toBe(10);
    expect(again.result).toMatchObject({ result: 'has_active_card', numSid: expect.stringMatching(/^\d+$/) });
    expect(office.services.slice(4)).toEqual(['CheckCard']);
  });

  it('refuses on the grounds of the regulation and sends nothing', async () => {
    const office = await open();
    const noConsent = inventedForm({ papers: ['identity', 'snils', 'application'] });
    const noIdentity = inventedForm({ papers: ['snils', 'application', 'consent'] });
    const expired = inventedForm({ document: { issuedOn: '1999-04-20' } });
    for (const [form, ground] of [
      [noConsent, '1.2.3'],
      [noIdentity, '1.2.1'],
      [expired, '1.2.1'],
    ] as const) {
      const { code, result } = await office.run('connect', office.file(form));
      expect([code, result]).toEqual([
        11,
        expect.objectContaining({ result: 'refused', code: ground, chip: 'none' }),
      ]);
      expect(result).toHaveProperty('registrationNumber');
    }
    expect(office.services).toEqual([]);
  });
});

describe('every refusal of the four services', () => {
  const rows = TRIGGERS.filter(({ service }) => ORDER.includes(service));

  it.each(rows.map((row) => [row.meaning, row] as const))('%s', async (_, { snils, service, answer }) => {
    const office = await open();
    const { code, result } = await office.run('connect', office.file(withSnils(inventedForm(), snils)));
    expect([code, result]).toEqual(expectation(service, answer));
    expect(office.services).toEqual(
      answer.kind === 'refusal' && goesOn(service, answer.code) ? ORDER : reached(service),
    );
  });

  function reached(service: string): string[] {
    return ORDER.slice(0, ORDER.indexOf(service) + 1);
  }

  /** CheckCard's 3 is no refusal but the way on. */
  function goesOn(service: string, code: number): boolean {
    return service === 'CheckCard' && code === 3;
  }

  function expectation(service: string, answer: (typeof TRIGGERS)[number]['answer']) {
    if (answer.kind === 'active_card') return [10, expect.objectContaining({ result: 'has_active_card' })];
    const { code } = answer;
    if (goesOn(service, code))
      return [0, expect.objectContaining({ result: 'connected', chip: 'registered' })];
    if (service === 'RegisterMifare')
      return [0, expect.objectContaining({ result: 'connected', chip: 'not_registered' })];
    // A wrong setting and the school attribute are tried again later.
    if (code === 12 || (service === 'Clients' && code === 13))
      return [12, expect.objectContaining({ result: 'waiting' })];
    return [11, expect.objectContaining({ result: 'refused', service, code, message: expect.any(String) })];
  }
});

describe('an answer that does not come', () => {
  it('waits while the Department is off, and resume delivers', async () => {
    const office = await open();
    await office.standOff();
    const { code, result } = await office.run('connect', office.file(inventedForm()));
    expect([code, result?.['result']]).toEqual([12, 'waiting']);
    expect(await office.run('resume')).toMatchObject({ code: 12, result: { result: 'waiting' } });
    await office.standOn();
    expect(await office.run('resume')).toMatchObject({ code: 0, result: { result: 'done' } });
    expect(office.services).toEqual(ORDER);
  });

  it.each(['Clients', 'Cards'] as const)(
    'stays unknown where %s lost it, and nothing is sent again',
    async (service) => {
      const office = await open();
      await office.fault(service, { kind: 'lost_answer_after_commit' });
      const { code, result } = await office.run('connect', office.file(inventedForm()));
      expect([code, result?.['result']]).toEqual([12, 'unknown']);
      const sent = office.services;
      expect(await office.run('resume')).toMatchObject({ code: 12, result: { result: 'waiting' } });
      expect(office.services).toEqual(sent);
      const again = await office.run('connect', office.file(inventedForm()));
      expect([again.code, again.problems[0]?.['code']]).toEqual([2, 'application_open']);
    },
  );

  it('never takes back the word of success for the chip', async () => {
    const office = await open();
    await office.fault('RegisterMifare', { kind: 'lost_answer_after_commit' });
    const { code, result } = await office.run('connect', office.file(inventedForm()));
    expect([code, result]).toEqual([
      0,
      expect.objectContaining({ result: 'connected', chip: 'not_registered' }),
    ]);
  });

  it('holds to Retry-After whoever asks', async () => {
    const office = await open();
    await office.fault('CheckCard', {
      kind: 'status',
      status: 429,
      retryAfterSeconds: 600,
      retryAfterAs: 'seconds',
      afterCommit: false,
    });
    expect((await office.run('connect', office.file(inventedForm()))).result).toMatchObject({
      result: 'waiting',
    });
    expect(await office.run('resume')).toMatchObject({ code: 12, result: { result: 'waiting' } });
    expect(office.services).toEqual(['CheckCard']);
  });

  it('delivers within resume --for what falls due in that time', async () => {
    const office = await open();
    await office.fault('CheckCard', {
      kind: 'status',
      status: 429,
      retryAfterSeconds: 1,
      retryAfterAs: 'seconds',
      afterCommit: false,
    });
    await office.run('connect', office.file(inventedForm()));
    expect(await office.run('resume', '--for', '20')).toMatchObject({ code: 0, result: { result: 'done' } });
    expect(office.services).toEqual(['CheckCard', ...ORDER]);
  });

  it('asks a senior clerk after three failures of the school attribute', async () => {
    const office = await open();
    const form = withSnils(inventedForm(), '99020001369');
    await office.run('connect', office.file(form));
    expect(await office.run('resume')).toMatchObject({ code: 12 });
    expect(await office.run('resume')).toMatchObject({ code: 13, result: { result: 'needs_decision' } });
  });
});
