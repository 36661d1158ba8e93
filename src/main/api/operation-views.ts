import type { OperationVerdict } from '../../domain/operation.ts';
import type { OperationStateName } from '../../domain/operation-state.ts';
import type { Tone } from '../../domain/status-text.ts';
import type { VerdictWay } from '../../domain/verdict-way.ts';

/** How the taking in of the portal's operations goes; counts and times, no names: every screen may know it. */
export interface ReverseView {
  /** `off`: not asked for at this workplace. */
  readonly status: 'off' | 'running' | 'paused' | 'stopped';
  /** Of `paused`: what it rests on, and who acts. */
  readonly why?: string;
  /** When a list was last had whole and saved, epoch ms; absent before the first. */
  readonly lastSuccessAt?: number;
  /** From then on a list is overdue. */
  readonly overdueAt?: number;
  /** Saved and not ended yet; the kiosk goes on with them by itself. */
  readonly underWay: number;
  readonly waitForClerk: number;
  /** Only a person helps; nothing more is done by itself. */
  readonly setAside: number;
}

export interface OperationRowView {
  readonly id: number;
  readonly receivedAt: number;
  /** When it was made at the Department; absent where that could not be read. */
  readonly madeAt?: number;
  /** «Подключение карты на портале»; what it is. */
  readonly name: string;
  /** Empty where the Department has sent none. */
  readonly fullName: string;
  /** What is true of it, or why it waits. */
  readonly text: string;
  readonly tone: Tone;
}

/** Operations that wait for a person, the oldest first. */
export interface WorklistView {
  /** Of all, the first of whom are listed. */
  readonly count: number;
  readonly rows: readonly OperationRowView[];
  readonly setAside: readonly OperationRowView[];
  /** Which journal was searched. */
  readonly searched: string;
}

/** One field as both sides know it, as on papers; absent where that side does not have it. */
export interface ComparedView {
  readonly name: string;
  readonly sent?: string;
  readonly known?: string;
  readonly match: 'agrees' | 'differs' | 'not_compared';
}

/** Somebody of this journal who may be the one. */
export interface CandidateView {
  readonly applicationId: number;
  readonly registrationNumber: string;
  readonly fullName: string;
  /** How far it goes, as a phrase. */
  readonly text: string;
  readonly tone: Tone;
  /** The same fields in the same order for each candidate. */
  readonly lines: readonly ComparedView[];
  /** What is known here of their cards, a sentence each. */
  readonly cards: readonly string[];
}

/** What a person has to decide, and by what. */
export interface OperationDecisionView {
  readonly why: string;
  readonly proposed: OperationVerdict;
  /** Which journal was searched, and what follows from that. */
  readonly searched: string;
  readonly speaksFor: readonly string[];
  readonly speaksAgainst: readonly string[];
  readonly ways: readonly VerdictWay[];
}

/** One line of its history, oldest first. */
export interface OperationEventView {
  readonly at: number;
  readonly text: string;
  readonly tone: Tone;
  /** Number of the status and one word of what came of it: for IT, one press away. */
  readonly forIt?: string;
  /** In the clerk's own words. */
  readonly reason?: string;
}

export interface OperationView extends OperationRowView {
  readonly status: OperationStateName;
  /** The Department's name of it, for IT. */
  readonly operationId?: string;
  /** What the Department has sent of person and card, as on papers. */
  readonly sent: readonly { readonly name: string; readonly value: string }[];
  readonly candidates: readonly CandidateView[];
  readonly decision?: OperationDecisionView;
  readonly history: readonly OperationEventView[];
  /** All that the journal has written down of it, for IT. */
  readonly events: readonly { readonly sequence: number; readonly at: number; readonly text: string }[];
  /** Whose operation it is, once that is known. */
  readonly application?: { readonly id: number; readonly registrationNumber: string };
}
