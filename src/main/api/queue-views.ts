import type { OfflineLimit } from '../../domain/offline-limit.ts';
import type { WrongSetting } from '../../domain/wrong-setting.ts';
import type { ListedView } from './listed-views.ts';

/** What is done by itself, and when; `nextAt` (epoch ms) is absent for what is on its way. */
export interface QueuedView extends ListedView {
  readonly nextAt?: number;
  /** What is done then, and who acts if that fails. */
  readonly next?: string;
}

/** A limit of the region that what waits unsent has come near to or reached; `endsAt` in epoch ms. */
export type LimitView =
  | {
      readonly kind: 'hours' | 'same_day';
      readonly level: OfflineLimit['level'];
      readonly endsAt: number;
    }
  | {
      readonly kind: 'applications';
      readonly level: OfflineLimit['level'];
      readonly count: number;
      readonly most: number;
    };

export interface QueueView {
  /** Confirmed and on their way or due: what is sent by itself. */
  readonly count: number;
  /** The first few, by their time. */
  readonly first: readonly QueuedView[];
  /** Sent, with an outcome that is not known: looked into, never just sent again. The first few are named. */
  readonly unclear: { readonly count: number; readonly first: readonly QueuedView[] };
  readonly needDecision: number;
  /** The first few of them. */
  readonly undecided: readonly ListedView[];
  readonly returned: readonly ListedView[];
  /** Connected, but for the chip: its card has to lie on the reader once more. */
  readonly chipsLeft: number;
  /** Nothing is sent until then but one request that finds out whether IT has set it right. */
  readonly pause?: { readonly why: WrongSetting; readonly until: number };
  /** Nothing is sent: a setting is missing, or the loop broke off (as a rule over a disk) and soon tries again. */
  readonly stopped?: 'not_set_up' | 'broken_off';
  /** Left alone until the next start, for the program has failed at them; all others go on. */
  readonly setAside: readonly ListedView[];
  /** The most pressing one first. */
  readonly limits: readonly LimitView[];
  /** Copies of the journal are to be made by themselves, and are not; epoch ms. */
  readonly backupTrouble?: { readonly message: string; readonly since: number };
  /** An older journal was put in the place of this one, and nobody has seen to it yet. */
  readonly putBack?: {
    readonly at: number;
    readonly lostEvents: number;
    readonly lostNumbers: readonly { readonly from: string; readonly to: string }[];
  };
}
