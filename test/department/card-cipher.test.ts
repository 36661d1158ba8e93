import { constants, createHash, createHmac, generateKeyPairSync, privateDecrypt } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import {
  type CardCipherSettings,
  type CardDigestSettings,
  cardCipherSettingsSchema,
} from '../../src/domain/card-cipher-settings.ts';
import { CardNumber } from '../../src/domain/card-number.ts';
import type { HiddenCard } from '../../src/domain/hidden-card.ts';
import { openCardCipher } from '../../src/main/department/card-cipher.ts';
import { expectOk } from './expect-ok.ts';
import { CARD_NUMBER } from './invented-calls.ts';
import { tlsFile } from './peer.ts';

type Configured = Extract<CardCipherSettings, { kind: 'digest_and_rsa' }>;

const KEY = Buffer.from('0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0', 'hex');
const SALT = Buffer.from('salt');
const secrets = new Map<string, Uint8Array>([
  ['card-hash', KEY],
  ['salt', SALT],
  ['short', KEY.subarray(0, 15)],
  ['empty', new Uint8Array()],
]);

function rsaPair(modulusLength: number) {
  return generateKeyPairSync('rsa', {
    modulusLength,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}

const pair = rsaPair(2048);
const weak = rsaPair(1024);

const SETTINGS: Configured = {
  kind: 'digest_and_rsa',
  hash: { algorithm: 'hmac-sha-256', encoding: 'hex', keyName: 'card-hash' },
  cipherText: {
    padding: 'rsa-oaep-sha-256',
    publicKeyPem: pair.publicKey.trim(),
    keyAlias: 'rsaPublicKey1',
    encoding: 'base64',
  },
  serviceHashes: [],
};

function hide(change: Partial<Configured> = {}, digits = CARD_NUMBER): HiddenCard {
  const options = { secrets, contour: 'production' } as const;
  const number = expectOk(CardNumber.parse(digits));
  const hidden = expectOk(openCardCipher({ ...SETTINGS, ...change }, options)).hide(number);
  // The caller overwrites the number, so the cipher must have left it alone.
  expect(number.lastTwo).toBe(digits.slice(-2));
  return hidden;
}

function codeOf(settings: CardCipherSettings, contour: 'production' | 'training' = 'production') {
  const opened = openCardCipher(settings, { secrets, contour });
  if (opened.ok) return undefined;
  expect(opened.problem.message).toMatch(/^[А-Я].*\.$/);
  return opened.problem.code;
}

const digests: readonly [CardDigestSettings, string][] = [
  [SETTINGS.hash, createHmac('sha256', KEY).update(CARD_NUMBER).digest('hex')],
  [
    { algorithm: 'hmac-sha-512', encoding: 'base64', keyName: 'card-hash' },
    createHmac('sha512', KEY).update(CARD_NUMBER).digest('base64'),
  ],
  [
    { algorithm: 'sha-256', encoding: 'hex-upper' },
    createHash('sha256').update(CARD_NUMBER).digest('hex').toUpperCase(),
  ],
  [{ algorithm: 'sha-512', encoding: 'hex' }, createHash('sha512').update(CARD_NUMBER).digest('hex')],
  [
    { algorithm: 'sha-256', encoding: 'hex', salt: { keyName: 'salt', position: 'before' } },
    createHash('sha256').update(`salt${CARD_NUMBER}`).digest('hex'),
  ],
  [
    { algorithm: 'sha-256', encoding: 'hex', salt: { keyName: 'salt', position: 'after' } },
    createHash('sha256').update(`${CARD_NUMBER}salt`).digest('hex'),
  ],
];

describe('the digest of a card number', () => {
  it.each(digests)('is what %j says', (digest, expected) => {
    expect(hide({ hash: digest }).hash).toBe(expected);
    expect(hide({ serviceHashes: [{ keyId: 'One', digest }] }).serviceHashes).toEqual([
      { keyId: 'One', hash: expected },
    ]);
  });

  it('is the one that another tool makes', () => {
    // printf 2200000000000053 | sha256sum
    const expected = '57c2741090183a37a3ae99a9427a7faa4cbd548dd54ae9aa4c5b3df0f7c3418e';
    expect(hide({ hash: { algorithm: 'sha-256', encoding: 'hex' } }).hash).toBe(expected);
  });

  it('stays the same when asked again, and the key is not used up', () => {
    const opened = expectOk(openCardCipher(SETTINGS, { secrets, contour: 'production' }));
    const number = expectOk(CardNumber.parse(CARD_NUMBER));
    expect(opened.hide(number).hash).toBe(opened.hide(number).hash);
    expect(SALT.toString()).toBe('salt');
  });

  it.each<[string, CardDigestSettings]>([
    ['card_key_missing', { algorithm: 'hmac-sha-256', encoding: 'hex', keyName: 'other' }],
    ['card_key_missing', { algorithm: 'hmac-sha-256', encoding: 'hex', keyName: 'empty' }],
    ['card_key_short', { algorithm: 'hmac-sha-256', encoding: 'hex', keyName: 'short' }],
    [
      'card_key_missing',
      { algorithm: 'sha-256', encoding: 'hex', salt: { keyName: 'no', position: 'after' } },
    ],
  ])('is refused at start: %s', (code, digest) => {
    expect(codeOf({ ...SETTINGS, hash: digest })).toBe(code);
    expect(codeOf({ ...SETTINGS, serviceHashes: [{ keyId: 'One', digest }] })).toBe(code);
  });
});

describe('the cipher text of a card number', () => {
  it.each([
    ['rsa-oaep-sha-256', { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' }],
    ['rsa-oaep-sha-1', { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }],
    ['rsa-pkcs1-v1.5', { padding: constants.RSA_PKCS1_PADDING }],
  ] as const)('of %s gives the number to the holder of the key', (padding, unpadding) => {
    for (const encoding of ['base64', 'hex', 'hex-upper'] as const) {
      const { cipherText, keyAlias } = hide({ cipherText: { ...SETTINGS.cipherText, padding, encoding } });
      const bytes = Buffer.from(cipherText, encoding === 'base64' ? 'base64' : 'hex');
      const plain = privateDecrypt({ key: pair.privateKey, ...unpadding }, bytes);
      expect([plain.toString(), keyAlias]).toEqual([CARD_NUMBER, 'rsaPublicKey1']);
    }
  });

  it('is another one each time', () => {
    expect(hide().cipherText).not.toBe(hide().cipherText);
  });

  const ec = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });

  it.each([
    ['card_cipher_key_unreadable', 'не PEM'],
    ['card_cipher_key_unreadable', pair.publicKey.replace('MII', 'MIX')],
    ['card_cipher_key_unreadable', ec.publicKey],
    ['card_cipher_key_unreadable', tlsFile('server.pem')],
    ['card_cipher_private_key', pair.privateKey],
    ['card_cipher_key_weak', weak.publicKey],
  ])('is refused at start: %s', (code, publicKeyPem) => {
    expect(codeOf({ ...SETTINGS, cipherText: { ...SETTINGS.cipherText, publicKeyPem } })).toBe(code);
  });
});

describe('the demo cipher', () => {
  const demo = expectOk(openCardCipher({ kind: 'demo' }, { secrets: new Map(), contour: 'training' }));
  const hiddenBy = (digits: string) => demo.hide(expectOk(CardNumber.parse(digits)));

  it('is refused in production', () => {
    expect(codeOf({ kind: 'demo' })).toBe('demo_cipher_in_production');
  });

  it('is marked, repeats itself and tells cards apart', () => {
    const hidden = hiddenBy(CARD_NUMBER);
    expect(hidden).toMatchObject({ keyAlias: 'demo', lastTwo: '53', serviceHashes: [] });
    expect(hidden.cipherText).toMatch(/^DEMO-/);
    expect(hiddenBy(CARD_NUMBER)).toEqual(hidden);
    expect(hiddenBy('2201382000000013').hash).not.toBe(hidden.hash);
  });
});

describe('a cipher', () => {
  it('shows neither key nor number', () => {
    const cipher = expectOk(openCardCipher(SETTINGS, { secrets, contour: 'production' }));
    const shown = inspect([cipher, hide()], { depth: null, showHidden: true });
    for (const secret of [CARD_NUMBER, KEY.toString('hex'), inspect(KEY)])
      expect(shown).not.toContain(secret);
  });
});

describe('the settings of a cipher', () => {
  it('are taken as the profile file has them', () => {
    expect(cardCipherSettingsSchema.parse(structuredClone(SETTINGS))).toEqual(SETTINGS);
    expect(cardCipherSettingsSchema.parse({ kind: 'demo' })).toEqual({ kind: 'demo' });
  });

  it.each([
    { kind: 'demo', key: 'x' },
    { ...SETTINGS, hash: { algorithm: 'md5', encoding: 'hex' } },
    { ...SETTINGS, hash: { algorithm: 'hmac-sha-256', encoding: 'hex' } },
    { ...SETTINGS, hash: { ...SETTINGS.hash, key: 'a secret has no place here' } },
    { ...SETTINGS, serviceHashes: [serviceHash('One'), serviceHash('One')] },
    { ...SETTINGS, serviceHashes: [serviceHash('K'.repeat(21))] },
    { ...SETTINGS, cipherText: { ...SETTINGS.cipherText, keyAlias: ' ' } },
  ])('are refused where they are %j', (settings) => {
    expect(cardCipherSettingsSchema.safeParse(settings).success).toBe(false);
  });
});

function serviceHash(keyId: string) {
  return { keyId, digest: SETTINGS.hash };
}
