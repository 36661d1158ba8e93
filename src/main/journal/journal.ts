import type { Applicant } from '../../domain/applicant.ts';
import type {
  Application,
  ApplicationState,
  ApplicationStatus,
  NewApplication,
  Person,
} from '../../domain/application.ts';
import type { Decision, OwnConnection } from '../../domain/clearing.ts';
import type { DraftForm, DraftPage } from '../../domain/draft.ts';
import type { CardEvent } from '../../domain/known-person.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Ground } from '../../domain/papers.ts';
import type { Phone } from '../../domain/phone.ts';
import type { RegistrationNumber } from '../../domain/registration-number.ts';
import type { Step } from '../../domain/step.ts';
import type { Inbox } from './inbox.ts';

/** A row of the narrow list: what a page of the journal shows. */
export interface ListedApplication {
  readonly id: number;
  readonly registrationNumber: RegistrationNumber;
  readonly registeredAt: number;
  /** As typed, blank-joined; empty where nothing personal is kept. */
  readonly fullName: string;
  readonly status: ApplicationStatus;
}

export interface StepRecord {
  readonly step: Step;
  /** 1, 2, … within the application and step. */
  readonly attempt: number;
  readonly digest: string;
  readonly intendedAt: number;
  readonly outcome?: Outcome;
  readonly endedAt?: number;
}

export interface EventRecord {
  /** Gap-free order of all that happened in this journal. */
  readonly sequence: number;
  readonly at: number;
  readonly kind: string;
  /** No personal data, no hash, no UID. */
  readonly detail: Readonly<Record<string, string | number | boolean>>;
}

export interface Page {
  readonly rows: readonly ListedApplication[];
  /** Give it back as `before` for the next page; absent on the last one. */
  readonly next?: number;
}

/** What a list may be narrowed to; `open`: somebody or something still has to act. */
export type StatusFilter = 'all' | 'open' | 'connected' | 'refused';

/** One person at the desk; the number stands for the name in events. */
export interface Clerk {
  readonly id: number;
  readonly name: string;
}

/** What was typed of an application that is not confirmed yet; never the card number. */
export interface Draft {
  readonly id: number;
  /** From registration on; a returned application is corrected in a draft of its own. */
  readonly applicationId?: number;
  readonly clerk: Clerk;
  readonly form: DraftForm;
  readonly page: DraftPage;
  readonly startedAt: number;
  readonly savedAt: number;
}

export interface TodayCounts {
  /** Registered since the day began, refusals by the office and withdrawn ones among them. */
  readonly taken: number;
  /** Of those, how many have their card connected, whatever the chip does (regulation, 2.1 step 13.1). */
  readonly connected: number;
}

/** An older file was put in the place of this journal. */
export interface PutBack {
  /** When that was noticed, the last time if more than once; epoch ms. */
  readonly at: number;
  /** Events that are not in this journal; where it went another way since, at least so many. */
  readonly lostEvents: number;
  /** Given to residents, and unknown here: those applications are there on paper only. */
  readonly lostNumbers: readonly { readonly from: RegistrationNumber; readonly to: RegistrationNumber }[];
  /** When it was seen to, and by the clerk of which number. */
  readonly acknowledged?: { readonly at: number; readonly clerk: number };
}

/** What the outside head said when the journal was opened. */
export type HeadFound =
  /** It agrees, or lags behind after a power cut. */
  | 'kept'
  /** There was never one: a new journal, or one of an earlier program. */
  | 'begun'
  /** There was one, and it is gone or can't be read: an older file could not be told. */
  | 'missing'
  /** It belongs to a journal with another key. */
  | 'another'
  /** The journal is older than its head, or has gone another way since. */
  | 'put_back';

/** The outside head: what it said when the journal was opened, and whether it can be written now. */
export interface HeadReport {
  readonly found: HeadFound;
  readonly isWritten: boolean;
}

export interface PersonsDecision {
  readonly decision: Decision;
  readonly clerk: Clerk;
  /** Why, in the clerk's own words. */
  readonly reason: string;
}

