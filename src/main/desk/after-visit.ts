import type { Application } from '../../domain/application.ts';
import { next } from '../../domain/application-state.ts';
import type { Decision } from '../../domain/clearing.ts';
import { decisionsOf } from '../../domain/decide.ts';
import { parseDecisionReason } from '../../domain/decision-reason.ts';
import { fail, ok } from '../../domain/result.ts';
import type { Clerk } from '../journal/journal.ts';
import {
  NO_CLERK,
  NO_SUCH_APPLICATION,
  NOT_A_WAY,
  NOTHING_TO_DECIDE,
  TOLD_OR_CHANGED,
  TOO_EARLY_TO_END,
} from './desk-problem.ts';
import type { DeskAnswer, DeskChange, DeskSessionParts } from './desk-session-parts.ts';

interface AfterVisitParts extends Pick<DeskSessionParts, 'journal' | 'now' | 'deliver' | 'landingMs'> {
  readonly clerk: () => Clerk | undefined;
  readonly tell: (change: DeskChange) => void;
}

/** What is done for residents who are not at the desk any more: decisions, and words by telephone. */
export class AfterVisit {
  readonly #parts: AfterVisitParts;
  /** The application that was confirmed last: its resident sits here until the next one does. */
  #atDesk: number | undefined;

  constructor(parts: AfterVisitParts) {
    this.#parts = parts;
  }

  confirmed(applicationId: number): void {
    if (applicationId !== this.#atDesk) this.residentLeaves();
    this.#atDesk = applicationId;
  }

  /** The next one comes, or nobody sits at the desk: who left without an answer will have to be told. */
  residentLeaves(): void {
    const id = this.#atDesk;
    this.#atDesk = undefined;
    if (id === undefined) return;
    const { journal, now, tell } = this.#parts;
    if (journal.residentLeft(id, now())) tell({ applicationId: id });
  }

  /** On record with name and reason; delivery goes on from there at once. */
  decide(applicationId: number, decision: Decision, typed: string): DeskAnswer<Application> {
    const { journal, now, clerk: whoIsIn, deliver, landingMs, tell } = this.#parts;
    const clerk = whoIsIn();
    if (clerk === undefined) return fail([NO_CLERK]);
    const application = journal.application(applicationId);
    if (application === undefined) return fail([NO_SUCH_APPLICATION]);
    const { state, card } = application;
    if (state.status !== 'needs_decision') return fail([NOTHING_TO_DECIDE]);
    if (!decisionsOf(state).includes(decision)) return fail([NOT_A_WAY]);
    const landing = state.clearing ? landingMs(applicationId) : 0;
    if (decision === 'is_not_connected' && landing > 0) return fail([TOO_EARLY_TO_END]);
    const reason = parseDecisionReason(typed);
    if (!reason.ok) return fail([{ field: 'reason', ...reason.problem }]);
    const event = { type: 'decided', decision, chip: card?.chip, landingMs: landing } as const;
    const at = now();
    const decided = { decision, clerk, reason: reason.value };
    const after = journal.decide(applicationId, decided, next(state, event, at), at);
    deliver(applicationId);
    tell({ applicationId });
    return ok(after);
  }

  /** `since`: as it was shown; a newer outcome stays to be told. */
  markTold(applicationId: number, since: number): DeskAnswer<null> {
    const { journal, now, clerk: whoIsIn, tell } = this.#parts;
    const clerk = whoIsIn();
    if (clerk === undefined) return fail([NO_CLERK]);
    if (!journal.markTold(applicationId, clerk, now(), since)) return fail([TOLD_OR_CHANGED]);
    tell({ applicationId });
    return ok(null);
  }
}
