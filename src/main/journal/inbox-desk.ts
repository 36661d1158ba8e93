import type { ListedOperation } from '../../domain/operation.ts';
import type { OperationState } from '../../domain/operation-state.ts';
import type { StoredOperation } from './inbox.ts';
import type { Clerk } from './journal.ts';
import type { Cut } from './listing.ts';

export type FindOperations =
  /** The beginning of a name, in any case. */
  | { readonly by: 'name'; readonly value: string }
  /** Made there from `from` on and before `until`, epoch ms. */
  | { readonly by: 'day'; readonly from: number; readonly until: number };

export interface OperationPage {
  readonly rows: readonly StoredOperation[];
  /** Asked for with `before`, it goes on; absent where there is no more. */
  readonly next?: number;
}

/** Something else that came under the number of an operation. */
export interface OtherEntry {
  readonly at: number;
  readonly entry: ListedOperation;
  /** Absent while nobody has looked at it. */
  readonly seenAt?: number;
  readonly seenBy?: string;
}

export interface TakenUpAgain {
  readonly at: number;
  readonly clerkName: string;
}

/** What people look up in the inbox and do about what does not go on by itself. */
export interface InboxDesk {
  /** All that were ever taken in, those that came last first. */
  operationPage(find: FindOperations | undefined, cut: Cut): OperationPage;

  /**
   * Entries of a list whose numbers may be here already. What could not be read before and can be now takes its
   * place as `saved`, first in the second copy; what says something else under a number is put on record for a
   * person, and what was saved first goes on as it is. Returns the operations that are changed or told of.
   */
  takeAgain(entries: readonly ListedOperation[], at: number): readonly number[];
  /** What came under its number since and was something else. */
  others(id: number): readonly OtherEntry[];
  /** Of whom something else has come that nobody has looked at yet. */
  withOthers(limit: number): readonly StoredOperation[];
  countWithOthers(): number;
  /** False, and nothing written, where nothing is left to look at. */
  seeOthers(id: number, clerk: Clerk, at: number): boolean;

  /** Sets going again what was set aside, with the clerk's name on record; throws where it stands otherwise. */
  takeUpAgain(id: number, clerk: Clerk, state: OperationState, at: number): void;
  takenUpAgain(id: number): readonly TakenUpAgain[];
}
