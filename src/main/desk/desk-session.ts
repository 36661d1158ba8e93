import type { Application } from '../../domain/application.ts';
import type { FormRules } from '../../domain/application-form.ts';
import type { CardInHand } from '../../domain/card-in-hand.ts';
import type { DraftForm, DraftPage } from '../../domain/draft.ts';
import type { FieldProblem } from '../../domain/field-problem.ts';
import type { Ground } from '../../domain/papers.ts';
import type { Result } from '../../domain/result.ts';
import type { ReaderStatus } from '../../domain/tap.ts';
import type { Clerk, Draft, Journal, ListedApplication } from '../journal/journal.ts';
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

/** What one clerk does at the desk (regulation, 2.1): who sits there, drafts, the card in hand, confirmation. */
export class DeskSession {
  constructor(_parts: DeskSessionParts) {}

  get clerk(): Clerk | undefined {
    throw new Error('not there yet');
  }
  enter(_name: string): DeskAnswer<Clerk> {
    throw new Error('not there yet');
  }
  leave(): void {
    throw new Error('not there yet');
  }
  /** Throws without a clerk, as do all that follow where they need one. */
  startDraft(): Draft {
    throw new Error('not there yet');
  }
  copyToDraft(_applicationId: number): DeskAnswer<Draft> {
    throw new Error('not there yet');
  }
  editApplication(_applicationId: number): DeskAnswer<Draft> {
    throw new Error('not there yet');
  }
  readDraft(_draftId: number): DeskAnswer<Draft> {
    throw new Error('not there yet');
  }
  /** Epoch ms of what is durable now. */
  saveDraft(_draftId: number, _form: DraftForm, _page: DraftPage): DeskAnswer<number> {
    throw new Error('not there yet');
  }
  takeOver(_draftId: number): DeskAnswer<Draft> {
    throw new Error('not there yet');
  }
  dropDraft(_draftId: number): DeskAnswer<null> {
    throw new Error('not there yet');
  }
  identify(_draftId: number): DeskAnswer<Draft> {
    throw new Error('not there yet');
  }
  refuse(_draftId: number, _ground: Ground): DeskAnswer<Application> {
    throw new Error('not there yet');
  }
  withdraw(_draftId: number): DeskAnswer<Application> {
    throw new Error('not there yet');
  }
  expectCard(_draftId: number | undefined): void {
    throw new Error('not there yet');
  }
  cardOf(_draftId: number): CardInHand {
    throw new Error('not there yet');
  }
  typeNumber(_draftId: number, _number: string): DeskAnswer<Draft> {
    throw new Error('not there yet');
  }
  dropCard(_draftId: number): DeskAnswer<Draft> {
    throw new Error('not there yet');
  }
  confirm(_draftId: number): DeskAnswer<Application> {
    throw new Error('not there yet');
  }
  /** Each status of the reader, as it comes. */
  takeStatus(_status: ReaderStatus): void {
    throw new Error('not there yet');
  }
  /** The returned function ends it. */
  onChange(_listener: (change: DeskChange) => void): () => void {
    throw new Error('not there yet');
  }
}
