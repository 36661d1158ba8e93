import type { CardCipherSettings } from '../../domain/card-cipher-settings.ts';
import type { Contour } from '../../domain/contour.ts';
import { block, type Problem } from '../../domain/field-problem.ts';
import type { CardCipher } from '../../domain/hidden-card.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { type CardDigest, type CardSecrets, openCardDigest } from './card-digest.ts';
import { demoCardCipher } from './demo-card-cipher.ts';
import { openRsaCardCipher } from './rsa-card-cipher.ts';

interface Options {
  /** Keys and salts by the names that the settings use. */
  readonly secrets: CardSecrets;
  readonly contour: Contour;
}

type ConfiguredSettings = Extract<CardCipherSettings, { kind: 'digest_and_rsa' }>;

/**
 * The cipher of a region (4.3 `cardHash`, `cardCrypto`, `alias`, `hashNums`). All keys are read here, so
 * what is wrong with them shows at start, in words for IT, and never with an applicant at the desk.
 */
export function openCardCipher(settings: CardCipherSettings, options: Options): Result<CardCipher, Problem> {
  if (settings.kind === 'digest_and_rsa') return openConfigured(settings, options.secrets);
  return options.contour === 'training' ? ok(demoCardCipher) : fail(DEMO_IN_PRODUCTION);
}

function openConfigured(settings: ConfiguredSettings, secrets: CardSecrets): Result<CardCipher, Problem> {
  const hash = openCardDigest(settings.hash, secrets);
  if (!hash.ok) return hash;
  const encrypt = openRsaCardCipher(settings.cipherText);
  if (!encrypt.ok) return encrypt;
  const services = openServiceHashes(settings, secrets);
  if (!services.ok) return services;
  return ok({
    hide: (number) => ({
      hash: hash.value(number),
      cipherText: encrypt.value(number),
      keyAlias: settings.cipherText.keyAlias,
      lastTwo: number.lastTwo,
      serviceHashes: services.value.map(({ keyId, digest }) => ({ keyId, hash: digest(number) })),
    }),
  });
}

interface ServiceHash {
  readonly keyId: string;
  readonly digest: CardDigest;
}

function openServiceHashes(
  settings: ConfiguredSettings,
  secrets: CardSecrets,
): Result<readonly ServiceHash[], Problem> {
  const opened: ServiceHash[] = [];
  for (const { keyId, digest } of settings.serviceHashes) {
    const result = openCardDigest(digest, secrets);
    if (!result.ok) return result;
    opened.push({ keyId, digest: result.value });
  }
  return ok(opened);
}

const DEMO_IN_PRODUCTION = block(
  'demo_cipher_in_production',
  'Учебное шифрование номера карты в рабочем контуре запрещено. Задайте в профиле региона хеш и ключ RSA.',
);
