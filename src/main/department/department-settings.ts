import type { Limits } from './limits.ts';

export interface ClientCertificate {
  readonly certPem: string;
  readonly keyPem: string;
  readonly passphrase?: string;
}

/** What the Department gives out to an office, and what the office's channel needs. */
export interface DepartmentSettings {
  /** Host and, where there is one, the path before `/v1.0`. */
  readonly baseUrl: URL;
  /** Access token (`X-API-Key`). */
  readonly apiKey: string;
  /** Region code, String(5) (`prgCode`). */
  readonly prgCode: string;
  /** The organisation's own authorities; where given, no others are trusted. */
  readonly caPem?: string;
  readonly clientCertificate?: ClientCertificate;
  /** Epoch ms: counts a `Retry-After` date where the answer bears no `Date`. */
  readonly now: () => number;
  /** Shorter ones for tests. */
  readonly limits?: Partial<Limits>;
}