export interface DecisionRecord {
  readonly at: number;
  readonly clerkName: string;
  readonly decision: Decision;
  readonly reason: string;
}

/** Has left the desk and does not know yet how it stands. */
export interface ResidentToTell {
  readonly applicationId: number;
  readonly registrationNumber: RegistrationNumber;
  readonly fullName: string;
  readonly phone: Phone;
  /** What has to be told. */
  readonly state: ApplicationState;
  /** Since when; with the application it names what was told. */
  readonly since: number;
}

export interface Unsent {
  readonly count: number;
  readonly oldestConfirmedAt?: number;
}

/** Exactly one of the keys. */
export type Find =
  | { readonly by: 'registration_number'; readonly value: string }
  | { readonly by: 'snils'; readonly value: string }
  | { readonly by: 'uid'; readonly value: string }
  /** Prefix of «Фамилия Имя Отчество» in any case, ё = е. */
  | { readonly by: 'name'; readonly value: string };

/**
 * Every application of this workplace. Each changing method is one durable transaction that also
 * writes its event row; times are epoch ms and come from the caller. A failed disk throws
 * `JournalFault` and leaves what was there.
 */
export interface Journal {
  /** Operations of the Department's side. */
  readonly inbox: Inbox;
  /** Allots the next registration number of the year that `at` lies in (in the region's zone). */
  register(application: NewApplication, warnings: readonly string[], at: number): Application;
  /** Keeps `applicant` only where it is given: without a consent nothing personal is. */
  registerRefusal(
    ground: Ground,
    applicant: Applicant | undefined,
    at: number,
    /** What was typed so far and not registered; it goes in the same transaction. */
    draftId?: number,
  ): Application;
  /** The clerk of that name, taken down at the first time. */
  clerk(name: string, at: number): Clerk;

  startDraft(form: DraftForm, clerk: Clerk, at: number): Draft;
  /** A draft in which a returned application is corrected; the one that is there already, if one is. */
  startCorrection(applicationId: number, form: DraftForm, page: DraftPage, clerk: Clerk, at: number): Draft;
  /** No event: it happens every few key strokes. Throws for a draft that is gone. */
  saveDraft(id: number, form: DraftForm, page: DraftPage, at: number): void;
  /** Another clerk goes on with it; on record. */
  takeOverDraft(id: number, clerk: Clerk, at: number): Draft;
  draft(id: number): Draft | undefined;
  draftOfApplication(applicationId: number): Draft | undefined;
  /** Newest first; there are never many. */
  drafts(): readonly Draft[];
  /** Before registration only: there is nothing yet that would have to end. */
  dropDraft(id: number, at: number): void;
  /** Gives the draft's person a number and a date; CheckCard is due at once (regulation, 1.3.2 and 2.1 step 2). */
  registerDraft(id: number, person: Person, at: number): Application;
  /** The person was corrected before confirmation; a new SNILS has to be asked about: `state` says so. */
  correctPerson(applicationId: number, person: Person, state: ApplicationState, at: number): void;
  /** The clerk has confirmed: all is written, the draft goes, `confirmedAt` begins anew. */
  confirm(
    applicationId: number,
    application: NewApplication,
    warnings: readonly string[],
    state: ApplicationState,
    at: number,
  ): Application;
  /** Ends an application that nothing was posted for (office's refusal, withdrawal); the draft goes. */
  conclude(applicationId: number, state: ApplicationState, at: number): Application;

  /** Rule 1 of delivery: durable before a byte of the request leaves. Sets the state `in_flight`. */
  beginStep(id: number, step: Step, digest: string, state: ApplicationState, at: number): void;
  /** Rule 2: the outcome and the state it leads to, durable before the next step begins. */
  endStep(id: number, outcome: Outcome, state: ApplicationState, at: number): void;
  /** Another state without a request: what was looked at led to it (table C), or the time that it waited. */
  settle(id: number, state: ApplicationState, at: number): void;
  /**
   * A person's decision, with name and reason on record; the reason is the clerk's own words and stands
   * in no event. `send_again` is a confirmation anew: `confirmedAt` begins with it.
   */
  decide(id: number, decision: PersonsDecision, state: ApplicationState, at: number): Application;
  /**
   * The card of a connected application lies on the reader again, and its chip, which could not be
   * registered, is sent once more. The only end that is ever left; throws for every other one.
   */
  reopenChip(id: number, clerk: Clerk, state: ApplicationState, at: number): Application;
  /** In the order in which they were made. */
  decisions(applicationId: number): readonly DecisionRecord[];

