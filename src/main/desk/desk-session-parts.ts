import type { FormRules } from '../../domain/application-form.ts';
import type { FieldProblem } from '../../domain/field-problem.ts';
import type { Result } from '../../domain/result.ts';
import type { Journal, ListedApplication } from '../journal/journal.ts';
import type { Desk } from './desk.ts';

export interface DeskSessionParts {
  readonly journal: Journal;
  /** Epoch ms. */
  readonly now: () => number;
  /** The form's rules as of today in the region's zone. */
  readonly rules: () => FormRules;
  /** Undefined while sending is not set up: drafts can be filled in, nothing is registered. */
  readonly desk: () => Desk | undefined;
  /** Begins or goes on with the delivery of an application; returns at once. */
  readonly deliver: (applicationId: number) => void;
  /** Milliseconds in which something that was sent of an application may still land. */
  readonly landingMs: (applicationId: number) => number;
  readonly numberFromChip: boolean;
}

export type DeskAnswer<Value> = Result<Value, readonly FieldProblem[]>;

/** What a screen that shows it has to read again. */
export interface DeskChange {
  /** Who sits at the desk, or which drafts there are. */
  readonly desk?: true;
  readonly draftId?: number;
  readonly applicationId?: number;
  /** A card was laid on the reader that no draft waits for: its applications, newest first. */
  readonly found?: readonly ListedApplication[];
}
