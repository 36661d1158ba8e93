import type { ApplicationView } from '../../src/main/api/application-views.ts';
import type { DeskView, DraftView } from '../../src/main/api/desk-views.ts';
import type { ListedView, TodayView } from '../../src/main/api/listed-views.ts';
import type { OperationView, ReverseView, WorklistView } from '../../src/main/api/operation-views.ts';
import type { QueueView } from '../../src/main/api/queue-views.ts';
import type { ToTellRow } from '../../src/main/api/to-tell-views.ts';
import type { ConnectionView, ReaderView, WorkplaceView } from '../../src/main/api/workplace-views.ts';
import type { Place } from '../../src/renderer/navigation.ts';

/** One state of the whole kiosk, as a screen can be looked at in it. */
export interface Scene {
  readonly place: Place;
  readonly clerk?: string;
  readonly link?: 'open' | 'lost';
  readonly superseded?: boolean;
  readonly workplace: WorkplaceView;
  readonly reader: ReaderView;
  readonly connection: ConnectionView;
  readonly queue: QueueView;
  readonly today: TodayView;
  readonly drafts: DeskView['drafts'];
  readonly journal: readonly ListedView[];
  readonly found?: readonly ListedView[];
  readonly toTell?: readonly ToTellRow[];
  readonly reverse: ReverseView;
  readonly worklist?: WorklistView;
  readonly operation?: OperationView;
  readonly application?: ApplicationView;
  readonly draft?: DraftView;
  readonly emptyDraft: DraftView;
}
