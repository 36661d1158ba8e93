import { z } from 'zod';
import { fail, ok, type Result } from '../domain/result.ts';

/** An empty string stands for nothing: what is absent is left out. */
const text = z.string().min(1);

/** Shapes only (4.2): lengths and formats are requisites and have a code of their own. */
export const clientSchema = z.strictObject({
  firstName: text,
  lastName: text,
  middleName: text.optional(),
  birthDate: text,
  birthPlace: text,
  gender: z.int(),
  contacts: z.strictObject({ address: text, mobilePhone: text, email: text.optional() }),
  events: z.strictObject({ isSMS: z.boolean(), isEMail: z.boolean() }),
  docs: z
    .array(
      z.strictObject({
        docType: z.int(),
        num: text,
        date: text,
        codeOrg: text.optional(),
        org: text.optional(),
        addressReg: text,
      }),
    )
    .min(1),
  snils: text,
});

export type ClientBody = z.infer<typeof clientSchema>;

/** 4.3; the print has lost which fields are mandatory: an account and service hashes may be absent here. */
export const cardSchema = z.strictObject({
  snils: text,
  cardHash: text,
  cardCrypto: text,
  account: text.optional(),
  cardNum: text,
  isMifare: z.boolean(),
  alias: text,
  hashNums: z.array(z.strictObject({ keyId: text, hashNum: text })).optional(),
});

export type CardBody = z.infer<typeof cardSchema>;

/** 4.4 has no code for requisites, so the form of the UID is a matter of the schema. */
export const mifareSchema = z.strictObject({
  cardHash: text,
  mifareId: z.string().regex(/^[0-9A-Fa-f]{1,32}$/),
});

/** 4.5.2; 0 is the absence of a status and can't be published. */
export const statusesSchema = z.array(
  z.strictObject({ operationId: text.max(36), bankStatusCode: z.int().min(1).max(6) }),
);

/** Bytes → checked body; a byte-order mark, broken UTF-8 and broken JSON do not fit either. */
export function readBody<Schema extends z.ZodType>(
  schema: Schema,
  bytes: Uint8Array,
): Result<z.infer<Schema>, 'does_not_fit'> {
  try {
    const json: unknown = JSON.parse(
      new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
    );
    const read = schema.safeParse(json);
    return read.success ? ok(read.data) : fail('does_not_fit');
  } catch {
    return fail('does_not_fit');
  }
}
