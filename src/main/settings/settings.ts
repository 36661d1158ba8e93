import type { Contour } from '../../domain/contour.ts';
import type { RegionProfile } from '../../domain/region-profile.ts';
import type { DeckCard } from '../reader/simulated-deck.ts';

/** Where and how the Department is reached; all of it comes from IT, none from the program. */
export interface DepartmentSettings {
  readonly url: URL;
  readonly apiKey: string;
  /** Region code of the `prgCode` header, up to 5 characters. */
  readonly prgCode: string;
  readonly caPem?: string;
  readonly clientCertificate?: { readonly certPem: string; readonly keyPem: string };
}

export type ReaderSettings =
  | { readonly kind: 'pcsc'; readonly name?: string }
  /** Training only. `card`: which card of the deck is laid on it. */
  | { readonly kind: 'simulated'; readonly card: DeckCard };

/** Copies of the journal that are made by themselves. */
export interface BackupSettings {
  /** Absent: none are made. */
  readonly directory?: string;
  readonly everyMs: number;
  /** So many of the newest stay, and beside them the last one of each day. */
  readonly keep: number;
}

/** The part of this workplace in the reverse flow. */
export interface ReverseSettings {
  /** It asks for the operations by itself. */
  readonly polls: boolean;
  /** Other workplaces of the office have journals of their own: not to be in this one proves nothing. */
  readonly hasSeveralWorkplaces: boolean;
}

/** Checked settings of one workplace: the rest of the program asks the environment nothing. */
export interface Settings {
  readonly contour: Contour;
  readonly dataDirectory: string;
  readonly region: RegionProfile;
  readonly office: string;
  readonly workplace: string;
  /** Or what keeps the kiosk from sending; a journal can be read without it. */
  readonly department: DepartmentSettings | readonly SettingProblem[];
  /** Keys of the card digests by the names that the profile gives them. */
  readonly cardKeys: ReadonlyMap<string, Uint8Array>;
  readonly reader: ReaderSettings;
  readonly backup: BackupSettings;
  readonly reverse: ReverseSettings;
  /** The window fills the screen and cannot be closed; the browser host knows no such thing. */
  readonly kioskMode: boolean;
}

/** One wrong or missing setting, in the words of IT: which, and what it should be. */
export interface SettingProblem {
  readonly field: string;
  readonly code: 'missing' | 'invalid' | 'unreadable';
  readonly message: string;
}

/** Whether all is set that a request needs. */
export function isReachable(department: Settings['department']): department is DepartmentSettings {
  return 'url' in department;
}
