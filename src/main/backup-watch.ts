import { readFileSync, rmSync } from 'node:fs';
import type { Result } from '../domain/result.ts';
import { writeDurably } from './journal/durable-file.ts';

/** Copies that should be made by themselves and are not. */
export interface BackupTrouble {
  /** What failed last, for IT and for the clerk. */
  readonly kind: string;
  readonly message: string;
  /** When the first one failed since the last that was in order; epoch ms. */
  readonly since: number;
}

type End = Result<unknown, Pick<BackupTrouble, 'kind' | 'message'>>;

/**
 * Whether the copies are made, and since when not. Kept in a file of its own beside the data directory, so that a
 * restart forgets nothing: in the journal each failure would be a change that asks for a copy.
 */
export class BackupWatch {
  readonly #path: string;
  readonly #now: () => number;
  #trouble: BackupTrouble | undefined;

  constructor(dataDirectory: string, now: () => number) {
    this.#path = `${dataDirectory}.backup-trouble`;
    this.#now = now;
    this.#trouble = readTrouble(this.#path);
  }

  get trouble(): BackupTrouble | undefined {
    return this.#trouble;
  }

  /** One was made or failed. */
  take(end: End): void {
    if (end.ok) {
      if (this.#trouble) rmSync(this.#path, { force: true });
      this.#trouble = undefined;
      return;
    }
    const { kind, message } = end.problem;
    this.#trouble = { kind, message, since: this.#trouble?.since ?? this.#now() };
    this.#keep(this.#trouble);
  }

  /** On a disk that takes nothing it is known until the program ends, and found again by the next attempt. */
  #keep(trouble: BackupTrouble): void {
    try {
      writeDurably(this.#path, Buffer.from(JSON.stringify(trouble)));
    } catch {}
  }
}

/** What is no such file says nothing: the next attempt does. */
function readTrouble(path: string): BackupTrouble | undefined {
  try {
    const kept: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isTrouble(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

function isTrouble(kept: unknown): kept is BackupTrouble {
  const { kind, message, since } = (kept ?? {}) as Partial<Record<keyof BackupTrouble, unknown>>;
  return typeof kind === 'string' && typeof message === 'string' && typeof since === 'number';
}