  /** Residents who have left and must be told, who waits longest first; kept with the state that makes it so. */
  residentsToTell(limit: number): readonly ResidentToTell[];
  countToTell(): number;
  /**
   * The clerk has told them. With `since`, only what was shown with it: a newer outcome stays to be
   * told. False, and nothing written, where there is nothing to tell (a second click, another window).
   */
  markTold(applicationId: number, clerk: Clerk, at: number, since?: number): boolean;

  /**
   * The resident has gone home while nobody knows how it ends, so they have to be told. False, and
   * nothing written, where that is known: of the application or of the resident.
   */
  residentLeft(applicationId: number, at: number): boolean;

  /** The clock has jumped: every due time of an open application goes with it. Returns how many were moved. */
  moveDue(byMs: number, at: number): number;
  /**
   * The line is back: whatever would wait for longer than `withinMs`, for nothing but that its last try never
   * left, is due within that time, each by a `fraction` (uniform in [0, 1]) of its own. What the Department
   * asked for or what has to settle stays. Returns how many; nothing is written where there are none.
   */
  bringForward(withinMs: number, fraction: () => number, at: number): number;
  /** Confirmed applications whose card has not gone out yet. */
  unsent(): Unsent;

  /** What this journal knows as connected for that SNILS, by the Department's own clock where it told it. */
  connectionsOf(snils: string, cardHash: string): readonly OwnConnection[];
  /**
   * All that tells how the cards of these applications stand: what was done with them on either side, and the other
   * cards of their people. In no order; as few questions for a page of applications as for one.
   */
  cardEventsAround(applicationIds: readonly number[]): readonly CardEvent[];
  /** Applications with a step under way, or whose step a crash has cut off; read one by one, as one may throw. */
  inFlight(): readonly number[];
  /** Those that may be tried at `now`, longest due first; `now` sets back-off aside, not `notBefore`. */
  due(now: number, options: { readonly ignoreBackOff: boolean; readonly limit: number }): readonly number[];
  /** When the next one falls due; absent when nothing waits for its time. */
  nextDueAt(): number | undefined;
  /** When the last one does. */
  lastDueAt(): number | undefined;
  application(id: number): Application | undefined;
  /** The same for lists: undefined also where a bug has spoilt it. Whoever works on it hears of that. */
  readable(id: number): Application | undefined;
  page(options: { readonly before?: number; readonly limit: number }): Page;
  find(find: Find, options: { readonly before?: number; readonly limit: number }): Page;
  /** As `page`, narrowed; a filter costs no more than the page it fills. */
  filtered(filter: StatusFilter, options: { readonly before?: number; readonly limit: number }): Page;
  /** Connected, but for a chip whose UID is known: as `page`. */
  chipsLeft(options: { readonly before?: number; readonly limit: number }): Page;
  countChipsLeft(): number;
  today(at: number): TodayCounts;
  /** Those the queue still works on, by the time of their next attempt; what can't be read is left out. */
  waiting(limit: number): readonly Application[];
  steps(id: number): readonly StepRecord[];
  events(id: number): readonly EventRecord[];
  countByStatus(): Readonly<Partial<Record<ApplicationStatus, number>>>;
  /**
   * What the put-back that was noticed then asks for has been seen to. False, and nothing written, where that is
   * known already, or where another one was noticed since.
   */
  acknowledgePutBack(clerk: Clerk, at: number, noticedAt: number): boolean;
  /** Undefined where no older file was ever put back. */
  putBack(): PutBack | undefined;
  /** Those that the program failed at when it set them right behind a put-back: no step of theirs begins. */
  unsettled(): readonly number[];
  head(): HeadReport;
  close(): void;
}
