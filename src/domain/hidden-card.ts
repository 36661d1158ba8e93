import type { CardNumber } from './card-number.ts';

/** All that is left of a card number once it has been overwritten (regulation, 4.3). */
export interface HiddenCard {
  /** A card number in disguise: encrypted at rest, masked everywhere else. */
  readonly hash: string;
  readonly cipherText: string;
  /** Alias of the key that made `cipherText`. */
  readonly keyAlias: string;
  readonly lastTwo: string;
  /** Digests for transport and payment services; may be empty. */
  readonly serviceHashes: readonly { readonly keyId: string; readonly hash: string }[];
}

/** Makes the above of a number. It does not overwrite the number: its caller does, at once. */
export interface CardCipher {
  hide(number: CardNumber): HiddenCard;
}
