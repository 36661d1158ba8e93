import type { ReaderStatus } from '../../domain/tap.ts';
import type { Reader } from './reader.ts';
import type { ReaderMessage } from './reader-message.ts';
import type { ReaderTrouble } from './reader-trouble.ts';
import type { ReaderEvent } from './reader-view.ts';
import { StatusBoard } from './status-board.ts';
import type { Timers } from './timers.ts';

/** A started child process that owns the driver. */
export interface ReaderChild {
  onMessage(listener: (message: ReaderMessage) => void): void;
  /** Once, when the process is gone, whatever ended it. */
  onEnd(listener: () => void): void;
  /** At once and for certain: a child that hangs in the driver hears nothing. */
  kill(): void;
}

export interface SupervisorParts {
  readonly fork: () => ReaderChild;
  readonly timers: Timers;
}

export const SUPERVISION = {
  /** Silence of a child that is taken for a hang; it sends a sign of life each second. */
  heartbeatMs: 3000,
  firstBackOffMs: 500,
  longestBackOffMs: 5000,
} as const;

/** Only an installer can change these: starting the child again would be in vain. */
const LASTING: readonly (ReaderTrouble | undefined)[] = ['driver_missing', 'driver_not_built'];

/**
 * Keeps one child process with the driver running: kills it when it hangs, starts it again when it
 * ends. The driver can freeze its process for ever and its monitoring ends at the first error, so a new
 * process is the only way to a new context that always works.
 */
export class ReaderSupervisor implements Reader {
  readonly #fork: () => ReaderChild;
  readonly #timers: Timers;
  readonly #board: StatusBoard;
  #child: ReaderChild | undefined;
  #arming = false;
  #backOffMs: number = SUPERVISION.firstBackOffMs;
  #cancelHeartbeat = noTimer;
  #cancelStart = noTimer;

  constructor({ fork, timers }: SupervisorParts) {
    this.#fork = fork;
    this.#timers = timers;
    this.#board = new StatusBoard(timers);
  }

  get status(): ReaderStatus {
    return this.#board.status;
  }

  get trouble(): ReaderTrouble | undefined {
    return this.#board.trouble;
  }

  onStatus(listener: (status: ReaderStatus) => void): () => void {
    return this.#board.onStatus(listener);
  }

  start(): void {
    if (this.#child === undefined) this.#startChild();
  }

  async stop(): Promise<void> {
    await this.#endChild();
    this.#board.close();
  }

  restart(): void {
    void this.#endChild();
    this.#backOffMs = SUPERVISION.firstBackOffMs;
    this.#board.take({ kind: 'ended', crashed: false });
    this.#startChild();
  }

  #startChild(): void {
    const child = this.#fork();
    this.#child = child;
    this.#arming = false;
    child.onMessage((message) => this.#child === child && this.#hear(message));
    child.onEnd(() => this.#child === child && this.#startLater({ kind: 'ended', crashed: true }));
    this.#listen();
  }

  #hear(message: ReaderMessage): void {
    this.#listen();
    if (message.kind === 'arming') this.#arming = true;
    if (message.kind === 'armed') {
      this.#arming = false;
      this.#backOffMs = SUPERVISION.firstBackOffMs;
    }
    this.#board.take(message);
  }

  /** Waits for the next sign of life. */
  #listen(): void {
    this.#cancelHeartbeat();
    this.#cancelHeartbeat = this.#timers.after(SUPERVISION.heartbeatMs, () => {
      const child = this.#child;
      this.#startLater({ kind: 'hung', arming: this.#arming });
      child?.kill();
    });
  }

  #startLater(why: ReaderEvent): void {
    this.#child = undefined;
    this.#cancelHeartbeat();
    this.#board.take(why);
    if (LASTING.includes(this.#board.trouble)) return;
    this.#cancelStart = this.#timers.after(this.#backOffMs, () => this.#startChild());
    this.#backOffMs = Math.min(this.#backOffMs * 2, SUPERVISION.longestBackOffMs);
  }

  #endChild(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    this.#cancelHeartbeat();
    this.#cancelStart();
    if (child === undefined) return Promise.resolve();
    return new Promise((resolve) => {
      child.onEnd(resolve);
      child.kill();
    });
  }
}

function noTimer(): void {
  // Nothing to cancel yet.
}
