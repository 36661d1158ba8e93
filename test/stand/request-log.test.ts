import { expect, it } from 'vitest';
import { cardBody, clientBody, hashOf, IVANOVA } from './persons.ts';
import { KEY, NOON, testStand } from './test-stand.ts';

it('shows the four requests of an application in order, once each, and nothing personal', async () => {
  const { send, admin, stand } = await testStand();
  await send('GET', `/v1.0/CheckCard/${IVANOVA}`);
  await send('POST', '/v1.0/Clients', { body: clientBody() });
  await send('POST', '/v1.0/Cards', { body: cardBody() });
  await send('POST', '/v1.0/RegisterMifare', { body: { cardHash: hashOf(IVANOVA), mifareId: '2A83155E' } });
  const answer = await admin('GET', '/admin/requests');
  expect(answer.json()).toEqual(stand.requests());
  const person = '*********95';
  expect(answer.json()).toMatchObject([
    {
      service: 'CheckCard',
      method: 'GET',
      path: `/v1.0/CheckCard/${person}`,
      person,
      status: 400,
      codes: [3],
    },
    { service: 'Clients', method: 'POST', path: '/v1.0/Clients', person, status: 200, codes: [] },
    { service: 'Cards', path: '/v1.0/Cards', person, status: 200, ended: 'reply', at: NOON },
    { service: 'RegisterMifare', path: '/v1.0/RegisterMifare', person, status: 200, fault: null },
  ]);
  for (const secret of [KEY, IVANOVA, 'Иванова', hashOf(IVANOVA), '2A83155E', '3705']) {
    expect(answer.bytes.toString()).not.toContain(secret);
  }
});

it('tells the same body from another one', async () => {
  const { send, stand } = await testStand();
  for (const lastName of ['Иванова', 'Иванова', 'Петрова']) {
    await send('POST', '/v1.0/Clients', { body: clientBody(IVANOVA, { lastName }) });
  }
  const [first, second, third] = stand.requests().map(({ bodyDigest }) => bodyDigest);
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  expect(second).toBe(first);
  expect(third).not.toBe(first);
});

it('hides whatever stands in the place of a SNILS', async () => {
  const { send, stand } = await testStand();
  await send('GET', '/v1.0/CheckCard/112-233-445%2095?size=1');
  expect(stand.requests()[0]?.path).toBe('/v1.0/CheckCard/*********95');
});

it('keeps rqUID and size of the reverse flow, and can be read from an id on', async () => {
  const { send, admin } = await testStand();
  for (const rquid of ['one', 'two']) {
    await send('GET', '/v1.0/clientsOperationInfo?size=10', { headers: { rquid } });
  }
  const later = (await admin('GET', '/admin/requests?after=1')).json();
  expect(later).toMatchObject([{ id: 2, rqUid: 'two', path: '/v1.0/clientsOperationInfo?size=10' }]);
  expect((await admin('GET', '/admin/requests?after=x')).status).toBe(400);
});
