import type { Step } from './step.ts';

/** Card of the project that the Department already holds active for a SNILS (regulation, 4.1). */
export interface ActiveCard {
  /** Social card number as sent; its length varies in the regulation's own samples. */
  readonly numSid: string;
  readonly issuedOn?: string;
  readonly validTo?: string;
  readonly issuer?: string;
}

/** What a service means by its refusal; the same code means different things in different services. */
export type RefusalReason =
  | 'invalid_snils'
  | 'bad_requisites'
  | 'bad_input'
  | 'active_card_elsewhere'
  | 'requisite_taken'
  | 'schoolboy_unavailable'
  | 'client_unknown'
  | 'card_unknown'
  | 'card_blocked'
  | 'card_of_another'
  | 'active_card_exists'
  | 'chip_not_taken';

export interface Refusal {
  readonly reason: RefusalReason;
  /** Service name of the regulation, for IT and for the journal; never judged by. */
  readonly service: string;
  readonly code: number;
  readonly message: string;
}

export type Answer =
  | { readonly step: 'check_active_card'; readonly active?: ActiveCard }
  | { readonly step: 'register_client' }
  | { readonly step: 'connect_card'; readonly numSid?: string }
  | { readonly step: 'register_chip' };

export const NOT_SENT_REASONS = [
  'name_lookup',
  'connection_refused',
  'connect_timeout',
  'tls',
  'not_configured',
] as const;

/** Provably no byte of the request left. */
export type NotSentReason = (typeof NOT_SENT_REASONS)[number];
/** The Department answered but took nothing: a setting is wrong, or it is busy. */
export type NotProcessedReason = 'key_rejected' | 'region_unknown' | 'too_many_requests';
/** A byte may have left and no answer can be relied on. */
export type UnknownReason =
  | 'timeout'
  | 'connection_lost'
  | 'server_error'
  | 'unexpected_status'
  | 'not_json'
  | 'wrong_shape'
  | 'unlisted_code'
  | 'too_large'
  | 'interrupted';

/** The five classes of an answer. `answeredAt` is the answer's `Date`, epoch ms, where it bore one. */
export type Outcome =
  | { readonly class: 'done'; readonly answer: Answer; readonly answeredAt?: number }
  | { readonly class: 'refused'; readonly step: Step; readonly refusals: readonly [Refusal, ...Refusal[]] }
  | { readonly class: 'not_sent'; readonly reason: NotSentReason }
  | {
      readonly class: 'not_processed';
      readonly reason: NotProcessedReason;
      /** Already held between 1 s and 15 min. */
      readonly retryAfterMs?: number;
    }
  | { readonly class: 'unknown'; readonly reason: UnknownReason; readonly httpStatus?: number };
