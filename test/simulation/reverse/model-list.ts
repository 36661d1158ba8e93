import type {
  ListedOperation,
  Operation,
  OperationId,
  OperationStatus,
} from '../../../src/domain/operation.ts';
import type { PublishRefusal, StatusToPublish } from '../../../src/main/department/reverse-department.ts';
import type { Citizen } from './citizens.ts';

/** Whose data an operation bears, and how truly. */
export type Bearing = 'true' | 'alike' | 'none';

export interface PortalOperation {
  readonly operation: Operation;
  /** Whose card it is about. */
  readonly citizen: Citizen;
  readonly bearing: Bearing;
  /** How the kiosk gets to see it. */
  readonly entry: 'readable' | 'unreadable' | 'nameless';
  /** The Department never takes a status of it (4.5.2, code 3). */
  readonly isNotTaken: boolean;
}

interface Landed {
  readonly kiosk: string;
  readonly status: OperationStatus;
  readonly at: number;
}

export interface HeldOperation extends PortalOperation {
  readonly order: number;
  /** Every status that was taken, the first one first. */
  readonly landed: Landed[];
  /** The one that counts; absent while it is still "not processed". */
  status?: OperationStatus;
  isForgotten: boolean;
}

export interface Failure {
  readonly operationId: OperationId;
  readonly reason: PublishRefusal;
}

/** The Department's list of operations by the rules of 2.2 item 12, and what is published of them. */
export class ModelList {
  readonly #laterStatus: 'overwrites' | 'is_ignored';
  readonly #held = new Map<OperationId, HeldOperation>();
  /** When the office itself connected that card last. */
  readonly #forward = new Map<string, number>();

  constructor(laterStatus: 'overwrites' | 'is_ignored') {
    this.#laterStatus = laterStatus;
  }

  get all(): Iterable<HeldOperation> {
    return this.#held.values();
  }

  of(operationId: OperationId): HeldOperation | undefined {
    return this.#held.get(operationId);
  }

  add(made: PortalOperation): void {
    this.#held.set(made.operation.operationId, {
      ...made,
      order: this.#held.size,
      landed: [],
      isForgotten: false,
    });
  }

  /** Of the office's own: "found" from the start, so it is never listed; what was there before counts no more. */
  connectedByOffice(hash: string, at: number): void {
    this.#forward.set(hash, at);
  }

  forget(operationId: OperationId): void {
    const held = this.#held.get(operationId);
    if (held) held.isForgotten = true;
  }

  /** Without a status, not older than the office's own connection of that card, oldest first. */
  page(size: number): readonly HeldOperation[] {
    return [...this.#held.values()]
      .filter((held) => this.isListed(held))
      .sort((one, other) => one.operation.madeAt - other.operation.madeAt || one.order - other.order)
      .slice(0, size);
  }

  isListed(held: HeldOperation): boolean {
    return held.status === undefined && !held.isForgotten && !this.isLeftOut(held);
  }

  isLeftOut({ operation: { card, madeAt } }: HeldOperation): boolean {
    return (this.#forward.get(card.hash) ?? -Infinity) > madeAt;
  }

  /** Takes what it can; `failed` are the only ones that it names. */
  publish(statuses: readonly StatusToPublish[], kiosk: string, at: number): readonly Failure[] {
    return statuses.flatMap(({ operationId, status }): Failure[] => {
      const held = this.#held.get(operationId);
      if (held === undefined || held.isForgotten) return [{ operationId, reason: 'operation_not_found' }];
      if (held.isNotTaken) return [{ operationId, reason: 'bad_input' }];
      held.landed.push({ kiosk, status, at });
      const isBehind = held.status !== undefined && held.status !== 'accepted' && status === 'accepted';
      if (!isBehind || this.#laterStatus === 'overwrites') held.status = status;
      return [];
    });
  }
}

/** As the kiosk's reader of pages hands it over. */
export function entryOf({ operation, entry }: HeldOperation): ListedOperation {
  if (entry === 'readable') return { kind: 'operation', operation };
  const why = 'Не читается: дата и время операции.';
  const raw = '{"operationDateTime":"вчера"}';
  if (entry === 'nameless') return { kind: 'unreadable', entry: { why, raw } };
  return { kind: 'unreadable', entry: { operationId: operation.operationId, why, raw } };
}
