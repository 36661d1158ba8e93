import type { Application } from '../../domain/application.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Adapters } from '../adapters.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { DeliveryLoop } from '../delivery/delivery-loop.ts';
import { tellSetAside } from '../delivery/set-aside.ts';
import type { Journal } from '../journal/journal.ts';
import type { Sending } from './journal-calls.ts';

export interface OpenSending extends Sending {
  start(): void;
  /** Begins with that application, or looks what is due; returns at once. */
  wake(applicationId?: number): void;
  /** What holds the queue up, and what is left alone. */
  readonly loop: Pick<DeliveryLoop, 'state' | 'setAside' | 'probed'>;
  /** No new step begins; settles when those under way have their outcome. */
  close(): Promise<void>;
}

interface SendingParts extends Pick<Adapters, 'now' | 'elapsed' | 'skew' | 'sleep'> {
  readonly journal: Journal;
  readonly delivery: Delivery;
  /** What `loop` tells has changed. */
  readonly onChanged: () => void;
}

/** A disk that failed may be well again by then; until that the clerk's own keys try it, too. */
const AGAIN_MS = 60_000;

/** The loop, and single attempts that a person asks for beside it. */
export function openSending(parts: SendingParts): OpenSending {
  const { delivery, sleep } = parts;
  const closed = new AbortController();
  const { signal } = closed;
  const running = new Set<Promise<Application>>();
  const onStopped = (): void => void sleep(AGAIN_MS, signal).then(start);
  const loop = new DeliveryLoop({ ...parts, onFault: tellSetAside, onStopped });
  function start(): void {
    if (!signal.aborted) loop.start();
  }
  return {
    start,
    loop,
    wake: (id) => {
      start();
      loop.wake(id);
    },
    round: (options) => {
      start();
      return loop.round(options);
    },
    run: (id, options) => {
      const onOutcome = (outcome: Outcome): void => loop.heard(id, outcome);
      const run = delivery.run(id, { ...options, signal, onOutcome });
      running.add(run);
      return run.finally(() => {
        running.delete(run);
        // What it has left may be due before the loop would look again.
        loop.wake();
      });
    },
    close: async () => {
      closed.abort();
      await Promise.allSettled([loop.stop(), ...running]);
    },
  };
}
