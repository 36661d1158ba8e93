import { documentKey } from './document-key.ts';
import type { KnownPerson } from './known-person.ts';
import type { OperationClient } from './operation.ts';
import { dayOf, fullNameKey, namePartKey, snilsDigits } from './operation-keys.ts';
import { parseSnils } from './snils.ts';

/** What can agree or differ between the person of an operation and one of this journal, as lists show it. */
export const MATCHED_FIELDS = [
  'last_name',
  'first_name',
  'middle_name',
  'birth_date',
  'snils',
  'document',
  'document_type',
  'document_issued',
  'phone',
] as const;

export type MatchedField = (typeof MATCHED_FIELDS)[number];

/** True agrees, false differs, undefined can't be compared. */
export type Compared = Readonly<Record<MatchedField, boolean | undefined>>;

export function comparedFields(client: OperationClient, known: KnownPerson): Compared {
  const { person, applicant } = known;
  return {
    ...comparedNames(client, person),
    birth_date: isSame(client.birthDate, applicant?.birthDate, dayOf),
    snils: isSnilsSame(client.snils, person.snils),
    ...comparedDocuments(client.document, applicant?.document),
    phone: isSame(client.phone, applicant?.phone, phoneKey),
  };
}

function comparedNames(client: OperationClient, person: KnownPerson['person']) {
  // First and middle name of a foreigner stand now in one field, now in two.
  const whole = fullNameKey(client);
  if (whole !== undefined && whole === fullNameKey(person)) {
    const middle = client.middleName || person.middleName ? true : undefined;
    return { last_name: true, first_name: true, middle_name: middle };
  }
  return {
    last_name: isSame(client.lastName, person.lastName, namePartKey),
    first_name: isSame(client.firstName, person.firstName, namePartKey),
    middle_name: isSame(client.middleName, person.middleName, namePartKey),
  };
}

/** Only a number that can be a SNILS speaks against somebody: the regulation's own sample is none. */
function isSnilsSame(sent: string | undefined, known: string): boolean | undefined {
  const digits = snilsDigits(sent);
  if (digits === undefined) return undefined;
  return digits === known || (parseSnils(digits).ok ? false : undefined);
}

type KnownDocument = NonNullable<KnownPerson['applicant']>['document'];
type ComparedDocuments = Pick<Compared, 'document' | 'document_type' | 'document_issued'>;

const NOT_COMPARED: ComparedDocuments = {
  document: undefined,
  document_type: undefined,
  document_issued: undefined,
};

/** Two documents of different kinds are simply two; one number on both is worth a person's look. */
function comparedDocuments(sent: OperationClient['document'], known?: KnownDocument): ComparedDocuments {
  if (sent === undefined || known === undefined) return NOT_COMPARED;
  const key = documentKey(sent);
  if (key === undefined) return NOT_COMPARED;
  const type = sent.type === undefined ? undefined : sent.type === known.type;
  if (key === documentKey(known)) {
    const issued = isSame(sent.issuedOn, known.issuedOn, dayOf);
    return { document: true, document_type: type, document_issued: issued };
  }
  return type === false ? NOT_COMPARED : { ...NOT_COMPARED, document: false, document_type: type };
}

type ToKey = (text: string | undefined) => string | undefined;

function isSame(sent: string | undefined, known: string | undefined, toKey: ToKey): boolean | undefined {
  const [key, knownKey] = [toKey(sent), toKey(known)];
  return key === undefined || knownKey === undefined ? undefined : key === knownKey;
}

function phoneKey(phone: string | undefined): string | undefined {
  const digits = phone?.replace(/\D/g, '').slice(-10);
  return digits?.length === 10 ? digits : undefined;
}
