import { constants, createPublicKey, type KeyObject, publicEncrypt, type RsaPrivateKey } from 'node:crypto';
import type { RsaCipherSettings } from '../../domain/card-cipher-settings.ts';
import type { CardNumber } from '../../domain/card-number.ts';
import { block, type Problem } from '../../domain/field-problem.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { encodeBytes } from './encode-bytes.ts';

/** Cipher text of a card number's ASCII digits, in the region's encoding; another one at every call. */
export type RsaCardCipher = (number: CardNumber) => string;

const SMALLEST_MODULUS_BITS = 2048;

const PADDINGS: Record<RsaCipherSettings['padding'], Omit<RsaPrivateKey, 'key'>> = {
  'rsa-oaep-sha-256': { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' },
  'rsa-oaep-sha-1': { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' },
  'rsa-pkcs1-v1.5': { padding: constants.RSA_PKCS1_PADDING },
};

/** Fails, in words for IT, where the profile's PEM is not a public RSA key of 2048 bits or more. */
export function openRsaCardCipher(settings: RsaCipherSettings): Result<RsaCardCipher, Problem> {
  const key = publicKeyOf(settings.publicKeyPem);
  if (!key.ok) return key;
  const padding = PADDINGS[settings.padding];
  return ok((number) =>
    encodeBytes(publicEncrypt({ key: key.value, ...padding }, number.bytes), settings.encoding),
  );
}

function publicKeyOf(pem: string): Result<KeyObject, Problem> {
  // Node would quietly take the public half of one.
  if (pem.includes('PRIVATE KEY')) return fail(PRIVATE_KEY);
  const key = readPem(pem);
  if (key?.asymmetricKeyType !== 'rsa') return fail(NO_RSA_KEY);
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  return bits < SMALLEST_MODULUS_BITS ? fail(WEAK_KEY) : ok(key);
}

function readPem(pem: string): KeyObject | undefined {
  try {
    return createPublicKey(pem);
  } catch {
    return undefined;
  }
}

const PRIVATE_KEY = block(
  'card_cipher_private_key',
  'В профиле региона стоит закрытый ключ RSA. Уберите его и укажите открытый ключ в формате PEM.',
);
const NO_RSA_KEY = block(
  'card_cipher_key_unreadable',
  'Открытый ключ для номера карты не читается. Укажите в профиле региона открытый ключ RSA в формате PEM.',
);
const WEAK_KEY = block(
  'card_cipher_key_weak',
  `Открытый ключ для номера карты короче ${SMALLEST_MODULUS_BITS} бит. Запросите другой ключ у оператора.`,
);
