import type { StandDatabase } from './database.ts';

/** What every service of the stand works on; time and ids are arguments. */
export interface StandState {
  readonly db: StandDatabase;
  /** Epoch ms. */
  readonly clock: () => number;
  readonly newId: () => string;
  /** IANA name: the regulation's times bear no zone, so they are the region's. */
  readonly timeZone: string;
}

/** A request whose headers were found right. */
export interface WireRequest {
  readonly snilsInPath: string;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: Uint8Array;
  readonly rqUid?: string;
}
