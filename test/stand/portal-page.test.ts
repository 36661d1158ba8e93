import { expect, it } from 'vitest';
import { z } from 'zod';
import { parseSnils } from '../../src/domain/snils.ts';
import { inventedResident } from '../../src/stand/invented-resident.ts';
import { cardBody, clientBody, hashOf, IVANOVA } from './persons.ts';
import { type TestStand, testStand } from './test-stand.ts';

const LIST = '/v1.0/clientsOperationInfo';
const listed = z.array(
  z.looseObject({
    operationId: z.string(),
    client: z.looseObject({ snils: z.string() }).optional(),
    bankCard: z.looseObject({ cardHash: z.string() }),
  }),
);

const page = async ({ send }: TestStand) => (await send('GET', '/admin/portal')).bytes.toString();
const list = async ({ send }: TestStand) => listed.parse((await send('GET', LIST)).json());

const submit = ({ send, stand }: TestStand, form: string, fields: Readonly<Record<string, string>>) =>
  send('POST', `/admin/page/${form}`, {
    raw: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: stand.url },
  });

/** Where the browser is sent after the form. */
const after = async (...form: Parameters<typeof submit>) => (await submit(...form)).headers['location'];

async function connectHere({ send }: TestStand): Promise<void> {
  await send('POST', '/v1.0/Clients', { body: clientBody() });
  expect((await send('POST', '/v1.0/Cards', { body: cardBody() })).status).toBe(200);
}

it('is found from the stand’s own page, without scripts', async () => {
  const stand = await testStand();
  expect((await stand.send('GET', '/admin')).bytes.toString()).toContain('href="/admin/portal"');
  const { headers, bytes } = await stand.send('GET', '/admin/portal');
  expect(headers['content-security-policy']).toContain("default-src 'none'");
  expect(bytes.toString()).toContain('Подключённых карт пока нет');
  expect(bytes.toString()).not.toContain('<script');
});

it('connects an invented card of an invented resident, whom the list tells of', async () => {
  const stand = await testStand();
  expect(await after(stand, 'portal-register', { snils: 'new', cardHash: 'new' })).toBe('/admin/portal');
  const [operation, ...others] = await list(stand);
  expect(others).toEqual([]);
  expect(operation).toMatchObject({
    operationType: 'Register',
    operationDateTime: '2026-11-23T12:00:00.000',
    client: { snils: expect.stringMatching(/^8\d{10}$/), document: { docType: 1, series: '3799' } },
    bankCard: { numSID: '9620000000000001', cardHash: expect.stringMatching(/^[0-9a-f]{32}$/) },
  });
  // The Department knows of the card as if it had been connected anywhere else.
  const check = await stand.send('GET', `/v1.0/CheckCard/${operation?.client?.snils}`);
  expect(check.json()).toMatchObject({ numSID: '9620000000000001' });
  const html = await page(stand);
  expect(html).toContain('<td>Карта подключена</td>');
  expect(html).toContain('пока ничего');
  expect(html).not.toContain(`${operation?.client?.snils}</td>`);
});

it('connects again the card of somebody who came to the office, in the words of the list', async () => {
  const stand = await testStand();
  await connectHere(stand);
  await stand.admin('POST', '/admin/cards/block', {
    cardHash: hashOf(IVANOVA),
    by: 'applicant',
    tellsOffice: false,
  });
  stand.clock.now += 1;
  await submit(stand, 'portal-register', { snils: IVANOVA, cardHash: hashOf(IVANOVA) });
  const { middleName, lastName, firstName, birthDate, contacts, docs } = clientBody();
  expect(await list(stand)).toMatchObject([
    {
      operationType: 'Register',
      client: {
        lastName,
        firstName,
        middleName,
        birthDate,
        snils: IVANOVA,
        phone: contacts.mobilePhone,
        document: { docType: 1, series: '3705', number: docs[0]?.num.slice(5), unitCode: '450001' },
      },
      bankCard: { cardHash: hashOf(IVANOVA), cardNum: '53' },
    },
  ]);
});

it.each([
  ['applicant', 2, { snils: IVANOVA }],
  ['department', 3, undefined],
])('blocks a card by: %s', async (by, codeBlock, client) => {
  const stand = await testStand();
  await connectHere(stand);
  stand.clock.now += 1;
  expect(await after(stand, 'portal-block', { cardHash: hashOf(IVANOVA), by })).toBe('/admin/portal');
  const [operation] = await list(stand);
  expect(operation).toMatchObject({
    operationType: 'Block',
    codeBlock,
    bankCard: { cardHash: hashOf(IVANOVA) },
  });
  if (client) expect(operation?.client).toMatchObject(client);
  else expect(operation).not.toHaveProperty('client');
  expect((await stand.send('GET', `/v1.0/CheckCard/${IVANOVA}`)).status).toBe(400);
});

it('shows what the office has answered, in order', async () => {
  const stand = await testStand();
  await submit(stand, 'portal-register', { snils: 'new', cardHash: 'new' });
  const [operation] = await list(stand);
  for (const bankStatusCode of [1, 3]) {
    await stand.send('POST', LIST, { body: [{ operationId: operation?.operationId, bankStatusCode }] });
  }
  expect(await page(stand)).toContain('<td>1: принята в обработку, 3: не найден</td>');
});

it('says why something could not be done, and does nothing', async () => {
  const stand = await testStand();
  await connectHere(stand);
  const known = { snils: IVANOVA, cardHash: 'new' };
  expect(await after(stand, 'portal-register', known)).toBe('/admin/portal?problem=has_active_card');
  const html = (await stand.send('GET', '/admin/portal?problem=has_active_card')).bytes.toString();
  expect(html).toContain('уже подключена другая карта');
  const another = { snils: 'new', cardHash: hashOf(IVANOVA) };
  expect(await after(stand, 'portal-register', another)).toBe('/admin/portal?problem=card_of_another');
  const nobody = { snils: '00000000001', cardHash: 'new' };
  expect(await after(stand, 'portal-register', nobody)).toBe('/admin/portal?problem=resident_unknown');
  const nothing = { cardHash: 'none', by: 'applicant' };
  expect(await after(stand, 'portal-block', nothing)).toBe('/admin/portal?problem=card_not_active');
  expect(await after(stand, 'portal-block', { cardHash: '', by: 'nobody' })).toBe('/admin/portal');
  expect(await list(stand)).toEqual([]);
});

it('repeats nothing of an address that somebody made up, and no name as HTML', async () => {
  const stand = await testStand();
  const client = { lastName: '<img src=x>', firstName: 'И', snils: IVANOVA };
  const bankCard = { cardHash: '<b>"hash' };
  const seeded = await stand.admin('POST', '/admin/operations', {
    operationType: 'Register',
    client,
    bankCard,
  });
  expect(seeded.status).toBe(200);
  const html = (await stand.send('GET', '/admin/portal?problem=<script>')).bytes.toString();
  expect(html).not.toMatch(/<script|<img|<b>/);
  expect(html).toContain('&lt;img src=x&gt;');
  expect((await stand.send('GET', '/admin/portal?problem=constructor')).bytes.toString()).not.toContain(
    'alert',
  );
});

it('invents people whose SNILS is right', () => {
  for (let index = 0; index < 500; index += 1) {
    const { snils, client } = inventedResident(`resident ${index}`);
    expect(parseSnils(snils).ok, snils).toBe(true);
    expect(client.birthDate).toMatch(/^19[6-8]\d-0[1-9]-1\d$/);
    expect(client.phone).toMatch(/^7900\d{7}$/);
  }
});
