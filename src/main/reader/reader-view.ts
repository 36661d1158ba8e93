import { CardNumber } from '../../domain/card-number.ts';
import type { ReaderStatus, Tap } from '../../domain/tap.ts';
import type { Uid } from '../../domain/uid.ts';
import type { CardRead } from './card-session.ts';
import type { ReaderMessage } from './reader-message.ts';
import type { ReaderTrouble } from './reader-trouble.ts';

/** What is known of the reader between two events; `status` is the part that the desk sees. */
export interface ReaderView {
  readonly status: ReaderStatus;
  readonly trouble: ReaderTrouble | undefined;
  readonly readers: readonly string[];
  /** The tap last given out; `held` until its card is known to have left. */
  readonly lastTap: GivenTap | undefined;
  readonly failures: Failures;
}

interface GivenTap {
  readonly uid: Uid;
  readonly reader: string;
  readonly at: number;
  readonly held: boolean;
}

interface Failures {
  readonly times: number;
  readonly at: number;
  /** Where the card of the last one still lies: trying it again is no new failure. */
  readonly lyingOn: string | undefined;
}

const NO_FAILURES: Failures = { times: 0, at: 0, lyingOn: undefined };

export type ReaderEvent =
  | ReaderMessage
  /** No heartbeat for too long. `arming`: it hung in the driver's constructor. */
  | { readonly kind: 'hung'; readonly arming: boolean }
  /** The child is no more and will be started again. `crashed`: nobody had asked it to end. */
  | { readonly kind: 'ended'; readonly crashed: boolean }
  /** A hand has taken the card off a simulated glass: what is laid next is a new tap, whatever card it is. */
  | { readonly kind: 'lifted'; readonly reader: string }
  /** The message of a failed card has been shown long enough after the card left. */
  | { readonly kind: 'error_shown' };

/** One tap is often two events: the same UID again within that time is still the first. */
export const SAME_TAP_MS = 2000;
/** After that long it is the next resident's card that fails for the first time. */
const FAILURES_APART_MS = 60_000;

export const INITIAL_VIEW: ReaderView = {
  status: { status: 'starting' },
  trouble: undefined,
  readers: [],
  lastTap: undefined,
  failures: NO_FAILURES,
};

/** The next view. The same object where nothing changed; `status` keeps its identity unless it changes. */
export function nextView(view: ReaderView, event: ReaderEvent, now: number): ReaderView {
  switch (event.kind) {
    case 'alive':
    case 'arming':
      return view;
    case 'armed':
      return { ...view, trouble: undefined };
    case 'trouble':
      return withTrouble(view, event.trouble);
    case 'readers':
      return withReaders(view, event.names);
    case 'present':
      return { ...view, status: { status: 'reading', reader: event.reader } };
    case 'read':
      return afterRead(view, event.reader, event, now);
    case 'failed':
      return afterFailure(view, event, now);
    case 'removed':
      return afterRemoval(view, event.reader);
    case 'lifted':
      return { ...afterRemoval(view, event.reader), lastTap: undefined };
    case 'hung':
      return afterHang(view, event.arming, now);
    case 'ended':
      return afterEnd(view, event.crashed);
    case 'error_shown':
      return view.status.status === 'card_error' ? idle(view) : view;
  }
}

/** Waiting for a card where there is a reader to lay it on. */
function idle(view: ReaderView): ReaderView {
  const { status } = view;
  const [reader] = view.readers;
  if (reader === undefined)
    return status.status === 'no_reader' ? view : { ...view, status: { status: 'no_reader' } };
  if (status.status === 'waiting' && status.reader === reader) return view;
  return { ...view, status: { status: 'waiting', reader } };
}

function withReaders(view: ReaderView, names: readonly string[]): ReaderView {
  const next = { ...view, readers: names };
  const { status } = view;
  const inUse = 'reader' in status && status.status !== 'waiting' && names.includes(status.reader);
  return inUse ? next : idle(next);
}

function afterRead(view: ReaderView, reader: string, read: CardRead, now: number): ReaderView {
  const { lastTap } = view;
  const failures = NO_FAILURES;
  if (lastTap?.uid === read.uid && (lastTap.held || now - lastTap.at < SAME_TAP_MS)) {
    return idle({ ...view, failures, lastTap: { ...lastTap, reader, held: true } });
  }
  const status = { status: 'card', reader, tap: tapOf(read) } as const;
  return { ...view, failures, lastTap: { uid: read.uid, reader, at: now, held: true }, status };
}

/** A number that is no MIR number is left out: the clerk types what stands on the card. */
function tapOf({ uid, network, number, validTo }: CardRead): Tap {
  const parsed = number && CardNumber.parse(number);
  if (!parsed?.ok) return { uid, network };
  return { uid, network, number: parsed.value, ...(validTo !== undefined && { validTo }) };
}

function afterFailure(
  view: ReaderView,
  { reader, reason }: Extract<ReaderMessage, { kind: 'failed' }>,
  now: number,
): ReaderView {
  const { failures } = view;
  const before = now - failures.at < FAILURES_APART_MS ? failures.times : 0;
  const times = failures.lyingOn === reader ? Math.max(1, before) : before + 1;
  return {
    ...view,
    failures: { times, at: now, lyingOn: reader },
    status: { status: 'card_error', reader, reason, times },
  };
}

/** What went wrong stays to be read after the card has left; all else ends with the card. */
function afterRemoval(view: ReaderView, reader: string): ReaderView {
  const { failures, lastTap } = view;
  const left = {
    ...view,
    lastTap: lastTap?.reader === reader ? { ...lastTap, held: false } : lastTap,
    failures: failures.lyingOn === reader ? { ...failures, lyingOn: undefined } : failures,
  };
  const { status } = view;
  if (status.status === 'card_error' || !('reader' in status) || status.reader !== reader) return left;
  return idle(left);
}

/** A driver that hangs while a card is being read hangs because of that card. */
function afterHang(view: ReaderView, arming: boolean, now: number): ReaderView {
  const { status } = view;
  if (status.status === 'reading') {
    return afterFailure(view, { kind: 'failed', reader: status.reader, reason: 'mute' }, now);
  }
  if (status.status === 'card_error') return view;
  return withTrouble(view, arming ? 'service_not_running' : 'driver_hung');
}

/** The same trouble again is no news: a child that is started every five seconds finds it each time. */
function withTrouble(view: ReaderView, trouble: ReaderTrouble): ReaderView {
  const status = trouble === 'driver_hung' ? 'reader_hung' : 'service_off';
  if (view.status.status === status) return { ...view, readers: [], trouble };
  return { ...view, readers: [], trouble, status: { status } };
}

/** What was on the glass is not known until the next child has looked. */
function afterEnd(view: ReaderView, crashed: boolean): ReaderView {
  const { status } = view;
  if (crashed && status.status !== 'card_error' && view.trouble === undefined) {
    return withTrouble(view, 'driver_hung');
  }
  return status.status === 'reading' || status.status === 'card' ? idle(view) : view;
}
