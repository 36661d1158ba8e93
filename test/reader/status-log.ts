import type { ReaderStatus } from '../../src/domain/tap.ts';
import type { Reader } from '../../src/main/reader/reader.ts';

type Kind = ReaderStatus['status'];
type Of<Name extends Kind> = Extract<ReaderStatus, { readonly status: Name }>;

/** Every status of a reader in order, and a way to wait for the next of a kind. */
export class StatusLog {
  readonly seen: ReaderStatus[] = [];
  #read = 0;
  #woken = (): void => undefined;

  constructor(reader: Reader) {
    reader.onStatus((status) => {
      this.seen.push(status);
      this.#woken();
    });
  }

  count(kind: Kind): number {
    return this.seen.filter(({ status }) => status === kind).length;
  }

  /** The first of that kind that was not passed over yet; those before it are passed over. */
  async next<Name extends Kind>(kind: Name): Promise<Of<Name>> {
    for (;;) {
      while (this.#read < this.seen.length) {
        const status = this.seen[this.#read];
        this.#read += 1;
        if (status?.status === kind) return status as Of<Name>;
      }
      await new Promise<void>((resolve) => {
        this.#woken = resolve;
      });
    }
  }
}
