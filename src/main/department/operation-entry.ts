import { z } from 'zod';
import { isDocumentType } from '../../domain/document.ts';
import { epochOfLocal } from '../../domain/local-time.ts';
import type {
  ListedOperation,
  Operation,
  OperationCard,
  OperationClient,
  OperationId,
} from '../../domain/operation.ts';

/** Longer than anything of the regulation by far. */
const LONGEST_TEXT = 1_000;
const LONGEST_RAW = 16_384;

/** People are found by it, so a number in its place, which may have lost leading zeros, is not guessed at. */
const needed = z.string().max(LONGEST_TEXT).nullish();
/** Only shown or weighed beside the rest: what does not fit is left out and not held against the entry. */
const extra = z.string().max(LONGEST_TEXT).optional().catch(undefined);
/** Nothing is lost on the way from a short number to text and back. */
const code = z
  .union([z.int(), z.string().regex(/^\s*\d{1,3}\s*$/)])
  .optional()
  .catch(undefined);

/** Goes into requests again as it came, so nothing invisible may be in it. */
export const operationIdText = z.string().regex(/^(?=.*\S)\P{C}{1,255}$/u);

const wireClient = z.object({
  lastName: needed,
  firstName: needed,
  middleName: needed,
  phone: extra,
  snils: needed,
  birthDate: needed,
  document: z
    .object({
      docType: code,
      series: needed,
      number: needed,
      issuedBy: extra,
      dateIssue: extra,
      unitCode: extra,
    })
    .nullish(),
});

const anyOperation = {
  operationId: operationIdText,
  operationDateTime: z.string().max(LONGEST_TEXT),
  bankCard: z.object({
    numSID: extra,
    cardNum: extra,
    cardHash: z.string().trim().min(1).max(LONGEST_TEXT),
  }),
};

/** The sample has a `codeBlock` on a Register, too: it means nothing there. */
const wireOperation = z.discriminatedUnion('operationType', [
  z.object({ ...anyOperation, operationType: z.literal('Register'), client: wireClient }),
  z.object({
    ...anyOperation,
    operationType: z.literal('Block'),
    client: wireClient.nullish(),
    codeBlock: code,
  }),
]);
type WireOperation = z.infer<typeof wireOperation>;
type WireClient = z.infer<typeof wireClient>;

const withId = z.object({ operationId: operationIdText });

/** One entry of the list (4.5.1). What can't be taken for an operation spoils none but itself. */
export function readEntry(entry: unknown, timeZone: string): ListedOperation {
  const read = wireOperation.safeParse(entry);
  if (!read.success) return unreadable(entry, whyNot(read.error.issues));
  const madeAt = epochOfLocal(read.data.operationDateTime, timeZone);
  if (madeAt === undefined) return unreadable(entry, 'Не читается: дата и время операции.');
  return { kind: 'operation', operation: operationOf(read.data, madeAt) };
}

export function unreadable(entry: unknown, why: string): ListedOperation {
  const named = withId.safeParse(entry);
  const raw = JSON.stringify(entry).slice(0, LONGEST_RAW).toWellFormed();
  const operationId = named.success && { operationId: named.data.operationId as OperationId };
  return { kind: 'unreadable', entry: { ...operationId, why, raw } };
}

function operationOf(wire: WireOperation, madeAt: number): Operation {
  const isBlock = wire.operationType === 'Block';
  return filled({
    operationId: wire.operationId as OperationId,
    type: isBlock ? ('block' as const) : ('register' as const),
    madeAtText: wire.operationDateTime,
    madeAt,
    blockedBy: isBlock ? blockerOf(wire.codeBlock) : undefined,
    client: wire.client ? clientOf(wire.client) : undefined,
    card: cardOf(wire.bankCard),
  });
}

function blockerOf(codeBlock: string | number | null | undefined): 'applicant' | 'department' | 'unknown' {
  if (Number(codeBlock) === 2) return 'applicant';
  return Number(codeBlock) === 3 ? 'department' : 'unknown';
}

function clientOf({
  lastName,
  firstName,
  middleName,
  phone,
  snils,
  birthDate,
  document,
}: WireClient): OperationClient {
  const written = document ? documentOf(document) : undefined;
  return filled({ lastName, firstName, middleName, phone, snils, birthDate, document: written });
}

function documentOf(wire: NonNullable<WireClient['document']>): NonNullable<OperationClient['document']> {
  const { docType, series, number, issuedBy, dateIssue: issuedOn, unitCode } = wire;
  const code = Number(docType);
  return filled({
    type: isDocumentType(code) ? code : undefined,
    series,
    number,
    issuedBy,
    issuedOn,
    unitCode,
  });
}

function cardOf({ cardHash, numSID, cardNum }: WireOperation['bankCard']): OperationCard {
  const lastTwo = cardNum?.trim() ?? '';
  return filled({
    hash: cardHash,
    numSid: numSID?.trim(),
    lastTwo: /^\d\d$/.test(lastTwo) ? lastTwo : undefined,
  });
}

/** Without what may be absent and is: a blank field says as little as none. Mostly there is nothing to leave out. */
function filled<Fields extends object>(fields: Fields): Filled<Fields> {
  for (const key in fields) if (isBlank(fields[key])) return withoutBlanks(fields);
  return fields as Filled<Fields>;
}

function withoutBlanks<Fields extends object>(fields: Fields): Filled<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isBlank(value))) as Filled<Fields>;
}

type Filled<Fields> = {
  [Key in keyof Fields as undefined extends Fields[Key] ? Key : never]?: NonNullable<Fields[Key]>;
} & { [Key in keyof Fields as undefined extends Fields[Key] ? never : Key]: Fields[Key] };

function isBlank(value: unknown): boolean {
  return typeof value === 'string' ? value.trim() === '' : value === undefined || value === null;
}

function whyNot(issues: readonly z.core.$ZodIssue[]): string {
  const names = issues.map(({ path }) => NAMES[String(path.at(-1))] ?? NAMES[String(path[0])] ?? 'запись');
  return `Не читается: ${[...new Set(names)].join(', ')}.`;
}

const NAMES: Readonly<Record<string, string>> = {
  operationId: 'номер операции',
  operationType: 'вид операции',
  operationDateTime: 'дата и время операции',
  bankCard: 'карта',
  cardHash: 'хеш карты',
  client: 'заявитель',
  lastName: 'фамилия',
  firstName: 'имя',
  middleName: 'отчество',
  snils: 'СНИЛС',
  birthDate: 'дата рождения',
  document: 'документ',
  series: 'серия документа',
  number: 'номер документа',
};
