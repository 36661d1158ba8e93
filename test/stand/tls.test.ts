import { readFileSync } from 'node:fs';
import { Agent, request } from 'undici';
import { expect, it, onTestFinished } from 'vitest';
import { IVANOVA } from './persons.ts';
import { KEY, REGION, testStand } from './test-stand.ts';

const pem = (name: string) => readFileSync(new URL(`../tls/${name}`, import.meta.url));

async function statusWith(url: string, connect: Agent.Options['connect']): Promise<number> {
  const agent = new Agent({ ...(connect && { connect }) });
  onTestFinished(() => agent.destroy());
  const headers = { 'content-type': 'application/json; charset=utf-8', 'x-api-key': KEY, prgCode: REGION };
  const { statusCode, body } = await request(`${url}/v1.0/CheckCard/${IVANOVA}`, {
    dispatcher: agent,
    headers,
  });
  await body.dump();
  return statusCode;
}

it('serves over TLS', async () => {
  const { stand } = await testStand({ tls: { key: pem('server.key'), cert: pem('server.pem') } });
  expect(stand.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
  expect(await statusWith(stand.url, { ca: pem('ca.pem') })).toBe(400);
  await expect(statusWith(stand.url, { ca: pem('other-ca.pem') })).rejects.toThrow();
});

it('lets in only clients with a certificate of its authority, where it has one', async () => {
  const tls = { key: pem('server.key'), cert: pem('server.pem'), clientCa: pem('ca.pem') };
  const { stand } = await testStand({ tls });
  const client = { ca: pem('ca.pem'), key: pem('client.key'), cert: pem('client.pem') };
  expect(await statusWith(stand.url, client)).toBe(400);
  await expect(statusWith(stand.url, { ca: pem('ca.pem') })).rejects.toThrow();
  expect(stand.requests()).toHaveLength(1);
});
