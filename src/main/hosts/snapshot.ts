import type { ApplicationStatus } from '../../domain/application.ts';
import type { Contour } from '../../domain/contour.ts';
import type { CardErrorReason } from '../../domain/tap.ts';

/** All that a screen is told: nothing personal, nothing of a card but whether it is a MIR card. */
export interface Snapshot {
  readonly contour: Contour;
  readonly projectName: string;
  readonly regionName: string;
  readonly office: string;
  readonly workplace: string;
  readonly reader: ReaderSnapshot;
  readonly applications: Readonly<Partial<Record<ApplicationStatus, number>>>;
  readonly sending: SendingSnapshot;
}

export type ReaderSnapshot =
  | { readonly status: 'starting' | 'service_off' | 'no_reader' | 'reader_hung' | 'waiting' | 'reading' }
  | { readonly status: 'card'; readonly mir: boolean }
  /** `stubborn`: it has failed so often in a row that another try is no advice. */
  | { readonly status: 'card_error'; readonly reason: CardErrorReason; readonly stubborn: boolean };

export type SendingSnapshot =
  | { readonly configured: true }
  /** What IT has to set, one line a setting; values are not repeated in it. */
  | { readonly configured: false; readonly problems: readonly string[] };
