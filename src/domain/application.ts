import type { Applicant } from './applicant.ts';
import type { Clearing, DecisionReason } from './clearing.ts';
import type { HiddenCard } from './hidden-card.ts';
import type { ActiveCard, NotProcessedReason, NotSentReason, Refusal, UnknownReason } from './outcome.ts';
import type { Ground } from './papers.ts';
import type { RegistrationNumber } from './registration-number.ts';
import type { Uid } from './uid.ts';

/** The contactless chip of the card; `none` goes on with `isMifare: false`. */
export type Chip =
  | { readonly kind: 'none'; readonly why: 'not_tapped' | 'random_uid' }
  /** `mifareId`: the UID as this region writes it, fixed in the card session that read it. */
  | { readonly kind: 'uid'; readonly uid: Uid; readonly mifareId: string };

export interface ApplicationCard {
  readonly hidden: HiddenCard;
  readonly account?: string;
  /** For the paper application; never sent. */
  readonly bank?: string;
  readonly chip: Chip;
}

/** How far the forward flow has come; each names what the Department has confirmed. */
export type Stage = 'registered' | 'checked' | 'client_known' | 'card_connected';

export type WaitReason = NotSentReason | NotProcessedReason | UnknownReason | 'schoolboy_unavailable';

interface Under {
  readonly stage: Stage;
  /** The clerk has not confirmed yet: the question of an active card is asked, nothing is posted. */
  readonly filling?: true;
  /** From an older journal that was put back: what was sent in the lost time is not known here. */
  readonly restored?: true;
  /** Times that this stage's step was tried without an answer that moved it. */
  readonly tries: number;
  /** How often the Department could not tell whether the applicant goes to school (4.2, code 13). */
  readonly schoolboyRefusals?: number;
  /** Known from `card_connected` on, where the Department gave it. */
  readonly numSid?: string;
}

/** Durable state of one application. Offline is none: it is a `dueAt` that lies ahead. */
export type ApplicationState =
  /** Registered, and no active card was found: the clerk fills in the rest. `checkedAt` in epoch ms. */
  | (Under & { readonly status: 'filling'; readonly checkedAt: number })
  /** May be tried from `dueAt` on; a person's "now" overrides `dueAt`, never `notBefore` (429). */
  | (Under & {
      readonly status: 'due';
      readonly dueAt: number;
      readonly notBefore?: number;
      readonly reason?: WaitReason;
    })
  /** The intent is durable, its outcome is not: what a crash leaves is seen by this. */
  | (Under & {
      readonly status: 'in_flight';
      /** The SNILS was corrected meanwhile: the answer will be about another one and counts for nothing. */
      readonly outdated?: true;
      /** A look or a repeat that clears up a lost answer is on its way. */
      readonly clearing?: Clearing;
    })
  /** A POST whose answer was lost: never just sent again, looked into from `dueAt` on. */
  | (Under & {
      readonly status: 'unknown';
      readonly since: number;
      readonly dueAt: number;
      readonly notBefore?: number;
      /** Why the last try brought no knowledge; absent where it did. */
      readonly reason?: WaitReason;
      readonly clearing: Clearing;
    })
  /** Nothing is sent by itself any more; a person decides. */
  | (Under & {
      readonly status: 'needs_decision';
      readonly since: number;
      readonly why: DecisionReason;
      readonly clearing?: Clearing;
    })
  /** Back with the clerk, who corrects what the Department named. */
  | (Under & {
      readonly status: 'returned';
      readonly refusals: readonly [Refusal, ...Refusal[]];
      /** A lost request may land until then and would overwrite what is corrected. */
      readonly notBefore?: number;
    })
  | {
      readonly status: 'connected';
      readonly numSid?: string;
      readonly chip: 'registered' | 'not_registered' | 'none';
    }
  | { readonly status: 'has_active_card'; readonly active: ActiveCard }
  | {
      readonly status: 'refused';
      readonly by: 'department';
      readonly refusals: readonly [Refusal, ...Refusal[]];
    }
  | { readonly status: 'refused'; readonly by: 'office'; readonly ground: Ground }
  /** Taken back by the applicant before anything was posted. */
  | { readonly status: 'withdrawn' }
  /** A person has ended it: no card of it is active, and none will be. */
  | { readonly status: 'not_connected' };

export type ApplicationStatus = ApplicationState['status'];

export interface Application {
  readonly id: number;
  readonly registrationNumber: RegistrationNumber;
  /** Epoch ms. */
  readonly registeredAt: number;
  /** The clerk's last confirmation, epoch ms: repeats of a POST are counted from it. */
  readonly confirmedAt: number;
  /** Absent where the consent was not given: then nothing personal is kept. */
  readonly person?: Person;
  /** Absent until the clerk has confirmed. */
  readonly applicant?: Applicant;
  /** Absent where the office refused: then no card was taken. */
  readonly card?: ApplicationCard;
  readonly state: ApplicationState;
}

/** All that registration and the question of an active card need (regulation, 4.1). */
export type Person = Pick<Applicant, 'lastName' | 'firstName' | 'middleName' | 'snils'>;

export interface NewApplication {
  readonly applicant: Applicant;
  readonly card: ApplicationCard;
}
