import { dateInZone } from '../../domain/calendar-date.ts';
import { ok } from '../../domain/result.ts';
import { DeskSession } from '../desk/desk-session.ts';
import type { Forward } from '../forward.ts';
import type { Kiosk } from '../kiosk.ts';
import type { Reader } from '../reader/reader.ts';
import { cardCalls } from './card-calls.ts';
import { ConnectionProbing } from './connection-probing.ts';
import { ConnectionWatch } from './connection-watch.ts';
import { deskCalls } from './desk-calls.ts';
import { journalCalls } from './journal-calls.ts';
import { journalTrouble } from './journal-trouble.ts';
import type { KioskCalls } from './kiosk-calls.ts';
import { offlineLimitsOf } from './limit-view.ts';
import { operationCalls } from './operation-calls.ts';
import { paced } from './paced.ts';
import { PushBoard } from './push-board.ts';
import { pushChange } from './push-change.ts';
import { putBackCalls } from './put-back-calls.ts';
import { type OpenSending, openSending } from './sending.ts';
import { openTakingIn, type TakingIn } from './taking-in.ts';
import { tellOfOperation } from './tell-of-operation.ts';
import { tellingCalls } from './telling-calls.ts';
import { topicsOf } from './topics.ts';
import { workplaceView } from './workplace-view.ts';

/** The calls of one open kiosk; a host closes them before the kiosk itself. */
export interface OpenedCalls extends KioskCalls {
  /** For the role of a call: nobody is a guest. */
  clerkIsIn(): boolean;
  /** After the machine's sleep: the reader starts anew and what became due meanwhile is sent. */
  afterSleep(): void;
  /** A copy of the journal was made by itself, or failed. */
  backupEnded(end: Parameters<Kiosk['backups']['take']>[0]): void;
  /** Ends the loop and the pushes; settles when no attempt is under way any more. */
  close(): Promise<void>;
}

interface Parts {
  readonly kiosk: Kiosk;
  readonly session: DeskSession;
  readonly reader: Reader;
  readonly board: PushBoard;
  readonly connection: ConnectionWatch;
  readonly probing: ConnectionProbing | undefined;
  readonly sending: OpenSending | undefined;
  readonly takingIn: TakingIn;
}

/**
 * Opens reader and delivery of a kiosk and answers its screens. Where a setting that sending needs is
 * missing all else works, and `workplace` says what IT has to set.
 */
export async function openKioskCalls(kiosk: Kiosk): Promise<OpenedCalls> {
  const { settings, journal, adapters } = kiosk;
  const { office, workplace, region } = settings;
  const forward = await kiosk.openForward();
  const closed = new AbortController();
  const parts = await openParts(kiosk, forward.ok ? forward.value : undefined, closed.signal);
  const { session, reader, board, probing, sending, takingIn } = parts;
  const views = {
    journal,
    now: adapters.now,
    canSend: forward.ok,
    timeZone: region.timeZone,
    landingMs: landingOf(kiosk, forward.ok ? forward.value : undefined),
  };
  const place = { office, workplace, timeZone: region.timeZone };
  const ends = listen(parts);
  reader.start();
  sending?.start();
  takingIn.start();
  probing?.start();
  return {
    ...deskCalls(session, views),
    ...journalCalls({ ...views, sending, place }),
    ...cardCalls(reader),
    ...tellingCalls(journal),
    ...putBackCalls({
      journal,
      now: adapters.now,
      clerk: () => session.clerk,
      onChanged: () => board.touch('queue'),
    }),
    ...operationCalls({
      ...views,
      workplace,
      hasSeveralWorkplaces: settings.reverse.hasSeveralWorkplaces,
      clerk: () => session.clerk,
      wake: () => takingIn.wake(),
      round: takingIn.round,
      onChanged: (operation) => tellOfOperation(board, operation),
    }),
    ...entrance(session, board),
    workplace: () => workplaceView(settings, forward),
    onPush: (listener) => board.onPush(listener),
    afterSleep: () => {
      reader.restart();
      sending?.wake();
      takingIn.wake();
      probing?.probeSoon();
    },
    backupEnded: (end) => {
      kiosk.backups.take(end);
      board.touch('queue');
    },
    close: async () => {
      for (const end of ends) end();
      closed.abort();
      board.close();
      await Promise.all([probing?.close(), sending?.close(), takingIn.close(), reader.stop()]);
    },
  };
}

