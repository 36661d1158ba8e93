import { type ListedOperation, type Operation, PROGRAM_FAULT } from './operation.ts';

/** What of an operation the Department may send otherwise than before. */
export type OperationPart =
  | 'type'
  | 'made_at'
  | 'blocked_by'
  | 'name'
  | 'birth_date'
  | 'document'
  | 'snils'
  | 'phone'
  | 'card';

/** Named one by one: what a later program reads besides makes no operation another one. */
const PARTS: Readonly<Record<OperationPart, (operation: Operation) => readonly unknown[]>> = {
  type: ({ type }) => [type],
  made_at: ({ madeAtText }) => [madeAtText],
  blocked_by: ({ blockedBy }) => [blockedBy],
  name: ({ client }) => [client?.lastName, client?.firstName, client?.middleName],
  birth_date: ({ client }) => [client?.birthDate],
  document: ({ client }) => {
    const { type, series, number, issuedBy, issuedOn, unitCode } = client?.document ?? {};
    return [type, series, number, issuedBy, issuedOn, unitCode];
  },
  snils: ({ client }) => [client?.snils],
  phone: ({ client }) => [client?.phone],
  card: ({ card }) => [card.hash, card.numSid, card.lastTwo],
};

/** In what two operations under one number differ. */
export function differingParts(first: Operation, again: Operation): readonly OperationPart[] {
  return (Object.keys(PARTS) as OperationPart[]).filter((part) => {
    const other = PARTS[part](again);
    return PARTS[part](first).some((value, place) => value !== other[place]);
  });
}

/**
 * What a list says of an operation that was saved before: the same, what could not be read then, or something else
 * under its number.
 */
export function listedAgain(first: ListedOperation, again: ListedOperation): 'same' | 'mended' | 'other' {
  if (again.kind === 'unreadable') {
    // The program has failed at it: the Department has said nothing else.
    if (again.entry.why === PROGRAM_FAULT) return 'same';
    if (first.kind === 'operation') return 'other';
    const isComparable = first.entry.why !== PROGRAM_FAULT;
    return isComparable && first.entry.raw !== again.entry.raw ? 'other' : 'same';
  }
  if (first.kind === 'unreadable') return 'mended';
  return differingParts(first.operation, again.operation).length === 0 ? 'same' : 'other';
}
