import type { CardInHand } from '../../domain/card-in-hand.ts';
import type { DraftForm, DraftPage } from '../../domain/draft.ts';
import type { ApplicationView } from './application-views.ts';

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
