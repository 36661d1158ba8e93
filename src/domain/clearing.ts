import type { ActiveCard, Refusal } from './outcome.ts';

type Refusals = readonly [Refusal, ...Refusal[]];

/**
 * Where the clearing up of a lost answer stands. It outlives restarts with its application; what it
 * leads to is a pure function of this, the next answer and the circumstances.
 */
export type Clearing = ClientClearing | CardClearing | ChipClearing;

interface Common {
  /** When the first answer was lost, epoch ms. */
  readonly since: number;
  /** Automatic repeats of the POST whose answer was lost as well; begins anew with a confirmation. */
  readonly repeats: number;
  /** Looks and repeats that brought no knowledge since the last lost answer: the back-off counts them. */
  readonly misses: number;
  /** An older journal was put back: what was sent since then is not known here. */
  readonly restored?: true;
  /** A person wants it looked at and nothing sent; their next confirmation ends that. */
  readonly held?: true;
}

export interface ClientClearing extends Common {
  readonly of: 'register_client';
  readonly next: 'look' | 'repeat';
  /** The active card that an older journal knows nothing of: the lost one may have connected it. */
  readonly seen?: ActiveCard;
}

export interface CardClearing extends Common {
  readonly of: 'connect_card';
  /**
   * `look`: ask for the active card (A). `repeat`: the same body again (B). `clients`: the applicant
   * once more, as the Department does not know him. `last_look`: after the late landing, before `verdict`
   * may be final. `evidence`: what journal and operations say (C); no request.
   */
  readonly next: 'look' | 'repeat' | 'clients' | 'last_look' | 'evidence';
  /** What the last answered look saw. */
  readonly seen?: 'none' | ActiveCard;
  /** What a last look may yet confirm: a refusal (2, 3), or that the active card is another one. */
  readonly verdict?: Refusals | 'other_card';
  /** Looks that saw no card although the Department had said "an active card exists" (7); two are a contradiction. */
  readonly denials?: number;
  /** The Department did not know the applicant (1): registered once more, then the card goes out again. */
  readonly clients?: 'wanted' | 'done';
}

export interface ChipClearing extends Common {
  readonly of: 'register_chip';
  readonly next: 'look' | 'repeat';
  /** Looks in a row that saw no active card. */
  readonly nones: number;
}

/** Why a person has to decide; each has its own sentence and its own ways on. */
export type DecisionReason =
  /** 4.2 answered 13 three times: the Department can't tell whether the applicant goes to school. */
  | 'schoolboy_unavailable'
  /** Answers that exclude each other. */
  | 'contradiction'
  /** Nothing is active at the Department, and the time for automatic repeats is over. */
  | 'not_committed'
  /** A card is active, and nothing proves whose. */
  | 'active_unexplained'
  /** Every automatic repeat lost its answer, too. */
  | 'repeats_exhausted'
  /** The applicant's data may be repeated only after the clerk has confirmed them anew. */
  | 'confirm_again'
  /** It waited longer than the region lets an application wait unsent. */
  | 'offline_too_long'
  /** An older journal was put back, and a card is active that this journal knows nothing of. */
  | 'restored';

/** What a person may decide, with a name and a reason on record. */
export type Decision =
  /** Confirmed anew: the question of an active card first, then the POST. */
  | 'send_again'
  /** Nothing is sent but the question of an active card. */
  | 'look_again'
  /** The applicant's card is the active one, by what the Department has said to the clerk. */
  | 'is_connected'
  /** It ends as «не подключена». */
  | 'is_not_connected';

/** Settings of the profile: how long nothing is looked at, and how long a request may still land. */
export interface ClearingWaits {
  readonly settleMs: number;
  readonly lateLandingMs: number;
}

/** An application of the same applicant that this journal knows as connected. */
export interface OwnConnection {
  readonly applicationId: number;
  readonly numSid?: string;
  readonly sameCard: boolean;
  /** By the Department's clock (`Date` of the answer), epoch ms, where it bore one. */
  readonly connectedAt?: number;
}

/** What was done on the Department's side with our card, or with one that bears the active one's number. */
export interface CardOperation {
  readonly type: 'register' | 'block';
  readonly cardHash: string;
  readonly sameCard: boolean;
  readonly numSid?: string;
  /** Epoch ms, by the Department's clock. */
  readonly madeAt: number;
  /** Of another person, answered otherwise than "found", or not known to the Department any more: proves nothing. */
  readonly isDoubtful?: true;
}

/** What speaks for one card or another (table C). */
export interface Evidence {
  /** T0: when the Department said "none" before the POST left, by its own clock; absent where it bore no `Date`. */
  readonly noneAt?: number;
  readonly ownConnections: readonly OwnConnection[];
  /** Oldest first; only what this workplace has taken in. */
  readonly operations: readonly CardOperation[];
}

/** All that the clearing up rests on beside the answer itself. */
export interface Circumstances {
  /** Epoch ms of the clerk's last confirmation. */
  readonly confirmedAt: number;
  /** Since the POST last left or, after a restart, since the start; by a clock that never jumps. */
  readonly sinceSentMs: number;
  readonly waits: ClearingWaits;
  readonly evidence: Evidence;
}
