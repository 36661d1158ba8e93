import { createHash, createHmac, createSecretKey, type Hash, type Hmac, type KeyObject } from 'node:crypto';
import type { CardDigestSettings } from '../../domain/card-cipher-settings.ts';
import type { CardNumber } from '../../domain/card-number.ts';
import { block, type Problem } from '../../domain/field-problem.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { encodeBytes } from './encode-bytes.ts';

/** Digest of a card number's ASCII digits, in the region's encoding. */
export type CardDigest = (number: CardNumber) => string;

/** Keys and salts by the name that the region profile gives them. */
export type CardSecrets = ReadonlyMap<string, Uint8Array>;

/** Names of `node:crypto`. */
const ALGORITHMS = {
  'hmac-sha-256': 'sha256',
  'hmac-sha-512': 'sha512',
  'sha-256': 'sha256',
  'sha-512': 'sha512',
} as const;

/** A shorter key could be searched through together with the number. */
const SHORTEST_KEY_BYTES = 16;

/** Fails, in words for IT, where the profile names a key or salt that is not there or is too short. */
export function openCardDigest(
  settings: CardDigestSettings,
  secrets: CardSecrets,
): Result<CardDigest, Problem> {
  const { algorithm, encoding } = settings;
  if ('keyName' in settings) {
    const key = secretOf(settings.keyName, SHORTEST_KEY_BYTES, secrets);
    return key.ok ? ok(digestWith(() => createHmac(ALGORITHMS[algorithm], key.value), encoding)) : key;
  }
  const { salt } = settings;
  if (salt === undefined) return ok(digestWith(() => createHash(ALGORITHMS[algorithm]), encoding));
  const secret = secretOf(salt.keyName, 1, secrets);
  if (!secret.ok) return secret;
  return ok(saltedDigest(ALGORITHMS[algorithm], salt.position, secret.value, encoding));
}

function digestWith(start: () => Hash | Hmac, encoding: CardDigestSettings['encoding']): CardDigest {
  return (number) => encodeBytes(start().update(number.bytes).digest(), encoding);
}

function saltedDigest(
  algorithm: string,
  position: 'before' | 'after',
  salt: KeyObject,
  encoding: CardDigestSettings['encoding'],
): CardDigest {
  return (number) => {
    const saltBytes = salt.export();
    const parts = position === 'before' ? [saltBytes, number.bytes] : [number.bytes, saltBytes];
    const hash = createHash(algorithm);
    for (const part of parts) hash.update(part);
    saltBytes.fill(0);
    return encodeBytes(hash.digest(), encoding);
  };
}

/** A key object shows nothing of itself when it is printed. */
function secretOf(name: string, shortestBytes: number, secrets: CardSecrets): Result<KeyObject, Problem> {
  const secret = secrets.get(name);
  if (secret === undefined || secret.length === 0) {
    return fail(
      block('card_key_missing', `Не задан ключ «${name}» для хеша номера карты. Добавьте его в настройки.`),
    );
  }
  if (secret.length < shortestBytes) {
    const wanted = `нужно не менее ${shortestBytes} байт`;
    return fail(
      block(
        'card_key_short',
        `Ключ «${name}» слишком короткий: ${wanted}. Запросите другой ключ у оператора.`,
      ),
    );
  }
  return ok(createSecretKey(secret));
}
