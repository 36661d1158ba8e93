import type { Application } from '../../domain/application.ts';
import { next } from '../../domain/application-state.ts';
import { chipLeft } from '../../domain/chip-later.ts';
import type { FieldProblem } from '../../domain/field-problem.ts';
import { fail, ok } from '../../domain/result.ts';
import { isCardConnected } from '../../domain/status-text.ts';
import type { ReaderStatus } from '../../domain/tap.ts';
import { type Uid, uidKind } from '../../domain/uid.ts';
import type { Clerk } from '../journal/journal.ts';
import {
  ANOTHER_CARD_LAID,
  CARD_NOT_LAID,
  CHIP_CANNOT_GO,
  NO_CHIP_LEFT,
  NO_CLERK,
  NO_SUCH_APPLICATION,
  RANDOM_CHIP_LAID,
} from './desk-problem.ts';
import type { DeskAnswer, DeskSessionParts } from './desk-session-parts.ts';

interface ChipDeskParts extends Pick<DeskSessionParts, 'journal' | 'now' | 'desk' | 'deliver'> {
  readonly clerk: () => Clerk | undefined;
  readonly tell: (change: { readonly applicationId: number }) => void;
}

/** So long after it was taken away a card still counts as the one at this desk. */
const REMEMBERED_MS = 2 * 60_000;

interface LaidCard {
  readonly uid: Uid;
  /** Epoch ms; absent while it lies there. */
  readonly takenAt?: number;
}

/**
 * Chips that could not be registered with their card. What goes out is what the application's own card
 * session has read; the card on the reader only proves that it is the same one.
 */
export class ChipDesk {
  readonly #parts: ChipDeskParts;
  #laid: LaidCard | undefined;

  constructor(parts: ChipDeskParts) {
    this.#parts = parts;
  }

  /** A card that was laid while nobody sat here was brought by nobody. */
  takeStatus(status: ReaderStatus): void {
    if (status.status === 'card') this.#laid = this.#parts.clerk() && { uid: status.tap.uid };
    else if (this.#laid && this.#laid.takenAt === undefined) {
      this.#laid = { ...this.#laid, takenAt: this.#parts.now() };
    }
  }

  forget(): void {
    this.#laid = undefined;
  }

  /** A second press answers with the application as it is and sends nothing twice. */
  register(applicationId: number): DeskAnswer<Application> {
    const { journal, now, desk, deliver, tell } = this.#parts;
    const clerk = this.#parts.clerk();
    if (clerk === undefined) return fail([NO_CLERK]);
    const application = journal.application(applicationId);
    if (application === undefined) return fail([NO_SUCH_APPLICATION]);
    if (isTakenUp(application)) return ok(application);
    const chip = chipLeft(application);
    if (chip === undefined) return fail([NO_CHIP_LEFT]);
    const problem = desk() === undefined ? CHIP_CANNOT_GO : this.#problemWith(chip.uid);
    if (problem) return fail([problem]);
    const state = next(application.state, { type: 'card_back' }, now());
    const reopened = journal.reopenChip(applicationId, clerk, state, now());
    deliver(applicationId);
    tell({ applicationId });
    return ok(reopened);
  }

  #problemWith(wanted: Uid): FieldProblem | undefined {
    const laid = this.#laidNow();
    if (laid === undefined) return CARD_NOT_LAID;
    if (laid === wanted) return undefined;
    return uidKind(laid) === 'random' ? RANDOM_CHIP_LAID : ANOTHER_CARD_LAID;
  }

  /** A clock that was set back proves nothing: then the card is laid once more. */
  #laidNow(): Uid | undefined {
    if (this.#laid?.takenAt === undefined) return this.#laid?.uid;
    const goneMs = this.#parts.now() - this.#laid.takenAt;
    return goneMs >= 0 && goneMs <= REMEMBERED_MS ? this.#laid.uid : undefined;
  }
}

/** On its way already, or registered by now. */
function isTakenUp({ state }: Application): boolean {
  if (state.status === 'connected') return state.chip === 'registered';
  return isCardConnected(state);
}
