import type { CardNumber } from './card-number.ts';
import type { Uid } from './uid.ts';

/** Payment network by the RID of the chip's application; `none`: a chip without one (storage card). */
export type CardNetwork = 'mir' | 'visa' | 'mastercard' | 'unionpay' | 'other' | 'none';

/** One card on the glass, read in one card session that ended with the same UID it began with. */
export interface Tap {
  readonly uid: Uid;
  readonly network: CardNetwork;
  /** Only of a MIR card whose UID is not random, and only where the region reads it from the chip. */
  readonly number?: CardNumber;
  /** `yyyy-mm` of the chip's expiry where it was read with the number. */
  readonly validTo?: string;
}

export type CardErrorReason =
  | 'pulled_early'
  | 'mute'
  | 'two_cards'
  | 'held_by_another_program'
  | 'no_uid'
  | 'uid_truncated'
  | 'malformed_answers'
  | 'reader_trouble';

/** What is true of the reader now; each variant carries only what is true then. */
export type ReaderStatus =
  /** Nobody has looked for a reader yet: neither there nor missing. */
  | { readonly status: 'starting' }
  | { readonly status: 'service_off' }
  | { readonly status: 'no_reader' }
  | { readonly status: 'reader_hung' }
  | { readonly status: 'waiting'; readonly reader: string }
  | { readonly status: 'reading'; readonly reader: string }
  | { readonly status: 'card'; readonly reader: string; readonly tap: Tap }
  | {
      readonly status: 'card_error';
      readonly reader: string;
      readonly reason: CardErrorReason;
      /** How many times in a row; from three on the advice changes. */
      readonly times: number;
    };
