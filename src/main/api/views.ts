import type { ApplicationState, ApplicationStatus } from '../../domain/application.ts';
import type { CardInHand, ChipView } from '../../domain/card-in-hand.ts';
import type { Decision } from '../../domain/clearing.ts';
import type { Contour } from '../../domain/contour.ts';
import type { DocumentType } from '../../domain/document.ts';
import type { DraftForm, DraftPage } from '../../domain/draft.ts';
import type { FieldProblem } from '../../domain/field-problem.ts';
import type { OfflineLimit } from '../../domain/offline-limit.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { ReachReason } from '../../domain/reach.ts';
import type { Tone } from '../../domain/status-text.ts';
import type { Step } from '../../domain/step.ts';
import type { CardErrorReason, CardNetwork } from '../../domain/tap.ts';
import type { WrongSetting } from '../../domain/wrong-setting.ts';
import type { OperationRowView, ReverseView } from './operation-views.ts';

/** What never changes while the kiosk runs. */
export interface WorkplaceView {
  readonly contour: Contour;
  readonly projectName: string;
  readonly regionName: string;
  readonly office: string;
  readonly workplace: string;
  /** IANA name: times on the screen are the region's. */
  readonly timeZone: string;
  /** Those that the region accepts. */
  readonly documentTypes: readonly DocumentType[];
  readonly portal: string | null;
  /** Whether the number is read from the chip here; else it is typed. */
  readonly numberFromChip: boolean;
  /** Cards that can be laid on the simulated reader; absent where the reader is a real one. */
  readonly deck?: readonly string[];
  /** Absent: sending is set up. Else what IT has to set, one line a setting, values not repeated. */
  readonly settingProblems?: readonly string[];
}

export type ReaderView =
  | { readonly status: 'starting' | 'no_reader' | 'reader_hung' | 'waiting' | 'reading' }
  /** `advice`: what to do, in words for IT, where the cause is known. */
  | { readonly status: 'service_off'; readonly advice?: string }
  | { readonly status: 'card'; readonly network: CardNetwork }
  /** `stubborn`: it has failed so often in a row that another try is no advice. */
  | { readonly status: 'card_error'; readonly reason: CardErrorReason; readonly stubborn: boolean };

/** What is known of the Department from the last request or probe: never a guess. All times in epoch ms. */
export type ConnectionView = (
  | { readonly status: 'not_tried' }
  | { readonly status: 'answers'; readonly at: number }
  /** It answered at that time, which is too long ago to say anything of now. */
  | { readonly status: 'stale'; readonly at: number }
  /** `since`: when this stage of the way was first seen to fail; `at`: when it was last. */
  | { readonly status: 'trouble'; readonly reason: ReachReason; readonly since: number; readonly at: number }
) & {
  /** How far the clock of this machine is ahead of the Department's; absent while they agree. */
  readonly clockOffMs?: number;
};

export interface ListedView {
  readonly id: number;
  readonly registrationNumber: string;
  readonly registeredAt: number;
  /** Empty where nothing personal is kept. */
  readonly fullName: string;
  readonly status: ApplicationStatus;
  /** A full phrase, as the clerk reads it. */
  readonly text: string;
  readonly tone: Tone;
}

export type { Tone };

/** What is done by itself, and when; `nextAt` (epoch ms) is absent for what is on its way. */
export interface QueuedView extends ListedView {
  readonly nextAt?: number;
  /** What is done then, and who acts if that fails. */
  readonly next?: string;
}

/** A limit of the region that what waits unsent has come near to or reached; `endsAt` in epoch ms. */
export type LimitView =
  | {
      readonly kind: 'hours' | 'same_day';
      readonly level: OfflineLimit['level'];
      readonly endsAt: number;
    }
  | {
      readonly kind: 'applications';
      readonly level: OfflineLimit['level'];
      readonly count: number;
      readonly most: number;
    };

