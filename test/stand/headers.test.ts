import { describe, expect, it } from 'vitest';
import { IVANOVA } from './persons.ts';
import { codesOf, KEY, testStand } from './test-stand.ts';

const REQUESTS = [
  ['GET', `/v1.0/CheckCard/${IVANOVA}`],
  ['POST', '/v1.0/Clients'],
  ['POST', '/v1.0/Cards'],
  ['POST', '/v1.0/RegisterMifare'],
  ['GET', '/v1.0/clientsOperationInfo'],
  ['POST', '/v1.0/clientsOperationInfo'],
] as const;

describe.each(REQUESTS)('%s %s', (method, path) => {
  const sending = method === 'POST' ? { body: {} } : {};

  it.each([undefined, '', 'not a guid', '6f1c2b7e-3a54-4c0e-9d1b-0a2f5e7c8d91'])(
    'wants the key, not %j',
    async (key) => {
      const { send, stand } = await testStand();
      const answer = await send(method, path, { ...sending, headers: { 'x-api-key': key } });
      expect(answer.status).toBe(401);
      expect(answer.bytes.toString()).not.toContain('code');
      expect(stand.requests()).toMatchObject([{ status: 401, codes: [] }]);
    },
  );

  it('takes the key in either case', async () => {
    const { send } = await testStand();
    const answer = await send(method, path, { ...sending, headers: { 'x-api-key': KEY.toUpperCase() } });
    expect(answer.status).not.toBe(401);
    const { send: sendToOther } = await testStand({ apiKey: KEY.toUpperCase() });
    expect((await sendToOther(method, path, sending)).status).not.toBe(401);
  });

  it.each([undefined, '46', '45, 45', 'KURGAN'])('answers 12 for the region %j', async (prgcode) => {
    const { send } = await testStand();
    const answer = await send(method, path, { ...sending, headers: { prgcode } });
    expect(answer.status).toBe(400);
    expect(codesOf(answer)).toEqual([12]);
    expect(Array.isArray(answer.json())).toBe(path !== '/v1.0/RegisterMifare');
  });

  it.each(['application/json', 'text/plain; charset=utf-8', 'application/json; charset=windows-1251'])(
    'refuses the type %s with 415',
    async (type) => {
      const { send } = await testStand();
      const answer = await send(method, path, { ...sending, headers: { 'content-type': type } });
      expect(answer.status).toBe(415);
    },
  );

  it('refuses a request without a type', async () => {
    const { send } = await testStand();
    expect((await send(method, path, { ...sending, headers: { 'content-type': undefined } })).status).toBe(
      415,
    );
  });

  it('answers in JSON with its charset and the date of the stand', async () => {
    const { send } = await testStand();
    const { headers } = await send(method, path, sending);
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(headers['date']).toBe('Mon, 23 Nov 2026 07:00:00 GMT');
  });
});

describe('rqUID', () => {
  it.each(['GET', 'POST'] as const)('is echoed by the %s of 4.5, in refusals too', async (method) => {
    const { send } = await testStand();
    const sending = { headers: { rquid: 'one-of-ours' }, ...(method === 'POST' && { body: [{}] }) };
    const answer = await send(method, '/v1.0/clientsOperationInfo', sending);
    expect(answer.headers['rquid']).toBe('one-of-ours');
  });

  it.each(['GET', 'POST'] as const)('is demanded by the %s of 4.5', async (method) => {
    const { send } = await testStand();
    const sending = { headers: { rquid: undefined }, ...(method === 'POST' && { body: [] }) };
    const answer = await send(method, '/v1.0/clientsOperationInfo', sending);
    expect(answer.status).toBe(400);
    expect(codesOf(answer)).toEqual([3]);
    expect(answer.headers['rquid']).toBeUndefined();
  });

  it('is not borne by the other services', async () => {
    const { send } = await testStand();
    const answer = await send('GET', `/v1.0/CheckCard/${IVANOVA}`, { headers: { rquid: 'x' } });
    expect(answer.headers['rquid']).toBeUndefined();
  });
});

describe('everything else', () => {
  it.each([
    ['GET', '/v1.0/checkcard/11223344595'],
    ['GET', '/v1.0/Clients'],
    ['PUT', '/v1.0/Cards'],
    ['HEAD', '/v1.0/CheckCard/11223344595'],
    ['GET', '/'],
  ] as const)('%s %s is not found, and logged without digits', async (method, path) => {
    const { send, stand } = await testStand();
    expect((await send(method, path)).status).toBe(404);
    expect(stand.requests()).toMatchObject([{ service: null, status: 404, method }]);
    expect(stand.requests()[0]?.path).not.toMatch(/\d{3}/);
  });
});
