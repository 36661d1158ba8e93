import type { OperationVerdict } from './operation.ts';

/** Why a person has to look at an operation. */
export type WorklistReason =
  | 'person_not_found'
  /** The office has several workplaces, and only this one's journal was searched. */
  | 'not_in_this_journal'
  /** Somebody is alike, but not all that both sides know agrees. */
  | 'person_alike'
  /** More than one person fits. */
  | 'several_persons'
  /** The card is known here under another person. */
  | 'card_of_another'
  | 'card_not_found'
  /** Operation and own connection lie so close that their order is not known. */
  | 'order_unclear';

/** Who has settled a verdict. */
export type VerdictBy = 'evidence' | 'profile' | 'clerk';

/** Why nothing more is done by itself, and somebody has to look. */
export type OperationTrouble =
  | 'unreadable'
  /** Sent alone it was still refused as not fitting the schema (4.5.2, code 3). */
  | 'not_taken'
  /** The program fails at it. */
  | 'program_fault';

interface Tries {
  /** Publications without an answer that settled it; the back-off counts them. */
  readonly tries: number;
  /** Goes out in a request of its own: with others it could not be told which was refused. */
  readonly alone?: true;
}

/**
 * Durable state of one operation. Nothing is published that is not saved (2.2 steps 2 and 3), first that it
 * is taken and then one verdict, never another. Times are epoch ms.
 */
export type OperationState =
  /** Taken in; that it was, may be published from `dueAt` on. */
  | ({ readonly status: 'saved'; readonly dueAt: number } & Tries)
  /** The intent is durable, its outcome is not. */
  | ({ readonly status: 'accepting' } & Tries)
  /** The answer was lost: a later list tells whether it was carried out. */
  | ({ readonly status: 'accept_unclear'; readonly since: number } & Tries)
  /** The Department knows that we have it; the person is looked up from `dueAt` on. */
  | { readonly status: 'accepted'; readonly dueAt: number }
  /** The region lets so much time pass before this verdict is published: it is looked up once more then. */
  | { readonly status: 'waits_for_day'; readonly verdict: OperationVerdict; readonly dueAt: number }
  | {
      readonly status: 'waits_for_clerk';
      readonly proposed: OperationVerdict;
      readonly why: WorklistReason;
      readonly since: number;
    }
  | ({
      readonly status: 'decided';
      readonly verdict: OperationVerdict;
      readonly by: VerdictBy;
      readonly dueAt: number;
    } & Tries)
  | ({ readonly status: 'publishing'; readonly verdict: OperationVerdict; readonly by: VerdictBy } & Tries)
  | { readonly status: 'done'; readonly verdict: OperationVerdict; readonly by: VerdictBy }
  /** The Department does not know it (4.5.2, code 1): nothing is ever sent for it again. */
  | { readonly status: 'gone'; readonly verdict?: OperationVerdict }
  | {
      readonly status: 'set_aside';
      readonly why: OperationTrouble;
      readonly since: number;
      /** Absent where none was decided: from there on no other one is ever published. */
      readonly verdict?: OperationVerdict;
      /** Of `verdict`; absent in journals of older versions, too. */
      readonly by?: VerdictBy;
      /** The Department knows that we have it, and there is no verdict yet. */
      readonly isAccepted?: true;
    };

export type OperationStateName = OperationState['status'];
