import type { PublishOutcome, StatusToPublish } from '../../../src/main/department/reverse-department.ts';

/** Where a bug can be put in without touching the program. */
export interface ReversePlanted {
  /** What goes to the wire instead. */
  readonly statuses?: (statuses: readonly StatusToPublish[]) => readonly StatusToPublish[];
  /** What the program takes the answer for. */
  readonly outcome?: (outcome: PublishOutcome) => PublishOutcome;
  /** What is written instead. */
  readonly args?: (name: string, args: readonly unknown[]) => readonly unknown[];
  /** Changes that are not made. */
  readonly skips?: string;
  /** Nobody looks whose answer it is. */
  readonly takesWrongRqUid?: true;
  readonly lateLandingMs?: number;
}

export const NO_REVERSE_BUG: ReversePlanted = {};
