import type { CallGate } from './call-gate.ts';
import type { KioskCalls } from './kiosk-calls.ts';
import type { Push } from './push.ts';
import type { CallContext, Role } from './router.ts';

/** One connection of the page, as the router's context. */
export class Screen implements CallContext {
  readonly calls: KioskCalls;
  readonly role: () => Role;
  readonly admit: () => boolean;
  readonly #listeners = new Set<(push: Push) => void>();
  #superseded = false;

  constructor(calls: KioskCalls & { clerkIsIn(): boolean }, gate: CallGate) {
    this.calls = calls;
    this.role = () => (calls.clerkIsIn() ? 'clerk' : 'guest');
    this.admit = () => gate.admit();
  }

  readonly superseded = (): boolean => this.#superseded;

  readonly onPush = (listener: (push: Push) => void): (() => void) => {
    // Nothing more of the kiosk reaches a screen that was superseded.
    const hear = (push: Push): void => {
      if (!this.#superseded) listener(push);
    };
    this.#listeners.add(listener);
    const forget = this.calls.onPush(hear);
    return () => {
      this.#listeners.delete(listener);
      forget();
    };
  };

  /** Another screen has the kiosk from now on: this one is told so, and its calls are refused. */
  supersede(): void {
    this.#superseded = true;
    for (const listener of this.#listeners) listener({ topic: 'superseded' });
  }
}
