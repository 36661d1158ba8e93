import type { FieldProblem } from './field-problem.ts';
import type { CardNetwork } from './tap.ts';

/** The card of one draft, in main's memory only; never a number, a hash or a whole UID. */
export type CardInHand =
  | { readonly status: 'none' }
  /** Laid on the reader and not taken. */
  | { readonly status: 'wrong_card'; readonly network: CardNetwork }
  /** The chip is read, the number has to be typed; `random`: a phone, a ring or such a card. */
  | { readonly status: 'number_needed'; readonly chip: ChipView }
  /** `another`: it is not the card that was there before. */
  | {
      readonly status: 'complete';
      readonly lastTwo: string;
      /** `kept`: it came with the application that was sent back. */
      readonly source: 'chip' | 'typed' | 'kept';
      readonly chip: ChipView;
      /** `yyyy-mm`. */
      readonly validTo?: string;
      readonly another: boolean;
      readonly warnings: readonly FieldProblem[];
    };

export type ChipView =
  | { readonly kind: 'uid'; readonly masked: string }
  | { readonly kind: 'random' | 'not_tapped' };
