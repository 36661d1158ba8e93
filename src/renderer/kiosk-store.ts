import { useEffect, useRef } from 'react';
import { create } from 'zustand';
import type { DeskView } from '../main/api/desk-views.ts';
import type { ListedView, TodayView } from '../main/api/listed-views.ts';
import type { ReverseView } from '../main/api/operation-views.ts';
import type { Push } from '../main/api/push.ts';
import type { QueueView } from '../main/api/queue-views.ts';
import type { ConnectionView, ReaderView, WorkplaceView } from '../main/api/workplace-views.ts';
import type { Connection } from './kiosk-client.ts';

type Changed = Extract<Push, { topic: 'changed' }>;

/** What the kiosk has last told, one field a topic; the screen decides nothing. */
interface KioskMirror {
  readonly link: Connection;
  readonly superseded: boolean;
  /** Why the workplace does not open. */
  readonly trouble?: string;
  readonly workplace?: WorkplaceView;
  readonly reader: ReaderView;
  readonly connection: ConnectionView;
  readonly queue: QueueView;
  readonly today?: TodayView;
  readonly desk?: DeskView;
  /** Residents who have left and have to be told how it ended. */
  readonly toTell: number;
  /** How the portal's operations are taken in. */
  readonly reverse: ReverseView;
  /** Of the card that was laid on last; absent once the clerk has gone elsewhere. */
  readonly found?: readonly ListedView[] | undefined;
  readonly changed?: Changed;
}

/** Read one field at a time, `useKiosk(({ reader }) => reader)`: then no other topic renders the reader. */
export const useKiosk = create<KioskMirror>(() => ({
  link: 'opening',
  superseded: false,
  reader: { status: 'starting' },
  connection: { status: 'not_tried' },
  toTell: 0,
  reverse: { status: 'off', underWay: 0, waitForClerk: 0, setAside: 0 },
  queue: {
    count: 0,
    first: [],
    unclear: { count: 0, first: [] },
    needDecision: 0,
    undecided: [],
    returned: [],
    chipsLeft: 0,
    setAside: [],
    limits: [],
  },
}));

export function mirrorPush(push: Push): void {
  useKiosk.setState(partOf(push));
}

function partOf(push: Push): Partial<KioskMirror> {
  switch (push.topic) {
    case 'reader':
      return { reader: push.reader };
    case 'connection':
      return { connection: push.connection };
    case 'queue':
      return { queue: push.queue };
    case 'today':
      return { today: push.today };
    case 'desk':
      return { desk: push.desk };
    case 'to_tell':
      return { toTell: push.count };
    case 'reverse':
      return { reverse: push.reverse };
    case 'found':
      return { found: push.applications };
    case 'changed':
      return { changed: push };
    case 'superseded':
      return { superseded: true };
  }
}

/** Changes come in bursts, a thousand operations at once: a list is read once for all of them. */
const GATHER_MS = 150;

/** Calls `onChanged` when anything has changed, for a screen that lists many. */
export function useAnyChange(onChanged: () => void): void {
  const latest = useRef(onChanged);
  useEffect(() => {
    latest.current = onChanged;
  });
  useEffect(() => {
    let gathering: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      gathering = undefined;
      latest.current();
    };
    const end = useKiosk.subscribe(({ changed, toTell, reverse }, before) => {
      const isSame = changed === before.changed && toTell === before.toTell && reverse === before.reverse;
      if (!isSame) gathering ??= setTimeout(tell, GATHER_MS);
    });
    return () => {
      end();
      clearTimeout(gathering);
    };
  }, []);
}

/** Calls `onChanged` when that application, draft or operation is not any more what was read. */
export function useChanged(of: Omit<Changed, 'topic'>, onChanged: () => void): void {
  const latest = useRef(onChanged);
  useEffect(() => {
    latest.current = onChanged;
  });
  const { applicationId, draftId, operationId } = of;
  useEffect(
    () =>
      useKiosk.subscribe(({ changed }, before) => {
        if (!changed || changed === before.changed) return;
        const isThis =
          (applicationId !== undefined && changed.applicationId === applicationId) ||
          (draftId !== undefined && changed.draftId === draftId) ||
          (operationId !== undefined && changed.operationId === operationId);
        if (isThis) latest.current();
      }),
    [applicationId, draftId, operationId],
  );
}
