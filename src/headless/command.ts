import type { Adapters } from '../main/adapters.ts';
import type { Kiosk } from '../main/kiosk.ts';
import type { Output } from './output.ts';

/** What every command is given: an open kiosk, the way out, and the moment to stop. */
export interface CommandParts {
  readonly kiosk: Kiosk;
  readonly output: Output;
  readonly adapters: Adapters;
  /** Aborts on SIGINT and SIGTERM. */
  readonly signal: AbortSignal;
}
