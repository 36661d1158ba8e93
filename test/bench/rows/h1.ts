import { createSecureContext } from 'node:tls';
import { buildConnector, type Dispatcher, Pool } from 'undici';
import type { Call } from '../../../src/domain/call.ts';
import type { Department } from '../../../src/main/department/department.ts';
import { departmentAt } from '../../department/ask.ts';
import { CALLS } from '../../department/invented-calls.ts';
import { tlsFile } from '../../department/peer.ts';
import { withPeer } from '../peer-process.ts';
import { type BenchRow, type Figure, median } from '../row.ts';

const LIMIT = 1.25;
const ROUNDS = 41;
const WARM_UP_ROUNDS = 6;

type Act = () => Promise<unknown>;

export const row: BenchRow = {
  id: 'H1',
  what: 'an HTTPS JSON call through our client, validated ÷ bare undici with the same connections',
  measure: () => withPeer(new URL('../../department/answering-server.ts', import.meta.url), measureAt),
};

async function measureAt(url: URL): Promise<Figure[]> {
  const caPem = tlsFile('ca.pem');
  const department = departmentAt(url, { caPem });
  const bare = barePools(url, caPem);
  const get = { method: 'GET', path: '/v1.0/CheckCard/59492311630' } as const;
  const post = { method: 'POST', path: '/v1.0/Cards', reset: true } as const;
  const body = cardsBody();
  const figures = [
    await figure('GET over a kept connection', 60, ours(department, CALLS.check_active_card), () =>
      request(bare.kept, get),
    ),
    await figure('POST over a new connection', 25, ours(department, CALLS.connect_card), () =>
      request(bare.fresh, { ...post, body: JSON.stringify(body) }),
    ),
  ];
  await Promise.all([department.close(), bare.kept.close(), bare.fresh.close()]);
  return figures;
}

function ours(department: Department, call: Call): Act {
  return async () => {
    const outcome = await department.prepare(call).send();
    if (outcome.class !== 'done') throw new Error(`H1 got ${JSON.stringify(outcome)}`);
  };
}

/** Opens and keeps connections as the kiosk does: one context read once, sessions taken up again. */
function barePools(url: URL, ca: string) {
  const secureContext = createSecureContext({ ca });
  const connect = buildConnector({ secureContext, allowH2: false });
  return {
    kept: new Pool(url.origin, { connect, allowH2: false }),
    fresh: new Pool(url.origin, { connect, allowH2: false }),
  };
}

async function request(pool: Pool, options: Omit<Dispatcher.RequestOptions, 'headers'>): Promise<void> {
  const headers = {
    'Content-Type': 'application/json; charset=utf-8',
    'X-API-Key': 'd3adbeef-57a1-4c0d-9e11-7e57ab1e0001',
    prgCode: '45',
  };
  const { statusCode, body } = await pool.request({ ...options, headers });
  const json = await body.json();
  if (statusCode !== 200 || typeof json !== 'object') throw new Error('H1 got no answer');
}

function cardsBody() {
  const { snils, card, account } = CALLS.connect_card;
  const hashNums = card.serviceHashes.map(({ keyId, hash }) => ({ keyId, hashNum: hash }));
  return {
    snils,
    cardHash: card.hash,
    cardCrypto: card.cipherText,
    account,
    cardNum: card.lastTwo,
    isMifare: true,
    alias: card.keyAlias,
    hashNums,
  };
}

/** Median time of a call in µs, from rounds that take turns so that a slow moment meets both. */
async function figure(name: string, calls: number, act: Act, peerAct: Act): Promise<Figure> {
  const own: number[] = [];
  const peer: number[] = [];
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
    const isOursFirst = round % 2 === 0;
    const first = await microsecondsOf(isOursFirst ? act : peerAct, calls);
    const second = await microsecondsOf(isOursFirst ? peerAct : act, calls);
    if (round < 0) continue;
    own.push(isOursFirst ? first : second);
    peer.push(isOursFirst ? second : first);
  }
  return { name, ours: median(own), peer: median(peer), unit: 'µs', limit: LIMIT };
}

async function microsecondsOf(act: Act, calls: number): Promise<number> {
  const startedAt = performance.now();
  for (let count = 0; count < calls; count += 1) await act();
  return ((performance.now() - startedAt) * 1_000) / calls;
}
