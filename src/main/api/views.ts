import type { ApplicationState, ApplicationStatus } from '../../domain/application.ts';
import type { CardInHand, ChipView } from '../../domain/card-in-hand.ts';
import type { Contour } from '../../domain/contour.ts';
import type { DocumentType } from '../../domain/document.ts';
import type { DraftForm, DraftPage } from '../../domain/draft.ts';
import type { FieldProblem } from '../../domain/field-problem.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { ReachReason } from '../../domain/reach.ts';
import type { Tone } from '../../domain/status-text.ts';
import type { Step } from '../../domain/step.ts';
import type { CardErrorReason, CardNetwork } from '../../domain/tap.ts';

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

export interface QueueView {
  /** Confirmed and on their way or due: what is sent by itself. */
  readonly count: number;
  /** The first few, by their time; `nextAt` absent for what is on its way. */
  readonly first: readonly (ListedView & { readonly nextAt?: number })[];
  /** Sent, with an outcome that is not known: never sent again by itself. The first few are named. */
  readonly unclear: { readonly count: number; readonly first: readonly ListedView[] };
  readonly needDecision: number;
  readonly returned: readonly ListedView[];
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
  /** When the next attempt is made by itself. */
  readonly nextAt?: number;
  readonly can: {
    /** Try now what is due later. */
    readonly goOn: boolean;
    /** Open the draft, or correct what the Department has sent back. */
    readonly edit: boolean;
    readonly copy: boolean;
  };
  /** Fields that the Department named in its refusal, as paths of the form. */
  readonly problems: readonly FieldProblem[];
}

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
  /** A card of that application was laid on the reader while no draft waits for one. */
  | { readonly topic: 'found'; readonly applications: readonly ListedView[] }
  /** An application, its steps or its draft's card has changed: read it again where it is shown. */
  | { readonly topic: 'changed'; readonly applicationId?: number; readonly draftId?: number }
  /** The kiosk was opened in another window: this one takes no orders any more. */
  | { readonly topic: 'superseded' };
