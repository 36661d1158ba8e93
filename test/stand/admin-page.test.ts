import { expect, it } from 'vitest';
import { cardBody, clientBody, hashOf, IVANOVA } from './persons.ts';
import { type TestStand, testStand } from './test-stand.ts';

const page = async ({ send }: TestStand) => (await send('GET', '/admin')).bytes.toString();

const submit = ({ send, stand }: TestStand, form: string, fields: Readonly<Record<string, string>> = {}) =>
  send('POST', `/admin/page/${form}`, {
    raw: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: stand.url },
  });

it('shows requests and cards without personal data or scripts', async () => {
  const stand = await testStand();
  await stand.send('POST', '/v1.0/Clients', { body: clientBody() });
  await stand.send('POST', '/v1.0/Cards', { body: cardBody() });
  const { headers, bytes } = await stand.send('GET', '/admin');
  const html = bytes.toString();
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  expect(headers['content-security-policy']).toContain("default-src 'none'");
  expect(html).toContain('<html lang="ru">');
  expect(html).toContain('POST /v1.0/Cards');
  expect(html).toContain('9620000000000001');
  expect(html).toContain('990-300-007 77');
  expect(html).not.toMatch(/<script|11223344595<|Иванова/);
  expect((await stand.send('GET', '/admin/style.css')).headers['content-type']).toContain('text/css');
});

it('switches a fault on and off', async () => {
  const stand = await testStand();
  const back = await submit(stand, 'faults', { service: 'CheckCard', preset: 'status_503', count: '2' });
  expect([back.status, back.headers['location']]).toEqual([303, '/admin']);
  expect(await page(stand)).toContain('<td>CheckCard</td><td>status</td><td>0</td><td>2</td>');
  expect((await stand.send('GET', `/v1.0/CheckCard/${IVANOVA}`)).status).toBe(503);
  await submit(stand, 'no-faults');
  expect((await stand.send('GET', `/v1.0/CheckCard/${IVANOVA}`)).status).toBe(400);
});

it('leaves everything as it was where a form makes no sense', async () => {
  const stand = await testStand();
  for (const fields of [{}, { service: 'CheckCard', preset: 'none', count: '1' }]) {
    expect((await submit(stand, 'faults', fields)).status).toBe(303);
  }
  expect((await stand.admin('GET', '/admin/faults')).json()).toEqual([]);
});

it('blocks and unblocks a card, and empties the stand', async () => {
  const stand = await testStand();
  await stand.send('POST', '/v1.0/Clients', { body: clientBody() });
  await stand.send('POST', '/v1.0/Cards', { body: cardBody() });
  await submit(stand, 'block', { cardHash: hashOf(IVANOVA), by: 'bank' });
  expect(await page(stand)).toContain('заблокирована банком');
  await submit(stand, 'unblock', { cardHash: hashOf(IVANOVA), by: '' });
  expect(await page(stand)).toContain('<td>подключена</td>');
  await submit(stand, 'reset');
  expect(await page(stand)).not.toContain('<td>подключена</td>');
});

it('shows what a stranger sent as text', async () => {
  const stand = await testStand();
  await stand.send('GET', '/<img src=x>');
  await stand.send('GET', '/v1.0/clientsOperationInfo?size=<b>');
  expect(await page(stand)).not.toMatch(/<img|size=<b>/);
});
