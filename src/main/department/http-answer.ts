/** An answer of the Department itself: one of its two statuses, and JSON. */
export interface HttpAnswer {
  readonly status: 200 | 400;
  readonly json: unknown;
  /** The answer's `Date`, epoch ms. */
  readonly answeredAt?: number;
}
