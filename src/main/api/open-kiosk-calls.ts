import type { Kiosk } from '../kiosk.ts';
import type { KioskCalls } from './kiosk-calls.ts';

/** The calls of one open kiosk; a host closes them before the kiosk itself. */
export interface OpenedCalls extends KioskCalls {
  /** For the role of a call: nobody is a guest. */
  clerkIsIn(): boolean;
  /** After the machine's sleep: the reader starts anew and what became due meanwhile is sent. */
  afterSleep(): void;
  /** Ends the loop and the pushes; settles when no attempt is under way any more. */
  close(): Promise<void>;
}

/**
 * Opens reader and delivery of a kiosk and answers its screens. Where a setting that sending needs is
 * missing all else works, and `workplace` says what IT has to set.
 */
export async function openKioskCalls(_kiosk: Kiosk): Promise<OpenedCalls> {
  throw new Error('not there yet');
}
