import type { Applicant } from './applicant.ts';
import type { HiddenCard } from './hidden-card.ts';
import type { Snils } from './snils.ts';

/** What the kiosk asks of the Department, in the kiosk's own words. */
export type Call =
  | { readonly step: 'check_active_card'; readonly snils: Snils }
  | { readonly step: 'register_client'; readonly applicant: Applicant }
  | {
      readonly step: 'connect_card';
      readonly snils: Snils;
      readonly card: HiddenCard;
      readonly account?: string;
      /** A chip will be registered in the next step. */
      readonly withChip: boolean;
    }
  | { readonly step: 'register_chip'; readonly cardHash: string; readonly mifareId: string };
