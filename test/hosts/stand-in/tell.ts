/** Tells the test of a call; `then` runs once the test's process has it. */
export function tell(call: string, detail?: unknown, then: () => void = () => {}): void {
  process.send?.({ call, detail }, undefined, undefined, then);
}

/** An event that its listeners may prevent. */
export class Cancellable {
  prevented = false;
  preventDefault(): void {
    this.prevented = true;
  }
}

/** A handler that the kiosk gives to Electron. */
export type Handler<Value> = (...args: unknown[]) => Value;
