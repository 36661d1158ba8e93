import { formatDate } from '../../domain/calendar-date.ts';
import { DOCUMENT_NAMES, isDocumentType } from '../../domain/document.ts';
import type { KnownPerson } from '../../domain/known-person.ts';
import type { OperationClient } from '../../domain/operation.ts';
import { dayOf, snilsDigits } from '../../domain/operation-keys.ts';
import type { Comparison, MatchedField } from '../../domain/operation-match.ts';
import { formatPhone, parsePhone } from '../../domain/phone.ts';
import { formatSnils, type Snils } from '../../domain/snils.ts';
import type { ComparedView } from './operation-views.ts';

type Side = Readonly<Record<FieldName, string | undefined>>;
type FieldName = 'name' | 'birthDate' | 'document' | 'issuedOn' | 'snils' | 'phone';

const FIELDS: readonly (readonly [FieldName, string, readonly MatchedField[]])[] = [
  ['name', 'Имя', ['last_name', 'first_name', 'middle_name']],
  ['birthDate', 'Родился', ['birth_date']],
  ['document', 'Документ', ['document', 'document_type']],
  ['issuedOn', 'Выдан', ['document_issued']],
  ['snils', 'СНИЛС', ['snils']],
  ['phone', 'Телефон', ['phone']],
];

/** Both sides line by line, as on papers; what neither of them has is left out by `sharedLines`. */
export function comparedLines(
  client: OperationClient | undefined,
  known: KnownPerson,
  comparison: Comparison | undefined,
): readonly ComparedView[] {
  const sent = sentSide(client ?? {});
  const here = knownSide(known);
  return FIELDS.map(([field, name, matched]) => ({
    name,
    ...(sent[field] && { sent: sent[field] }),
    ...(here[field] && { known: here[field] }),
    match: comparison ? matchOf(matched, comparison) : 'not_compared',
  }));
}

/** Of all candidates the same lines, without those that nobody has anything in. */
export function sharedLines(all: readonly (readonly ComparedView[])[]): readonly (readonly ComparedView[])[] {
  const isFilled = (at: number): boolean =>
    all.some((lines) => lines[at]?.sent !== undefined || lines[at]?.known !== undefined);
  return all.map((lines) => lines.filter((_line, at) => isFilled(at)));
}

/** What the Department has sent, where nobody is there to lay it beside. */
export function sentLines(
  client: OperationClient,
): readonly { readonly name: string; readonly value: string }[] {
  const sent = sentSide(client);
  return FIELDS.flatMap(([field, name]) => {
    const value = sent[field];
    return value ? [{ name, value }] : [];
  });
}

export function fullNameSent(client: OperationClient | undefined): string {
  return client ? joined(client.lastName, client.firstName, client.middleName) : '';
}

/** One part that differs makes the whole differ. */
function matchOf(fields: readonly MatchedField[], { agrees, differs }: Comparison): ComparedView['match'] {
  if (fields.some((field) => differs.includes(field))) return 'differs';
  return fields.some((field) => agrees.includes(field)) ? 'agrees' : 'not_compared';
}

function sentSide(client: OperationClient): Side {
  const { document, birthDate, phone } = client;
  const type = isDocumentType(document?.type) ? DOCUMENT_NAMES[document.type] : '';
  return {
    name: fullNameSent(client),
    birthDate: dayAsOnPapers(birthDate),
    document: document && joined(type, document.series, document.number),
    issuedOn: dayAsOnPapers(document?.issuedOn),
    snils: snilsAsOnPapers(client.snils),
    phone: phone && phoneAsOnPapers(phone),
  };
}

function knownSide({ person, applicant }: KnownPerson): Side {
  const document = applicant?.document;
  return {
    name: joined(person.lastName, person.firstName, person.middleName),
    birthDate: applicant && formatDate(applicant.birthDate),
    document: document && joined(DOCUMENT_NAMES[document.type], document.number),
    issuedOn: document && formatDate(document.issuedOn),
    snils: formatSnils(person.snils),
    phone: applicant && formatPhone(applicant.phone),
  };
}

function joined(...parts: readonly (string | undefined)[]): string {
  return parts
    .map((part) => part?.trim())
    .filter(Boolean)
    .join(' ');
}

/** What can't be read as a date is shown as it came. */
function dayAsOnPapers(text: string | undefined): string | undefined {
  const day = dayOf(text);
  return day === undefined ? text?.trim() : formatDate(day);
}

function snilsAsOnPapers(text: string | undefined): string | undefined {
  const digits = snilsDigits(text);
  return digits === undefined ? text?.trim() : formatSnils(digits as Snils);
}

export function phoneAsOnPapers(text: string): string {
  const phone = parsePhone(text);
  return phone.ok ? formatPhone(phone.value) : text.trim();
}
