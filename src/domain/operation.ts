import type { Branded } from './brand.ts';

/** Names one operation at the Department (regulation, 4.5.1: String(36)). */
export type OperationId = Branded<string, 'OperationId'>;

/**
 * The person as the Department sends them, each field as it came: the regulation's own samples bear leading
 * blanks, a unit code with a hyphen and a SNILS whose check digits are wrong. Cleaned only to be compared.
 */
export interface OperationClient {
  readonly lastName?: string;
  readonly firstName?: string;
  readonly middleName?: string;
  readonly phone?: string;
  readonly snils?: string;
  readonly birthDate?: string;
  readonly document?: {
    /** Code of the regulation, where it is one of them. */
    readonly type?: number;
    readonly series?: string;
    readonly number?: string;
    readonly issuedBy?: string;
    readonly issuedOn?: string;
    readonly unitCode?: string;
  };
}

export interface OperationCard {
  readonly hash: string;
  readonly numSid?: string;
  readonly lastTwo?: string;
}

/** Something that was done on the Department's side (4.5.1): on the portal, or by the Department itself. */
export interface Operation {
  readonly operationId: OperationId;
  readonly type: 'register' | 'block';
  /** `yyyy-mm-ddThh:mm:ss.fff` as it was sent: the region's local time, without a zone. */
  readonly madeAtText: string;
  /** The same as epoch ms. */
  readonly madeAt: number;
  /** Of a block alone; a code that the regulation does not list is `unknown`. */
  readonly blockedBy?: 'applicant' | 'department' | 'unknown';
  /** May be absent for a block. */
  readonly client?: OperationClient;
  readonly card: OperationCard;
}

/** Why an entry is kept unread at which the program itself fails. */
export const PROGRAM_FAULT = 'program_fault';

/** An entry of the list that can't be taken for an operation: kept as it came, and shown to people. */
interface UnreadableOperation {
  /** Absent where not even that could be read: then it can't be kept apart from others like it. */
  readonly operationId?: OperationId;
  /** What is wrong, without any of the values. */
  readonly why: string;
  /** JSON as it came, cut off behind 16 KiB. */
  readonly raw: string;
}

export type ListedOperation =
  | { readonly kind: 'operation'; readonly operation: Operation }
  | { readonly kind: 'unreadable'; readonly entry: UnreadableOperation };

/** What becomes of an operation, as it is published last, in the order of the regulation's numbers (4.5.2: 2 to 6). */
export const OPERATION_VERDICTS = [
  /** The person is known here, and the card fits or its block was applied. */
  'found',
  'person_not_found',
  /** The person holds another active card of the project. */
  'found_with_other_card',
  'card_unfit',
  'card_not_found',
] as const;

export type OperationVerdict = (typeof OPERATION_VERDICTS)[number];

/** All that is ever published: first that it is taken, then one verdict (2.2 steps 3 and 5). */
export type OperationStatus = 'accepted' | OperationVerdict;
