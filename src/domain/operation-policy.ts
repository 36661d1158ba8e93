/** How a verdict that the evidence does not fix comes about. */
export type VerdictMode =
  | { readonly by: 'profile' }
  | { readonly by: 'profile_after'; readonly days: number }
  | { readonly by: 'clerk' };

/** What the regulation leaves to the region, and what the office is like. */
export interface OperationPolicy {
  /** The person is known, the card is not, and no other one is active: 2, or 6 where the office keeps a list of cards. */
  readonly unknownCard: 'found' | 'card_not_found';
  readonly personNotFound: VerdictMode;
  readonly cardUnfit: VerdictMode;
  readonly cardNotFound: VerdictMode;
  /** Others have journals, too: not to be in this one proves nothing. */
  readonly hasSeveralWorkplaces: boolean;
}
