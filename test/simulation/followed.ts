import type { Application } from '../../src/domain/application.ts';
import type { Step } from '../../src/domain/step.ts';

/** What is known of one application from outside: by what it wrote, sent and was answered. */
export interface Followed {
  /** `‹kiosk›/‹id›` */
  readonly key: string;
  /** As it was last durable. */
  application: Application;
  /** Changes of it so far: each has its row in the register of actions. */
  changes: number;
  intents: number;
  /** When its status was reached; all times here are elapsed ms. */
  since: number;
  confirmedAt: number;
  readonly sentAt: number[];
  cardFirstSentAt?: number;
  /** Answers lost since the last confirmation, by step. */
  readonly lost: Map<Step, number>;
  /** POSTs that may not be sent again before a question of an active card was answered. */
  readonly blind: Set<Step>;
  noneSeen: boolean;
  clientTaken: boolean;
  cardTaken: boolean;
  /** The request whose intent is durable and whose outcome is not. */
  open?: string;
  /** When an answer was lost last, or the program that waited for it ended. */
  lostAt?: number;
  /** An older file was put back that knows of it. */
  isRestored?: true;
  /** The clerk was shown that it is confirmed. */
  isAccepted?: true;
  /** The end that the clerk was shown. */
  told?: string;
}

export function followed(key: string, application: Application, elapsed: number): Followed {
  return {
    key,
    application,
    changes: 0,
    intents: 0,
    since: elapsed,
    confirmedAt: elapsed,
    sentAt: [],
    lost: new Map(),
    blind: new Set(),
    noneSeen: false,
    clientTaken: false,
    cardTaken: false,
  };
}

/** As an older file has it: whatever was sent since then may have been carried out. */
export function restored(of: Followed, application: Application, elapsed: number): void {
  of.application = application;
  of.since = elapsed;
  of.noneSeen = false;
  of.cardTaken = false;
  of.lost.clear();
  of.blind.add('register_client').add('connect_card');
  of.isRestored = true;
  delete of.open;
  delete of.lostAt;
  delete of.told;
  delete of.isAccepted;
}

const FINAL = ['connected', 'has_active_card', 'refused', 'withdrawn', 'not_connected'];

export function isFinalStatus(status: string): boolean {
  return FINAL.includes(status);
}

/** Under way by itself: not waiting for a person. */
export function isGoing({ application: { state } }: Followed): boolean {
  if (state.status === 'unknown' || state.status === 'in_flight') return true;
  return state.status === 'due';
}