export interface QueueView {
  /** Confirmed and on their way or due: what is sent by itself. */
  readonly count: number;
  /** The first few, by their time. */
  readonly first: readonly QueuedView[];
  /** Sent, with an outcome that is not known: looked into, never just sent again. The first few are named. */
  readonly unclear: { readonly count: number; readonly first: readonly QueuedView[] };
  readonly needDecision: number;
  /** The first few of them. */
  readonly undecided: readonly ListedView[];
  readonly returned: readonly ListedView[];
  /** Connected, but for the chip: its card has to lie on the reader once more. */
  readonly chipsLeft: number;
  /** Nothing is sent until then but one request that finds out whether IT has set it right. */
  readonly pause?: { readonly why: WrongSetting; readonly until: number };
  /** Nothing is sent: a setting is missing, or the loop broke off (as a rule over a disk) and soon tries again. */
  readonly stopped?: 'not_set_up' | 'broken_off';
  /** Left alone until the next start, for the program has failed at them; all others go on. */
  readonly setAside: readonly ListedView[];
  /** The most pressing one first. */
  readonly limits: readonly LimitView[];
  /** Copies of the journal are to be made by themselves, and are not; epoch ms. */
  readonly backupTrouble?: { readonly message: string; readonly since: number };
  /** An older journal was put in the place of this one, and nobody has seen to it yet. */
  readonly putBack?: {
    readonly at: number;
    readonly lostEvents: number;
    readonly lostNumbers: readonly { readonly from: string; readonly to: string }[];
  };
}

export interface TodayView {
  /** `yyyy-mm-dd` in the region's zone. */
  readonly date: string;
  readonly taken: number;
  readonly connected: number;
  readonly rows: readonly ListedView[];
}

/** Who sits at the desk, and what is begun and not confirmed yet. */
export interface DeskView {
  readonly clerk?: string;
  readonly drafts: readonly {
    readonly id: number;
    readonly applicationId?: number;
    readonly registrationNumber?: string;
    /** As typed so far; may be empty. */
    readonly name: string;
    readonly clerk: string;
    readonly savedAt: number;
  }[];
}

export interface DraftView {
  readonly id: number;
  readonly clerk: string;
  /** Another clerk began it: nothing can be done with it before it is taken over. */
  readonly ofAnother: boolean;
  readonly form: DraftForm;
  readonly page: DraftPage;
  readonly savedAt: number;
  readonly card: CardInHand;
  /** What was sent and came back to be corrected; absent where nothing was posted yet. */
  readonly sent?: { readonly applicant: DraftForm['applicant']; readonly account: string };
  /** From registration on. */
  readonly application?: ApplicationView;
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

/** Somebody who has left, or connected a card on the portal, and has to be told how it ended. */
export type ToTellRow = ToTellOf & {
  readonly fullName: string;
  /** As on papers; empty where nobody knows it. */
  readonly phone: string;
  /** How else they want to hear of it. */
  readonly channel?: string;
  /** Since when; given back when they were told, so that nothing newer is ticked off. */
  readonly since: number;
  readonly text: string;
  readonly tone: Tone;
  /** What to say, sentence by sentence. */
  readonly say: readonly string[];
};

type ToTellOf =
  | { readonly kind: 'application'; readonly applicationId: number; readonly registrationNumber: string }
  | { readonly kind: 'operation'; readonly operationId: number };

export interface ToTellView {
  /** Of all, the first of whom are named. */
  readonly count: number;
  readonly rows: readonly ToTellRow[];
}

/** What a list of the journal may be narrowed to; `open`: somebody or something still has to act. */
export type SearchFilter = 'all' | 'open' | 'connected' | 'refused' | 'chip_left';

export interface PageView {
  readonly rows: readonly ListedView[];
  /** Give it back as `before` for the next page; absent on the last one. */
  readonly next?: number;
}

/** Whole topics, each told anew when it has changed, and all of them at the start. */
export type Push =
  | { readonly topic: 'reader'; readonly reader: ReaderView }
  | { readonly topic: 'connection'; readonly connection: ConnectionView }
  | { readonly topic: 'queue'; readonly queue: QueueView }
  | { readonly topic: 'today'; readonly today: TodayView }
  | { readonly topic: 'desk'; readonly desk: DeskView }
  /** How many residents have to be told; who they are is asked for. */
  | { readonly topic: 'to_tell'; readonly count: number }
  /** A card of that application was laid on the reader while no draft waits for one. */
  | { readonly topic: 'found'; readonly applications: readonly ListedView[] }
  /** How the portal's operations are taken in, and how many wait for a person. */
  | { readonly topic: 'reverse'; readonly reverse: ReverseView }
  /** An application, its steps, its draft's card or an operation has changed: read it again where it is shown. */
  | {
      readonly topic: 'changed';
      readonly applicationId?: number;
      readonly draftId?: number;
      readonly operationId?: number;
    }
  /** The kiosk was opened in another window: this one takes no orders any more. */
  | { readonly topic: 'superseded' };
