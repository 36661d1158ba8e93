import type { ListedOperation, OperationId, OperationStatus } from '../../domain/operation.ts';
import type { NotProcessedReason, NotSentReason, UnknownReason } from '../../domain/outcome.ts';

/** What is no answer to the question asked; as in the forward flow. */
export type NoAnswer =
  | { readonly class: 'not_sent'; readonly reason: NotSentReason }
  | {
      readonly class: 'not_processed';
      readonly reason: NotProcessedReason;
      readonly retryAfterMs?: number;
    }
  | {
      readonly class: 'unknown';
      readonly reason: UnknownReason | 'wrong_rq_uid';
      readonly httpStatus?: number;
    };

/** The answer bore our `rqUID`, or none at all: worth a warning, and no more. */
interface Echoed {
  readonly isEchoed: boolean;
  /** The answer's `Date`, epoch ms. */
  readonly answeredAt?: number;
}

export type ListOutcome =
  | ({
      readonly class: 'done';
      /** Entries of the page, readable or not: as many as asked for means that there may be more. */
      readonly count: number;
    } & Echoed)
  | NoAnswer;

export type PublishRefusal = 'operation_not_found' | 'internal_error' | 'bad_input';

export type PublishOutcome =
  /** Taken, but for those that are named. */
  | ({
      readonly class: 'done';
      readonly failed: readonly { readonly operationId: OperationId; readonly reason: PublishRefusal }[];
    } & Echoed)
  /** An error that names no operation: nothing is known of any of the batch. */
  | { readonly class: 'refused'; readonly reason: PublishRefusal }
  | NoAnswer;

export interface StatusToPublish {
  readonly operationId: OperationId;
  readonly status: OperationStatus;
}

/** The Department's two services of the reverse flow (regulation, 4.5). Always resolve; `rqUid` new for each request. */
export interface ReverseDepartment {
  /**
   * `GET clientsOperationInfo` (4.5.1). The entries come in the order of the list, some hundred at a time so that
   * nobody waits for the whole page; only after the page as a whole has been read and found to be one. What
   * `onEntries` throws is thrown.
   */
  list(
    size: number,
    rqUid: string,
    onEntries: (entries: readonly ListedOperation[]) => void | Promise<void>,
    signal?: AbortSignal,
  ): Promise<ListOutcome>;
  /** `POST clientsOperationInfo` (4.5.2). At most 1 000 at once. */
  publish(statuses: readonly StatusToPublish[], rqUid: string): Promise<PublishOutcome>;
  close(): Promise<void>;
}
