import { fail, ok, type Result } from '../../domain/result.ts';
import {
  type Answer,
  getResponse,
  splitAnswer,
  type Transmit,
  type Transmitted,
  withLength,
} from './apdu.ts';
import { type Timers, within } from './timers.ts';

/** What one card may cost: an honest card needs about ten APDUs, 2 KiB and half a second. */
export const SESSION_LIMITS = { durationMs: 2000, apdus: 32, bytes: 65_536 } as const;

export type SessionProblem =
  /** No answer within the session's time. */
  | { readonly kind: 'silent' }
  /** The card or the reader went away; the PC/SC code where there is one. */
  | { readonly kind: 'lost'; readonly code?: number }
  /** More APDUs, bytes or time than any honest card needs. */
  | { readonly kind: 'misbehaved' };

const MORE_DATA = 0x61;
const WRONG_LENGTH = 0x6c;

/**
 * Sends APDUs to one card within the limits, whatever the card does: `61xx` is followed with GET
 * RESPONSE and `6Cxx` repeated with that length, neither for ever.
 */
export class ApduSession {
  readonly #transmit: Transmit;
  readonly #timers: Timers;
  readonly #endsAt: number;
  readonly #received: Uint8Array[] = [];
  #apdus = 0;
  #bytes = 0;

  constructor(transmit: Transmit, timers: Timers) {
    this.#transmit = transmit;
    this.#timers = timers;
    this.#endsAt = timers.now() + SESSION_LIMITS.durationMs;
  }

  async send(apdu: Uint8Array): Promise<Result<Answer, SessionProblem>> {
    const parts: Uint8Array[] = [];
    let next = apdu;
    for (;;) {
      const answer = await this.#once(next);
      if (!answer.ok) return answer;
      const { data, status } = answer.value;
      parts.push(data);
      if (status >> 8 === MORE_DATA) next = getResponse(status & 0xff);
      else if (status >> 8 === WRONG_LENGTH) next = withLength(next, status & 0xff);
      else return ok({ data: this.#joined(parts), status });
    }
  }

  /** Overwrites all that the card has answered: the card number was in it. */
  wipe(): void {
    for (const bytes of this.#received) bytes.fill(0);
    this.#received.length = 0;
  }

  async #once(apdu: Uint8Array): Promise<Result<Answer, SessionProblem>> {
    const leftMs = this.#endsAt - this.#timers.now();
    this.#apdus += 1;
    if (leftMs <= 0 || this.#apdus > SESSION_LIMITS.apdus) return fail({ kind: 'misbehaved' });
    const late = { kind: 'late' } as const;
    const got: Transmitted | typeof late = await within(this.#timers, leftMs, this.#transmit(apdu), late);
    if (got.kind === 'late') return fail({ kind: 'silent' });
    return got.kind === 'lost' ? fail(got) : this.#accept(got.bytes);
  }

  #accept(bytes: Uint8Array): Result<Answer, SessionProblem> {
    this.#received.push(bytes);
    this.#bytes += bytes.length;
    if (this.#bytes > SESSION_LIMITS.bytes) return fail({ kind: 'misbehaved' });
    const answer = splitAnswer(bytes);
    // Some drivers answer with nothing, and no error, for a card that has just left.
    return answer === undefined ? fail({ kind: 'lost' }) : ok(answer);
  }

  #joined(parts: readonly Uint8Array[]): Uint8Array {
    const [only = new Uint8Array()] = parts;
    if (parts.length <= 1) return only;
    const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const part of parts) {
      joined.set(part, at);
      at += part.length;
    }
    this.#received.push(joined);
    return joined;
  }
}
