import type { Result } from '../../domain/result.ts';

/** Length of the database key, bytes. */
export const KEY_LENGTH = 32;

export interface KeyProblem {
  readonly code: 'exposed' | 'damaged' | 'unreadable' | 'exists' | 'not_written';
  /** What the administrator reads; never holds the key. */
  readonly message: string;
}

/** Where the database key is kept. Each key given is a copy that its receiver overwrites. */
export interface KeyStore {
  /** Undefined where there has never been a key. A key that can't be read is a problem, not undefined. */
  get(): Result<Uint8Array | undefined, KeyProblem>;
  /** Makes a key, durable on return. Never in place of one that is there. */
  create(): Result<Uint8Array, KeyProblem>;
}
