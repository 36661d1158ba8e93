import { type Compared, comparedFields, MATCHED_FIELDS, type MatchedField } from './compared-fields.ts';
import type { KnownPerson } from './known-person.ts';
import type { OperationClient } from './operation.ts';
import { isSamePerson } from './same-person.ts';

export type { MatchedField };

/** A field in neither list could not be compared: one side lacks it, or what was sent proves nothing. */
export interface Comparison {
  readonly agrees: readonly MatchedField[];
  readonly differs: readonly MatchedField[];
  /** `alike`: something that marks one person out agrees, and yet it is not proved to be them. */
  readonly verdict: 'same' | 'alike' | 'other';
}

/** Somebody of this journal who may be the one, by the application that comes nearest. */
export interface Candidate {
  readonly known: KnownPerson;
  readonly comparison: Comparison;
  /** All of the same person that were looked at, that one too. */
  readonly applicationIds: readonly number[];
}

/** The person as the Department sends them beside one of this journal. The representative is nobody's match. */
export function compareWith(client: OperationClient, known: KnownPerson): Comparison {
  const compared = comparedFields(client, known);
  return {
    agrees: MATCHED_FIELDS.filter((field) => compared[field] === true),
    differs: MATCHED_FIELDS.filter((field) => compared[field] === false),
    verdict: verdictOn(compared),
  };
}

/** Regulation, 4.5.1: name, document and birth date, or else name and SNILS. */
function verdictOn(compared: Compared): Comparison['verdict'] {
  const { birth_date, snils, document, document_type } = compared;
  const name = isNameSame(compared);
  const byDocument = name && document === true && document_type !== false && birth_date === true;
  const bySnils = name && snils === true;
  const isContradicted = snils === false || birth_date === false;
  if ((byDocument || bySnils) && !isContradicted) return 'same';
  const isMarked = snils === true || document === true || (name && birth_date === true);
  // By the name alone nobody is told from a namesake; it counts only where nothing else could be compared.
  const isNameAll = name && !isContradicted && document === undefined && snils === undefined;
  return isMarked || isNameAll ? 'alike' : 'other';
}

/** A middle name that one side lacks proves nothing. */
function isNameSame({ last_name, first_name, middle_name }: Compared): boolean {
  return last_name === true && first_name === true && middle_name !== false;
}

/** Each person once, however many applications they have; the likeliest first. */
export function rank(client: OperationClient, known: readonly KnownPerson[]): readonly Candidate[] {
  const compared = known.map((one) => ({ known: one, comparison: compareWith(client, one) }));
  return groupsOf(compared.sort(byLikeness)).map(([best, ...others]) => ({
    ...best,
    applicationIds: [...new Set([best, ...others].map((one) => one.known.applicationId))],
  }));
}

type One = Omit<Candidate, 'applicationIds'>;
type Group = [One, ...One[]];

/** Whoever belongs to two groups makes them one: the surname of the one, the document of the other. */
function groupsOf(compared: readonly One[]): readonly Group[] {
  let groups: Group[] = [];
  for (const one of compared) {
    const isOfOne = ([...group]: Group) => group.some((other) => isSamePerson(one.known, other.known));
    const [first, ...joined] = groups.filter(isOfOne);
    if (first === undefined) groups.push([one]);
    else {
      first.push(...joined.flat(), one);
      groups = groups.filter((group) => !joined.includes(group));
    }
  }
  return groups;
}

const PLACE = { same: 0, alike: 1, other: 2 } as const;

function byLikeness(one: One, other: One): number {
  return (
    PLACE[one.comparison.verdict] - PLACE[other.comparison.verdict] ||
    weightOf(other.comparison) - weightOf(one.comparison) ||
    other.known.registeredAt - one.known.registeredAt ||
    other.known.applicationId - one.known.applicationId
  );
}

function weightOf({ agrees, differs }: Comparison): number {
  return agrees.length - differs.length;
}
