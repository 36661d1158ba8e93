import type { DeskView } from './desk-views.ts';
import type { ListedView, TodayView } from './listed-views.ts';
import type { ReverseView } from './operation-views.ts';
import type { QueueView } from './queue-views.ts';
import type { ConnectionView, ReaderView } from './workplace-views.ts';

/** Whole topics, each told anew when it has changed, and all of them at the start. */
export type Push =
  | { readonly topic: 'reader'; readonly reader: ReaderView }
  | { readonly topic: 'connection'; readonly connection: ConnectionView }
  | { readonly topic: 'queue'; readonly queue: QueueView }
  | { readonly topic: 'today'; readonly today: TodayView }
  | { readonly topic: 'desk'; readonly desk: DeskView }
  /** How many residents have to be told; who they are is asked for. */
  | { readonly topic: 'to_tell'; readonly count: number }
  /** A card of that application was laid on the reader while no draft waits for one. */
  | { readonly topic: 'found'; readonly applications: readonly ListedView[] }
  /** How the portal's operations are taken in, and how many wait for a person. */
  | { readonly topic: 'reverse'; readonly reverse: ReverseView }
  /** An application, its steps, its draft's card or an operation has changed: read it again where it is shown. */
  | {
      readonly topic: 'changed';
      readonly applicationId?: number;
      readonly draftId?: number;
      readonly operationId?: number;
    }
  /** The kiosk was opened in another window: this one takes no orders any more. */
  | { readonly topic: 'superseded' };
