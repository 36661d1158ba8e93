import type { Contour } from '../../domain/contour.ts';
import type { DocumentType } from '../../domain/document.ts';
import type { ReachReason } from '../../domain/reach.ts';
import type { CardErrorReason, CardNetwork } from '../../domain/tap.ts';

/** What never changes while the kiosk runs. */
export interface WorkplaceView {
  readonly contour: Contour;
  readonly projectName: string;
  readonly regionName: string;
  readonly office: string;
  readonly workplace: string;
  /** IANA name: times on the screen are the region's. */
  readonly timeZone: string;
  /** Those that the region accepts. */
  readonly documentTypes: readonly DocumentType[];
  readonly portal: string | null;
  /** Whether the number is read from the chip here; else it is typed. */
  readonly numberFromChip: boolean;
  /** Cards that can be laid on the simulated reader; absent where the reader is a real one. */
  readonly deck?: readonly string[];
  /** Absent: sending is set up. Else what IT has to set, one line a setting, values not repeated. */
  readonly settingProblems?: readonly string[];
}

export type ReaderView =
  | { readonly status: 'starting' | 'no_reader' | 'reader_hung' | 'waiting' | 'reading' }
  /** `advice`: what to do, in words for IT, where the cause is known. */
  | { readonly status: 'service_off'; readonly advice?: string }
  | { readonly status: 'card'; readonly network: CardNetwork }
  /** `stubborn`: it has failed so often in a row that another try is no advice. */
  | { readonly status: 'card_error'; readonly reason: CardErrorReason; readonly stubborn: boolean };

/** What is known of the Department from the last request or probe: never a guess. All times in epoch ms. */
export type ConnectionView = (
  | { readonly status: 'not_tried' }
  | { readonly status: 'answers'; readonly at: number }
  /** It answered at that time, which is too long ago to say anything of now. */
  | { readonly status: 'stale'; readonly at: number }
  /** `since`: when this stage of the way was first seen to fail; `at`: when it was last. */
  | { readonly status: 'trouble'; readonly reason: ReachReason; readonly since: number; readonly at: number }
) & {
  /** How far the clock of this machine is ahead of the Department's; absent while they agree. */
  readonly clockOffMs?: number;
};