async function openParts(kiosk: Kiosk, forward: Forward | undefined, closed: AbortSignal): Promise<Parts> {
  const { settings, journal, adapters } = kiosk;
  const { now } = adapters;
  const onChanged = (): void => board.touch('connection', 'queue');
  const sending = forward && openSending({ ...adapters, journal, delivery: forward.delivery, onChanged });
  const session = openSession(kiosk, forward, sending);
  const reader = kiosk.openReader({ readNumber: numberFromChip(kiosk), byHand: true });
  const connection = new ConnectionWatch(adapters);
  const { timeZone } = settings.region;
  const limits = offlineLimitsOf(settings.region, now);
  const takingIn = await openTakingIn({
    kiosk,
    onOperation: (operation) => tellOfOperation(board, operation),
    onReach: (reach) => {
      connection.takeReach(reach);
      // Key and region code are taken, or the line is back: the queue need not find out by itself.
      if (reach.ok) sending?.loop.probed(reach);
      board.touch('connection');
    },
    onChanged: () => board.touch('reverse'),
  });
  const topics = topicsOf({
    journal,
    session,
    reader,
    connection,
    timeZone,
    now,
    limits,
    loop: sending?.loop,
    reverse: takingIn.loop,
    ...(settings.backup.directory !== undefined && { backups: kiosk.backups }),
  });
  const board = new PushBoard(topics, paced(adapters, closed));
  const probing = forward && sending && openProbing(kiosk, forward, sending, connection, onChanged);
  return { kiosk, session, reader, board, connection, probing, sending, takingIn };
}

/** Where sending is not set up there is nobody to ask; a queue that rests asks for itself when it may go on. */
function openProbing(
  { journal, adapters }: Kiosk,
  forward: Forward,
  { loop }: OpenSending,
  watch: ConnectionWatch,
  onLook: () => void,
): ConnectionProbing {
  const queueAsks = (): boolean => loop.state().status === 'paused' && journal.nextDueAt() !== undefined;
  const probe = async (signal: AbortSignal) => {
    const reach = await forward.probe(signal);
    // With nothing due the queue has nobody to ask with: it goes on by what was seen here.
    if (reach) loop.probed(reach);
    return reach;
  };
  return new ConnectionProbing({ ...adapters, watch, probe, queueAsks, onLook });
}

function openSession(kiosk: Kiosk, forward: Forward | undefined, sending: OpenSending | undefined) {
  const { settings, journal, adapters } = kiosk;
  const { timeZone, documentTypes } = settings.region;
  return new DeskSession({
    journal,
    now: adapters.now,
    rules: () => ({ today: dateInZone(adapters.now(), timeZone), documentTypes }),
    desk: () => forward?.desk,
    deliver: (id) => sending?.wake(id),
    landingMs: landingOf(kiosk, forward),
    numberFromChip: numberFromChip(kiosk),
  });
}

/** Without sending nobody counts since when what was sent is on its way: then nothing is over. */
function landingOf({ settings }: Kiosk, forward: Forward | undefined): (id: number) => number {
  const { region, contour } = settings;
  const longestMs = region.lostAnswers[contour].lateLandingSeconds * 1000;
  return (id) => forward?.delivery.landingMs(id) ?? longestMs;
}

function numberFromChip({ settings: { region, contour } }: Kiosk): boolean {
  return region.numberFromChip[contour];
}

function listen({ kiosk, session, reader, board, connection, probing }: Parts): readonly (() => void)[] {
  const { journal } = kiosk;
  const tellOf = (id: number): void => {
    board.touch('connection', 'queue', 'today', 'desk', 'to_tell');
    const draft = journalTrouble(() => journal.draftOfApplication(id));
    board.change({ applicationId: id, ...(draft.ok && draft.value && { draftId: draft.value.id }) });
  };
  return [
    kiosk.onStep((_step, outcome, { id }) => {
      connection.takeOutcome(outcome);
      probing?.wake();
      tellOf(id);
    }),
    kiosk.onSettled(({ id }) => tellOf(id)),
    session.onChange((change) => pushChange(board, journal, session, change)),
    reader.onStatus((status) => {
      // First of all: the number in it is hidden or wiped there.
      session.takeStatus(status);
      board.tellNow('reader');
    }),
  ];
}

/** Who comes and goes changes what may be seen, so every topic is told anew at once. */
function entrance(
  session: DeskSession,
  board: PushBoard,
): Pick<OpenedCalls, 'enter' | 'leave' | 'clerkIsIn'> {
  const tellAll = (): void => {
    board.touchAll();
    board.flush();
  };
  return {
    enter: (name) => {
      const entered = journalTrouble(() => session.enter(name));
      if (!entered.ok) return entered;
      tellAll();
      return entered.value.ok ? ok(null) : entered.value;
    },
    leave: () => {
      session.leave();
      tellAll();
    },
    clerkIsIn: () => session.clerk !== undefined,
  };
}
