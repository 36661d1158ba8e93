import { documentKey } from './document-key.ts';
import type { KnownPerson } from './known-person.ts';
import { namePartKey } from './operation-keys.ts';

/**
 * Whether two applications of this journal are of one person. Surnames change, so those may differ where the SNILS
 * is one; a first name or a birth date that differs keeps people apart, whoever's SNILS was typed.
 */
export function isSamePerson(one: KnownPerson, other: KnownPerson): boolean {
  if (one.applicationId === other.applicationId) return true;
  if (!isSameName(one, other, ['firstName', 'middleName'])) return false;
  const [birth, otherBirth] = [one.applicant?.birthDate, other.applicant?.birthDate];
  if (birth !== undefined && otherBirth !== undefined && birth !== otherBirth) return false;
  if (one.person.snils === other.person.snils) return true;
  return birth !== undefined && isSameDocument(one, other) && isSameName(one, other, ['lastName']);
}

type NamePart = 'lastName' | 'firstName' | 'middleName';

function isSameName(one: KnownPerson, other: KnownPerson, parts: readonly NamePart[]): boolean {
  return parts.every((part) => namePartKey(one.person[part]) === namePartKey(other.person[part]));
}

function isSameDocument(one: KnownPerson, other: KnownPerson): boolean {
  const [document, otherDocument] = [one.applicant?.document, other.applicant?.document];
  if (document === undefined || otherDocument === undefined || document.type !== otherDocument.type)
    return false;
  const key = documentKey(document);
  return key !== undefined && key === documentKey(otherDocument);
}
