import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Call } from '../../src/domain/call.ts';
import { CardNumber } from '../../src/domain/card-number.ts';
import { formatSnils } from '../../src/domain/snils.ts';
import { STEPS } from '../../src/domain/step.ts';
import { departmentAt } from './ask.ts';
import { expectOk } from './expect-ok.ts';
import { API_KEY, APPLICANT, CALLS, CARD_HASH, CARD_NUMBER, CIPHER_TEXT, SNILS } from './invented-calls.ts';
import { freePort, type Reply, replying, startHttpPeer } from './peer.ts';

const SECRETS = [
  API_KEY,
  SNILS,
  formatSnils(SNILS),
  CARD_NUMBER,
  CARD_HASH,
  CIPHER_TEXT,
  APPLICANT.phone,
  APPLICANT.document.number,
  APPLICANT.email ?? '',
];
const ECHO = SECRETS.join(' ');

/** A Department that says back all it was told, in every place where it can. */
const REPLIES: readonly Reply[] = [
  { status: 400, body: [{ code: 1, message: ECHO }] },
  ...[2, 3, 4, 5, 6, 7, 12, 13, 77].map((code) => ({ status: 400, body: { code, message: ECHO } })),
  ...SECRETS.map((secret) => ({ status: 400, body: { code: 2, message: `Проверьте ${secret}` } })),
  { body: { code: 2, message: ECHO } },
  { body: { snils: ECHO } },
  { body: { error: ECHO } },
  { body: `<html>${ECHO}</html>`, headers: { 'Content-Type': 'text/html' } },
  { status: 302, headers: { Location: `/${encodeURIComponent(ECHO)}` } },
  { status: 401, body: ECHO },
  { status: 429, body: ECHO, headers: { 'Retry-After': API_KEY } },
  { status: 502, body: ECHO },
];

/** All that a careless log could print of a value. */
function everythingOf(value: unknown): string {
  const all = { depth: null, showHidden: true, maxStringLength: null, maxArrayLength: null } as const;
  const plain = inspect(value, { ...all, customInspect: false, getters: true });
  return [inspect(value, all), plain, String(value), JSON.stringify(value)].join('\n');
}

function expectClean(value: unknown): void {
  const shown = everythingOf(value);
  for (const secret of SECRETS) expect(shown).not.toContain(secret);
}

describe('no secret is shown', () => {
  it.each(STEPS)('by what comes of %s', async (step) => {
    for (const reply of REPLIES) {
      await using peer = await startHttpPeer(replying(reply));
      await using department = departmentAt(peer.url);
      const prepared = department.prepare(CALLS[step]);
      expectClean(await prepared.send());
      expectClean([prepared, department]);
      expectClean(await prepared.send().catch((error: unknown) => error));
    }
  });

  it('by a request that could not be sent', async () => {
    await using department = departmentAt(new URL(`http://127.0.0.1:${await freePort()}`));
    for (const step of STEPS) expectClean(await department.prepare(CALLS[step]).send());
  });

  it('by a body that does not fit', async () => {
    await using department = departmentAt(new URL('http://127.0.0.1:9'));
    const broken: readonly Call[] = [
      { step: 'register_client', applicant: { ...APPLICANT, birthPlace: ECHO.repeat(9) } },
      { ...CALLS.connect_card, card: { ...CALLS.connect_card.card, lastTwo: CARD_NUMBER } },
      { ...CALLS.register_chip, mifareId: '' },
    ];
    for (const call of broken) expectClean(caughtFrom(() => department.prepare(call)));
  });

  it('but the search would find one', () => {
    expect(() => expectClean({ message: ECHO })).toThrow();
    expect(() => expectClean(new Error(API_KEY))).toThrow();
    expectClean(expectOk(CardNumber.parse(CARD_NUMBER)));
  });
});

function caughtFrom(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}
