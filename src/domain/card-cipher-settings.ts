import * as z from 'zod/mini';

const name = z.string().check(z.trim(), z.minLength(1));

const encoding = z.enum(['hex', 'hex-upper', 'base64']);

/** With a key that is named here and kept apart: a digest without one is searched through in minutes. */
const keyedDigest = z.strictObject({
  algorithm: z.enum(['hmac-sha-256', 'hmac-sha-512']),
  encoding,
  keyName: name,
});

/** For a region that allows no keyed digest. The salt is a secret like a key, so only its name is here. */
const plainDigest = z.strictObject({
  algorithm: z.enum(['sha-256', 'sha-512']),
  encoding,
  salt: z.optional(z.strictObject({ keyName: name, position: z.enum(['before', 'after']) })),
});

const cardDigestSettingsSchema = z.discriminatedUnion('algorithm', [keyedDigest, plainDigest]);

const rsaCipherSettingsSchema = z.strictObject({
  padding: z.enum(['rsa-oaep-sha-256', 'rsa-oaep-sha-1', 'rsa-pkcs1-v1.5']),
  publicKeyPem: name,
  /** Alias of that key at НСПК, sent beside the cipher text (4.3 `alias`). */
  keyAlias: name,
  encoding: z.enum(['base64', 'hex', 'hex-upper']),
});

/** Digest for one transport or payment service (4.3 `hashNums`, `keyId` String(20)). */
const serviceHashSettingsSchema = z.strictObject({
  keyId: name.check(z.maxLength(20)),
  digest: cardDigestSettingsSchema,
});

/**
 * How a region makes digest and cipher text of a card number; the regulation's 4.3 leaves it open.
 * Keys and salts are secrets: they are named here and never written here.
 */
export const cardCipherSettingsSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('demo') }),
  z.strictObject({
    kind: z.literal('digest_and_rsa'),
    hash: cardDigestSettingsSchema,
    cipherText: rsaCipherSettingsSchema,
    serviceHashes: z
      .array(serviceHashSettingsSchema)
      .check(
        z.refine((all) => new Set(all.map(({ keyId }) => keyId)).size === all.length, 'keyId повторяется'),
      ),
  }),
]);

export type CardDigestSettings = z.infer<typeof cardDigestSettingsSchema>;
export type RsaCipherSettings = z.infer<typeof rsaCipherSettingsSchema>;
export type CardCipherSettings = z.infer<typeof cardCipherSettingsSchema>;
