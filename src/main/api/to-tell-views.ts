import type { Tone } from '../../domain/status-text.ts';

export interface ToTellView {
  /** Of all, the first of whom are named. */
  readonly count: number;
  readonly rows: readonly ToTellRow[];
}

/** Somebody who has left, or connected a card on the portal, and has to be told how it ended. */
export type ToTellRow = ToTellOf & {
  readonly fullName: string;
  /** As on papers; empty where nobody knows it. */
  readonly phone: string;
  /** How else they want to hear of it. */
  readonly channel?: string;
  /** Since when; given back when they were told, so that nothing newer is ticked off. */
  readonly since: number;
  readonly text: string;
  readonly tone: Tone;
  /** What to say, sentence by sentence. */
  readonly say: readonly string[];
};

type ToTellOf =
  | { readonly kind: 'application'; readonly applicationId: number; readonly registrationNumber: string }
  | { readonly kind: 'operation'; readonly operationId: number };
