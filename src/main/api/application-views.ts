import type { ApplicationState } from '../../domain/application.ts';
import type { ChipView } from '../../domain/card-in-hand.ts';
import type { Decision } from '../../domain/clearing.ts';
import type { FieldProblem } from '../../domain/field-problem.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Tone } from '../../domain/status-text.ts';
import type { Step } from '../../domain/step.ts';
import type { ListedView } from './listed-views.ts';
import type { OperationRowView } from './operation-views.ts';

export interface ApplicationView extends ListedView {
  readonly state: ApplicationState;
  readonly confirmedAt: number;
  readonly person?: {
    readonly lastName: string;
    readonly firstName: string;
    readonly middleName?: string;
    /** As on papers. */
    readonly snils: string;
    /** The rest from confirmation on; all as on papers. */
    readonly birthDate?: string;
    readonly document?: string;
    readonly phone?: string;
    readonly email?: string;
    readonly residenceAddress?: string;
  };
  readonly card?: { readonly lastTwo: string; readonly chip: ChipView; readonly bank?: string };
  readonly steps: readonly StepView[];
  readonly events: readonly EventView[];
  /** What to tell the resident now, sentence by sentence. */
  readonly tell: readonly string[];
  /** When the next attempt, or the next look at what is unclear, is made by itself. */
  readonly nextAt?: number;
  /** Why a connected card has no chip yet; absent where nothing is left to register. */
  readonly chipLeft?: string;
  /** What a person has to decide, and by what. */
  readonly decision?: DecisionView;
  /** What persons have decided, oldest first. */
  readonly decided: readonly DecidedView[];
  /** Whether the card is active now, by both sides; absent where nothing has made it so. */
  readonly cardState?: { readonly text: string; readonly tone: Tone };
  /** Operations of the portal about this person or card, oldest first. */
  readonly operations: readonly OperationRowView[];
  readonly can: {
    /** Try now what is due later. */
    readonly goOn: boolean;
    /** Open the draft, or correct what the Department has sent back. */
    readonly edit: boolean;
    readonly copy: boolean;
    /** The card alone is connected; with it on the reader its chip can be registered, too. */
    readonly registerChip: boolean;
  };
  /** Fields that the Department named in its refusal, as paths of the form. */
  readonly problems: readonly FieldProblem[];
}

export interface StepView {
  readonly step: Step;
  readonly attempt: number;
  readonly intendedAt: number;
  readonly endedAt?: number;
  readonly outcome?: Outcome['class'];
  /** One sentence of what it brought, as the clerk reads it. */
  readonly text: string;
  /** Asked only to clear up a lost answer: no step of the regulation's way. */
  readonly look?: true;
  /** Service and code of a refusal, or the kind of fault: for IT, one press away. */
  readonly forIt?: string;
}

export interface EventView {
  readonly sequence: number;
  readonly at: number;
  /** What happened, in Russian. */
  readonly text: string;
}

export interface DecisionView {
  readonly happened: string;
  /** The one that is proposed, and in words why. */
  readonly proposed: Decision;
  readonly verdict: string;
  /** Whether the active card is the one of this application, a sentence each. */
  readonly speaksFor: readonly string[];
  readonly speaksAgainst: readonly string[];
  /** The card that the Department holds active, as on papers. */
  readonly active?: {
    readonly lastFour: string;
    readonly issuer?: string;
    readonly issuedOn?: string;
    readonly validTo?: string;
  };
  readonly ways: readonly {
    readonly decision: Decision;
    readonly name: string;
    readonly changes: string;
    /** Epoch ms: before that it would not be true. */
    readonly from?: number;
  }[];
}

export interface DecidedView {
  readonly at: number;
  readonly clerk: string;
  readonly name: string;
  /** In the clerk's own words. */
  readonly reason: string;
}
