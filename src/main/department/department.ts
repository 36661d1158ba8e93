import type { Call } from '../../domain/call.ts';
import type { Outcome } from '../../domain/outcome.ts';

/** A request made ready: its digest can be written down before a byte leaves. */
export interface PreparedCall {
  /** SHA-256 of the body (of the resource for a GET), hex: proves later what was sent. */
  readonly digest: string;
  /** Sends once and always resolves; what the network does is an outcome, never a throw. */
  send(): Promise<Outcome>;
}

/** The Department's services of the forward flow (regulation, 4.1 to 4.4). */
export interface Department {
  prepare(call: Call): PreparedCall;
  close(): Promise<void>;
}
