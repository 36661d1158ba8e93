import * as z from 'zod/mini';
import russian from 'zod/v4/locales/ru.js';
import { cardCipherSettingsSchema } from './card-cipher-settings.ts';
import { DOCUMENT_TYPES } from './document.ts';
import { fail, ok, type Result } from './result.ts';

const text = z.string().check(z.trim(), z.minLength(1));
/** What the acts do not say stays `null` and is shown as «не задано»; nothing is invented. */
const unsaid = <Schema extends z.ZodMiniType>(schema: Schema) => z.nullable(schema);

const timeZone = text.check(z.refine(isTimeZone, 'нет такого часового пояса (нужен вид Asia/Yekaterinburg)'));

const documentType = z.literal([...DOCUMENT_TYPES]);

/** How the region writes a UID into `mifareId`; the regulation's 4.4 does not say. */
const uidFormatSchema = z.strictObject({
  base: z.enum(['hex', 'decimal']),
  byteOrder: z.enum(['transmission', 'reversed']),
  letterCase: z.enum(['upper', 'lower']),
  padTo: z.optional(z.int().check(z.minimum(1), z.maximum(30))),
});

const seconds = z.int().check(z.minimum(1), z.maximum(600));

/** How a verdict that the evidence does not fix is published; the regulation's 2.2 does not say. */
const verdictMode = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('profile') }),
  z.strictObject({ by: z.literal('profile_after'), days: z.int().check(z.minimum(1), z.maximum(30)) }),
  z.strictObject({ by: z.literal('clerk') }),
]);

const perContour = <Schema extends z.ZodMiniType>(schema: Schema) =>
  z.strictObject({ production: schema, training: schema });

/** A region is data: one file in `resources/regions/`, and no `if (region)` anywhere. */
const regionProfileSchema = z.strictObject({
  id: z.string().check(z.regex(/^\d{2}-[a-z]+$/, 'нужен вид 45-kurgan')),
  name: text,
  projectName: text,
  acts: z.array(text).check(z.minLength(1)),
  system: text,
  operator: unsaid(text),
  portal: unsaid(z.url({ protocol: /^https$/ })),
  timeZone,
  /** The one protocol there is; the name is the seam where another would plug in. */
  api: z.literal('karta-v1'),
  /** Settings that no act confirms, by their names here; shown as assumptions. */
  assumptions: z.array(text),
  documentTypes: z.array(documentType).check(z.minLength(1)),
  /** `null`: not decided by the region yet, so nothing is sent in that contour. */
  cardCipher: perContour(unsaid(cardCipherSettingsSchema)),
  /** Whether the card number may be read from the chip instead of typed. */
  numberFromChip: perContour(z.boolean()),
  mifareId: uidFormatSchema,
  /** How a POST without an answer is cleared up: when to look first, and until when it may still land. */
  lostAnswers: perContour(z.strictObject({ settleSeconds: seconds, lateLandingSeconds: seconds })),
  /** How long and how many applications may wait unsent; `null`: no such limit. */
  offline: z.strictObject({
    hours: unsaid(z.int().check(z.minimum(1))),
    sameDay: z.boolean(),
    applications: unsaid(z.int().check(z.minimum(1))),
  }),
  /** What is published of an operation of the Department's side: statuses 3, 5 and 6, and a card unknown here. */
  reverse: z.strictObject({
    unknownCard: z.enum(['found', 'card_not_found']),
    personNotFound: verdictMode,
    cardUnfit: verdictMode,
    cardNotFound: verdictMode,
  }),
});

export type RegionProfile = z.infer<typeof regionProfileSchema>;

/**
 * Checks a parsed profile file. Every problem is one line for IT: the path in the file and what is
 * wrong there.
 */
export function readRegionProfile(raw: unknown): Result<RegionProfile, readonly string[]> {
  // Read once a start: compiling a validator would take longer than reading.
  const read = regionProfileSchema.safeParse(raw, { jitless: true, error: russian().localeError });
  if (!read.success) return fail(read.error.issues.map(describe));
  if (read.data.cardCipher.production?.kind === 'demo') {
    return fail(['cardCipher.production: учебное шифрование в рабочем контуре не допускается']);
  }
  return ok(read.data);
}

function describe(issue: z.core.$ZodIssue): string {
  return `${issue.path.join('.') || 'файл'}: ${issue.message}`;
}

/** By the list and not by trying: the first date format of a process costs more than all the rest of its start. */
function isTimeZone(name: string): boolean {
  return Intl.supportedValuesOf('timeZone').includes(name);
}
