import type { ClearingWaits } from '../domain/clearing.ts';
import { isOutlived } from '../domain/offline-limit.ts';
import { ok, type Result } from '../domain/result.ts';
import type { Adapters } from './adapters.ts';
import { BackupWatch } from './backup-watch.ts';
import { dayEndsIn } from './delivery/day-end.ts';
import type { DeliveryParts } from './delivery/delivery.ts';
import { recoverInterrupted } from './delivery/recover-interrupted.ts';
import { SetAsideUntilStart, tellSetAside } from './delivery/set-aside.ts';
import type { Forward } from './forward.ts';
import { CheckpointThread } from './journal/checkpoint-thread.ts';
import { FileKeyStore } from './journal/file-key-store.ts';
import type { Journal } from './journal/journal.ts';
import { journalFiles } from './journal/journal-files.ts';
import type { JournalProblem } from './journal/journal-problem.ts';
import { openJournal } from './journal/sqlite-journal.ts';
import { syncAside } from './journal/sync-file.ts';
import { openReader, type ReaderHost, type ReaderOptions } from './open-reader.ts';
import type { Reverse, ReverseHost, ReverseListeners } from './open-reverse.ts';
import type { Reader } from './reader/reader.ts';
import { recoverOperations } from './reverse/recover-operations.ts';
import type { SettingProblem, Settings } from './settings/settings.ts';

export interface Kiosk {
  readonly settings: Settings;
  readonly journal: Journal;
  /** Time and randomness of the host, for whatever works beside the kiosk's own parts. */
  readonly adapters: Adapters;
  /** What became of the copies that are made by themselves; whoever makes them tells it. */
  readonly backups: BackupWatch;
  /** Opened once and kept; or which settings keep the kiosk from taking applications. */
  openForward(): Promise<Result<Forward, readonly SettingProblem[]>>;
  /** Opened once and kept, with whoever opens it first as its listener; or which settings keep it from asking. */
  openReverse(listeners?: ReverseListeners): Promise<Result<Reverse, readonly SettingProblem[]>>;
  /** A reader by the settings; closed with the kiosk. */
  openReader(options: ReaderOptions): Reader;
  /** Hears each step's outcome once it is durable; the returned function ends that. */
  onStep(listener: OnStep): () => void;
  /** Hears of states that no answer has brought: what was weighed, and what has waited too long. */
  onSettled(listener: OnSettled): () => void;
  close(): Promise<void>;
}

type OnStep = NonNullable<DeliveryParts['onStep']>;
type OnSettled = NonNullable<DeliveryParts['onSettled']>;

export interface KioskHost extends ReaderHost {
  /** Built program of the thread that reads a page of the Department's list. */
  readonly pageWorker: string;
  /** Built program of the thread that keeps the journal's log short. */
  readonly checkpointWorker?: string;
  /** Heard from the first step on. */
  readonly onStep?: OnStep;
}

/** Composition root: settings → parts, closed in reverse. Sends nothing by itself. */
export function openKiosk(settings: Settings, host: KioskHost): Result<Kiosk, JournalProblem> {
  const { dataDirectory, contour, office, workplace, region } = settings;
  const keyStore = new FileKeyStore(dataDirectory, host.adapters.randomBytes);
  const place = { office, workplace, timeZone: region.timeZone };
  const journalFile = journalFiles(dataDirectory).journal;
  const opened = openJournal({
    dataDirectory,
    keyStore,
    contour,
    ...place,
    openedAt: host.adapters.now(),
    syncFile: syncAside,
    ...(host.checkpointWorker !== undefined && {
      checkpointer: new CheckpointThread(host.checkpointWorker, journalFile, keyStore),
    }),
  });
  if (!opened.ok) return opened;
  const journal = opened.value;
  // Before anybody looks: a journal that says "being sent" while nobody sends would not be true.
  for (const id of journal.unsettled()) tellSetAside(id, new Error('not set right behind a put-back'));
  recoverInterrupted(journal, host.adapters.now, waitsOf(settings), new SetAsideUntilStart(tellSetAside));
  recoverOperations(journal.inbox, host.adapters.now, host.adapters.skew);
  const closers: (() => unknown)[] = [() => journal.close()];
  const listeners = new Set<OnStep>(host.onStep && [host.onStep]);
  const tell: OnStep = (...step) => {
    for (const listener of [...listeners]) listener(...step);
  };
  const settledListeners = new Set<OnSettled>();
  const onSettled: OnSettled = (application) => {
    for (const listener of [...settledListeners]) listener(application);
  };
  let forward: ReturnType<Kiosk['openForward']> | undefined;
  let reverse: ReturnType<Kiosk['openReverse']> | undefined;
  return ok({
    settings,
    journal,
    adapters: host.adapters,
    backups: new BackupWatch(dataDirectory, host.adapters.now),
    openForward: () => {
      const { now, elapsed, skew } = host.adapters;
      const waits = waitsOf(settings);
      const isOutlived = outlivedIn(settings);
      const parts = { journal, now, elapsed, skew, waits, isOutlived, onStep: tell, onSettled };
      forward ??= loadForward(settings, parts, closers);
      return forward;
    },
    openReverse: (heard) => {
      reverse ??= loadReverse(settings, { ...heard, ...host, journal }, closers);
      return reverse;
    },
    onStep: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onSettled: (listener) => {
      settledListeners.add(listener);
      return () => settledListeners.delete(listener);
    },
    openReader: (options) => {
      const reader = openReader(settings.reader, options, host);
      closers.push(() => reader.stop());
      return reader;
    },
    close: async () => {
      await Promise.all([forward, reverse]);
      for (const close of closers.toReversed()) await close();
    },
  });
}

/** How lost answers are cleared up in this region and contour. */
function waitsOf({ region, contour }: Settings): ClearingWaits {
  const { settleSeconds, lateLandingSeconds } = region.lostAnswers[contour];
  return { settleMs: settleSeconds * 1000, lateLandingMs: lateLandingSeconds * 1000 };
}

/** Whether the region lets an application wait unsent for so long. */
function outlivedIn({ region }: Settings): NonNullable<DeliveryParts['isOutlived']> {
  const dayEndsAt = dayEndsIn(region.timeZone);
  return (confirmedAt, now) => isOutlived(region.offline, confirmedAt, dayEndsAt, now);
}

/** Loaded when first asked for: journal and reader are there long before the HTTP client is. */
async function loadForward(
  settings: Settings,
  parts: Omit<DeliveryParts, 'department'>,
  closers: (() => unknown)[],
): ReturnType<Kiosk['openForward']> {
  const { openForward } = await import('./forward.ts');
  const forward = openForward(settings, parts);
  if (forward.ok) closers.push(() => forward.value.close());
  return forward;
}

/** As late as the forward flow, and for the same reason. */
async function loadReverse(
  settings: Settings,
  host: ReverseHost,
  closers: (() => unknown)[],
): ReturnType<Kiosk['openReverse']> {
  const { openReverse } = await import('./open-reverse.ts');
  const reverse = openReverse(settings, host);
  if (reverse.ok) closers.push(() => reverse.value.close());
  return reverse;
}
