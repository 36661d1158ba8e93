/** How long and how much the kiosk waits for and takes from the Department. */
export interface Limits {
  /** Name look-up, TCP and TLS together. */
  readonly connectMs: number;
  /** From the first byte of the request to the last header of the answer. */
  readonly headersMs: number;
  /** From the first byte of the request to the last byte of the answer; more than `headersMs`. */
  readonly answerMs: number;
  readonly bodyBytes: number;
}

export const FORWARD_LIMITS: Limits = {
  connectMs: 5_000,
  headersMs: 10_000,
  answerMs: 30_000,
  bodyBytes: 1_048_576,
};

/** A list may be long (4.5.1); what is waited for is the same. */
export const REVERSE_LIMITS: Limits = { ...FORWARD_LIMITS, bodyBytes: 16 * 1_048_576 };
