import { describe, expect, it } from 'vitest';
import { INVENTED_CARD_NUMBER, inventedForm } from '../invented-form.ts';
import { OfficeComputer } from './office-computer.ts';

const { applicant } = inventedForm();

describe('bad input', () => {
  const files: [string, ReturnType<typeof inventedForm> | string, string[]][] = [
    ['no JSON', '{"applicant": ', ['FILE.json']],
    ['a list', '[]', ['']],
    ['a wrong SNILS', inventedForm({ applicant: { snils: '594-923-116 31' } }), ['applicant.snils']],
    ['a day that is none', inventedForm({ applicant: { birthDate: '1985-04-31' } }), ['applicant.birthDate']],
    ['a misspelt field', inventedForm({ applicant: { lastname: 'Сёмина' } }), ['applicant.lastname']],
    [
      'several at once',
      inventedForm({ applicant: { phone: '12', firstName: '' }, document: { number: '37' } }),
      ['applicant.firstName', 'applicant.phone', 'applicant.document.number'],
    ],
    ['a card that is not MIR', inventedForm({ card: { number: '4111111111111111' } }), ['card.number']],
    [
      'a card number with a typing error',
      inventedForm({ card: { number: '2200000000000054' } }),
      ['card.number'],
    ],
    ['no card number', inventedForm({ card: {} }), ['card.number']],
    ['a cut UID', inventedForm({ card: { number: INVENTED_CARD_NUMBER, uid: '88112233' } }), ['card.uid']],
  ];

  it.each(files)('%s: exit 2, fields named, nothing registered', async (name, form, fields) => {
    const office = await new OfficeComputer().standOn();
    const { code, problems, lines, output } = await office.run('connect', office.file(form));
    expect(code).toBe(2);
    const blocking = problems.map(({ field }) => field);
    if (name !== 'a list') expect(blocking.toSorted()).toEqual(fields.toSorted());
    for (const problem of problems)
      expect(problem).toMatchObject({ code: expect.any(String), message: expect.any(String) });
    expect(lines).toEqual([]);
    for (const value of [applicant.snils, '594-923-116 31', INVENTED_CARD_NUMBER, '4111111111111111']) {
      expect(output).not.toContain(value);
    }
    expect(office.services).toEqual([]);
    expect((await office.run('journal', '--json')).result).toEqual({ result: 'listed', count: 0 });
  });

  it('says which file cannot be opened', async () => {
    const office = await new OfficeComputer().standOn();
    const { code, problems } = await office.run('connect', '/nowhere.json');
    expect([code, problems]).toEqual([
      2,
      [expect.objectContaining({ field: 'FILE.json', code: 'file_unreadable' })],
    ]);
  });

  it('takes number and UID from the reader alone where it reads both', async () => {
    const office = await new OfficeComputer().standOn();
    office.environment = { KARTA_READER: 'simulated' };
    const { code, problems } = await office.run('connect', office.file(inventedForm()), '--tap', '5');
    expect(code).toBe(2);
    expect(problems.map(({ field, code: why }) => [field, why])).toEqual([
      ['card.uid', 'comes_from_reader'],
      ['card.number', 'comes_from_reader'],
    ]);
  });

  it.each([
    [['fly'], 'команда'],
    [['connect'], 'FILE.json'],
    [['connect', 'a.json', '--for', '3'], '--for'],
    [['resume', '--for', 'soon'], '--for'],
    [['journal', 'show'], 'journal'],
    [['status', '--nonsense'], 'аргументы'],
  ])('names what is wrong in %j', async (words, field) => {
    const { code, problems } = await new OfficeComputer().run(...words);
    expect([code, problems]).toEqual([2, [expect.objectContaining({ field, code: 'usage' })]]);
  });
});

describe('settings', () => {
  it('that are wrong are all named before anything is opened', async () => {
    const office = new OfficeComputer();
    office.environment = { KARTA_OFFICE: 'x', KARTA_REGION: '99-nowhere' };
    const { code, problems } = await office.run('status');
    expect([code, problems.map(({ field }) => field)]).toEqual([2, ['KARTA_REGION', 'KARTA_OFFICE']]);
  });

  it('that sending needs stop connect and resume, not the journal', async () => {
    const office = new OfficeComputer();
    office.environment = { KARTA_API_KEY: undefined };
    for (const words of [['connect', office.file(inventedForm())], ['resume']]) {
      const { code, problems } = await office.run(...words);
      expect([code, problems.map(({ field }) => field)]).toEqual([2, ['KARTA_API_KEY']]);
    }
    expect((await office.run('journal')).code).toBe(0);
  });

  it('of production want a cipher that the region has decided on', async () => {
    const office = await new OfficeComputer().standOn();
    office.environment = { KARTA_CONTOUR: 'production' };
    const { code, problems } = await office.run('connect', office.file(inventedForm()));
    expect([code, problems]).toEqual([
      2,
      [expect.objectContaining({ field: 'KARTA_REGION', message: expect.stringContaining('cardCipher') })],
    ]);
    expect(office.services).toEqual([]);
  });

  it('of another contour do not open the journal', async () => {
    const office = new OfficeComputer();
    await office.run('journal');
    office.environment = { KARTA_CONTOUR: 'production' };
    const { code, problems } = await office.run('journal');
    expect([code, problems[0]?.['kind']]).toEqual([1, 'other_contour']);
  });

  it('are told by help without any of them', async () => {
    const office = new OfficeComputer();
    office.environment = { KARTA_DATA_DIR: undefined };
    const { code, output } = await office.run('help');
    expect(code).toBe(0);
    expect(output).toContain('KARTA_DEPARTMENT_URL');
  });
});
