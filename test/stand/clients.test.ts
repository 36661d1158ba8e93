import { describe, expect, it } from 'vitest';
import { clientBody, contacts, IVANOVA, PETROV, passport } from './persons.ts';
import { codesOf, type TestStand, testStand } from './test-stand.ts';

const register = ({ send }: TestStand, body: unknown) => send('POST', '/v1.0/Clients', { body });

const without = (name: string) => {
  const { [name]: _, ...rest }: Record<string, unknown> = clientBody();
  return rest;
};

describe('Clients', () => {
  it('registers, and registers again with other data', async () => {
    const stand = await testStand();
    const first = await register(stand, clientBody());
    expect(first.json()).toEqual({ snils: IVANOVA, isSchoolboy: false });
    const second = await register(stand, clientBody(IVANOVA, { lastName: 'Петрова' }));
    expect(second.status).toBe(200);
    const state = (await stand.admin('GET', '/admin/state')).json();
    expect(state).toMatchObject({ clients: [{ snils: IVANOVA, data: { lastName: 'Петрова' } }] });
  });

  it('takes a person without a middle name and an e-mail', async () => {
    const { email: _, ...others } = contacts();
    const { middleName: __, ...body } = clientBody(IVANOVA, { contacts: others });
    expect((await register(await testStand(), body)).status).toBe(200);
  });

  it('takes a child by its birth certificate as a pupil', async () => {
    const certificate = { docType: 8, num: 'IV-КБ 123456', date: '2017-02-01', addressReg: 'г. Курган' };
    const body = clientBody(IVANOVA, { birthDate: '2017-01-15', docs: [certificate] });
    expect((await register(await testStand(), body)).json()).toEqual({ snils: IVANOVA, isSchoolboy: true });
  });

  it.each([
    ['firstName', without('firstName')],
    ['docs', without('docs')],
    ['an unknown field', clientBody(IVANOVA, { prgCode: '45' })],
    ['null', clientBody(IVANOVA, { middleName: null })],
    ['an empty string', clientBody(IVANOVA, { middleName: '' })],
    ['a number as text', clientBody(IVANOVA, { gender: '1' })],
    ['no documents', clientBody(IVANOVA, { docs: [] })],
    ['an object for an array', clientBody(IVANOVA, { docs: passport() })],
    ['an unknown field of a document', clientBody(IVANOVA, { docs: [passport(IVANOVA, { series: '1' })] })],
    ['an empty e-mail', clientBody(IVANOVA, { contacts: { ...contacts(), email: '' } })],
    ['an array', [clientBody()]],
  ])('answers 4: %s', async (_what, body) => {
    expect(codesOf(await register(await testStand(), body))).toEqual([4]);
  });

  it.each([
    ['broken JSON', '{"firstName":'],
    ['a byte-order mark', `\uFEFF${JSON.stringify(clientBody())}`],
    ['another encoding', Buffer.from(JSON.stringify(clientBody()), 'utf16le')],
    ['no body', ''],
  ])('answers 4: %s', async (_what, raw) => {
    const { send } = await testStand();
    expect(codesOf(await send('POST', '/v1.0/Clients', { raw }))).toEqual([4]);
  });

  it.each([
    ['Имя', { firstName: 'М'.repeat(51) }],
    ['Фамилия', { lastName: '   ' }],
    ['Отчество', { middleName: 'П'.repeat(51) }],
    ['Дата рождения', { birthDate: '1981-02-29' }],
    ['Дата рождения', { birthDate: '01.12.1981' }],
    ['Дата рождения; - Дата выдачи документа', { birthDate: '2026-11-24' }],
    ['Место рождения', { birthPlace: 'г'.repeat(256) }],
    ['Пол', { gender: 2 }],
    ['Мобильный телефон', { contacts: { ...contacts(), mobilePhone: '+79120000000' } }],
    ['Электронная почта', { contacts: { ...contacts(), email: 'нет' } }],
    ['Тип документа', { docs: [passport(IVANOVA, { docType: 15 })] }],
    ['Номер документа', { docs: [passport(IVANOVA, { num: '3705123456' })] }],
    ['Дата выдачи документа', { docs: [passport(IVANOVA, { date: '1981-11-30' })] }],
    ['Код подразделения', { docs: [passport(IVANOVA, { codeOrg: '450-001' })] }],
    ['Код подразделения', { docs: [passport(IVANOVA, { codeOrg: undefined })] }],
    ['Кем выдан документ', { docs: [passport(IVANOVA, { org: undefined })] }],
    ['СНИЛС', { snils: '11223344596' }],
  ])('answers 3 and names it: %s', async (name, more) => {
    const answer = await register(await testStand(), clientBody(IVANOVA, more));
    expect(answer.json()).toContainEqual({ code: 3, message: `Некорректные реквизиты: - ${name}.` });
  });

  it('lists all wrong requisites in one error of at most 255 characters', async () => {
    const wrong = { gender: 7, birthDate: 'x', firstName: ' ', lastName: ' ', birthPlace: ' ', snils: '1' };
    const document = passport(IVANOVA, { num: '1', date: 'x', codeOrg: '1', org: ' ', addressReg: ' ' });
    const body = clientBody(IVANOVA, { ...wrong, middleName: ' ', docs: [document] });
    const [error] = [(await register(await testStand(), body)).json()].flat();
    expect(error).toMatchObject({ code: 3, message: expect.stringContaining('Имя; - Фамилия; - Отчество') });
    expect(JSON.stringify(error).length).toBeLessThan(300);
  });

  it('wants an e-mail where notices go by e-mail', async () => {
    const { email: _, ...others } = contacts();
    const body = clientBody(IVANOVA, { contacts: others, events: { isSMS: false, isEMail: true } });
    expect(codesOf(await register(await testStand(), body))).toEqual([3]);
  });

  it('takes only the documents that the region has switched on', async () => {
    const stand = await testStand();
    await stand.admin('PATCH', '/admin/policies', { documentTypes: [8] });
    expect(codesOf(await register(stand, clientBody()))).toEqual([3]);
  });

  it('answers 5 while a card of another bank is active, and changes nothing', async () => {
    const stand = await testStand();
    await register(stand, clientBody());
    await stand.admin('POST', '/admin/cards', { state: 'active', cardHash: 'aa', snils: IVANOVA });
    const answer = await register(stand, clientBody(IVANOVA, { lastName: 'Петрова' }));
    expect(codesOf(answer)).toEqual([5]);
    expect((await stand.admin('GET', '/admin/state')).json()).toMatchObject({
      clients: [{ data: { lastName: 'Иванова' } }],
    });
  });

  it.each([
    ['номер документа', { docs: [passport(PETROV)] }],
    ['мобильный телефон', { contacts: { ...contacts(), mobilePhone: contacts(PETROV).mobilePhone } }],
    ['электронная почта', { contacts: { ...contacts(), email: contacts(PETROV).email.toUpperCase() } }],
  ])('answers 6 where the %s is another applicant’s', async (name, more) => {
    const stand = await testStand();
    await register(stand, clientBody(PETROV));
    const answer = await register(stand, clientBody(IVANOVA, more));
    expect(codesOf(answer)).toEqual([6]);
    expect(answer.bytes.toString()).toContain(name);
  });

  it('lists every requisite that is taken, or none where the region lets them be shared', async () => {
    const stand = await testStand();
    await register(stand, clientBody(PETROV));
    const twin = clientBody(IVANOVA, { contacts: contacts(PETROV), docs: [passport(PETROV)] });
    expect(codesOf(await register(stand, twin))).toEqual([6, 6, 6]);
    await stand.admin('PATCH', '/admin/policies', { uniqueRequisites: [] });
    expect((await register(stand, twin)).status).toBe(200);
  });

  it('answers 13 while the school register is away, and registers nobody', async () => {
    const stand = await testStand();
    await stand.admin('PATCH', '/admin/policies', { schoolRegister: 'unavailable' });
    expect(codesOf(await register(stand, clientBody()))).toEqual([13]);
    expect((await stand.admin('GET', '/admin/state')).json()).toMatchObject({ clients: [] });
  });
});
