import type { Decision } from '../../domain/clearing.ts';
import type { DraftForm, DraftPage } from '../../domain/draft.ts';
import type { FieldProblem } from '../../domain/field-problem.ts';
import type { OperationVerdict } from '../../domain/operation.ts';
import type { Ground } from '../../domain/papers.ts';
import type { Result } from '../../domain/result.ts';
import type { ApplicationView } from './application-views.ts';
import type { DraftView } from './desk-views.ts';
import type { PageView, SearchFilter } from './listed-views.ts';
import type { OperationView, WorklistView } from './operation-views.ts';
import type { Push } from './push.ts';
import type { ToTellView } from './to-tell-views.ts';
import type { WorkplaceView } from './workplace-views.ts';

type Answer<Value> = Result<Value, readonly FieldProblem[]>;

/**
 * Everything that a screen can ask of the kiosk, behind both transports. What the clerk can cause is an
 * answer; the cases that throw are bugs, and the screen says that the program failed.
 */
export interface KioskCalls {
  workplace(): WorkplaceView;
  /** At once all topics as they are now; the returned function ends it. */
  onPush(listener: (push: Push) => void): () => void;

  /** Who sits at the desk from now on. */
  enter(name: string): Answer<null>;
  leave(): void;

  startDraft(): DraftView;
  /** A new draft with the data of an application that has ended; never its card. */
  copyToDraft(applicationId: number): Answer<DraftView>;
  /** The draft of an application that is being filled in or was sent back. */
  editApplication(applicationId: number): Answer<DraftView>;
  readDraft(draftId: number): Answer<DraftView>;
  /** Epoch ms of what is durable now. */
  saveDraft(draftId: number, form: DraftForm, page: DraftPage): Answer<number>;
  takeOver(draftId: number): Answer<DraftView>;
  /** Before registration only. */
  dropDraft(draftId: number): Answer<null>;
  /**
   * Name and SNILS are typed: registers the draft (a number at once) and asks the Department for an active
   * card; after a correction of either, writes it and asks again.
   */
  identify(draftId: number): Answer<DraftView>;
  /** Refusal by the office (regulation 1.2), before or after registration. */
  refuse(draftId: number, ground: Ground): Answer<ApplicationView>;
  withdraw(draftId: number): Answer<ApplicationView>;

  /** Which draft the next tap belongs to: the screen shows its card page. Absent: none. */
  expectCard(draftId: number | undefined): void;
  /** `number` is overwritten in main as soon as it is hidden; it is kept nowhere else. */
  typeNumber(draftId: number, number: string): Answer<DraftView>;
  /** «Другая карта». */
  dropCard(draftId: number): Answer<DraftView>;
  /** Checks everything, writes the application down and begins to send it; again harmless. */
  confirm(draftId: number): Answer<ApplicationView>;

  readApplication(applicationId: number): Answer<ApplicationView>;
  /** Tries now what is due later; settles when the attempt has its outcome. */
  goOn(applicationId: number): Promise<Answer<ApplicationView>>;
  /** «Отправить сейчас» for the whole queue; settles when the round is over. */
  sendNow(): Promise<null>;
  /**
   * Sends once more the chip of a connected card that could not be registered; that very card lies on
   * the reader or was there just now. Again harmless.
   */
  registerChip(applicationId: number): Answer<ApplicationView>;
  /** What the kiosk can't decide by itself; the reason is kept with the clerk's name. */
  decide(applicationId: number, decision: Decision, reason: string): Answer<ApplicationView>;
  /** Residents who have left and must be told, who waits longest first. */
  toTell(): ToTellView;
  /** They were told what was to be told `since` then; again, or after a newer outcome, it is refused. */
  markTold(applicationId: number, since: number): Answer<null>;
  /** Operations of the portal that wait for a person, the oldest first. */
  operations(): WorklistView;
  readOperation(operationId: number): Answer<OperationView>;
  /** Asks for the portal's list now; settles when what came of it is saved and answered. */
  takeInNow(): Promise<Answer<null>>;
  /** A person's verdict with its reason, and whose operation it is where the verdict says that they are known. */
  decideOperation(
    operationId: number,
    verdict: OperationVerdict,
    reason: string,
    applicationId?: number,
  ): Answer<OperationView>;
  /** Whoever connected a card on the portal was told of it; again it is refused. */
  markOperationTold(operationId: number): Answer<null>;
  /** What the put-back that was noticed `at` asks for has been seen to. */
  acknowledgePutBack(at: number): Answer<null>;
  /** A name, a SNILS, a registration number or nothing; newest first. */
  search(text: string, filter: SearchFilter, before?: number): PageView;

  /** Training with the simulated reader only. */
  layCard(card: string): Answer<null>;
  liftCard(): Answer<null>;
}
