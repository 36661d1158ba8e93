import type { CardErrorReason } from '../../domain/tap.ts';
import type { CardRead } from './card-session.ts';
import type { ReaderTrouble } from './reader-trouble.ts';

/** What the child process that owns the driver tells the kiosk. */
export type ReaderMessage =
  /** The heartbeat. */
  | { readonly kind: 'alive' }
  /** About to make a context: the driver's constructor may never return. */
  | { readonly kind: 'arming' }
  | { readonly kind: 'armed' }
  /** Nothing can be done now; the child has ended or waits for it to change. */
  | { readonly kind: 'trouble'; readonly trouble: ReaderTrouble }
  /** Names of all slots in use, empty where there is none. */
  | { readonly kind: 'readers'; readonly names: readonly string[] }
  | { readonly kind: 'present'; readonly reader: string }
  | ({ readonly kind: 'read'; readonly reader: string } & CardRead)
  | { readonly kind: 'failed'; readonly reader: string; readonly reason: CardErrorReason }
  | { readonly kind: 'removed'; readonly reader: string };

/** What the kiosk tells the child once, as its only argument, in JSON. */
export interface ReaderChildOptions {
  readonly readNumber: boolean;
  /** Use this reader alone; else every contactless slot. */
  readonly name?: string;
}
