import { dateInZone } from '../../domain/calendar-date.ts';
import type { DeskSession } from '../desk/desk-session.ts';
import type { ListedApplication } from '../journal/journal.ts';
import type { Reader } from '../reader/reader.ts';
import type { ReverseState } from '../reverse/reverse-loop.ts';
import { listedNow } from './cards-now.ts';
import type { ConnectionWatch } from './connection-watch.ts';
import { deskView } from './desk-view.ts';
import { journalTrouble } from './journal-trouble.ts';
import { withoutName } from './listed-view.ts';
import type { TodayView } from './listed-views.ts';
import type { Topics } from './push-board.ts';
import { type QueueParts, queueView } from './queue-view.ts';
import type { QueueView } from './queue-views.ts';
import { readerShown } from './reader-shown.ts';
import { reverseView } from './reverse-view.ts';
import { countToTell } from './telling-calls.ts';

interface TopicParts extends QueueParts {
  readonly session: DeskSession;
  readonly reader: Reader;
  readonly connection: ConnectionWatch;
  /** Absent while a setting that sending needs is missing. */
  readonly reverse: { state(): ReverseState } | undefined;
  readonly timeZone: string;
  /** Epoch ms. */
  readonly now: () => number;
}

/** Today's rows on the home screen; the rest is in the journal. */
const TODAY_ROWS = 20;

/** Each topic as it is now. A disk that fails under one keeps its last word. */
export function topicsOf(parts: TopicParts): Topics {
  return {
    reader: () => ({ topic: 'reader', reader: readerShown(parts.reader) }),
    connection: () => ({ topic: 'connection', connection: parts.connection.view }),
    queue: unlessTrouble(() => ({ topic: 'queue', queue: queueNow(parts) })),
    today: unlessTrouble(() => ({ topic: 'today', today: todayNow(parts) })),
    desk: unlessTrouble(() => ({ topic: 'desk', desk: deskView(parts.journal, parts.session.clerk) })),
    to_tell: unlessTrouble(() => ({ topic: 'to_tell', count: countToTell(parts.journal) })),
    reverse: unlessTrouble(() => ({
      topic: 'reverse',
      reverse: reverseView(parts.journal.inbox, parts.reverse),
    })),
  };
}

function unlessTrouble<Value>(work: () => Value): () => Value | undefined {
  return () => {
    const done = journalTrouble(work);
    return done.ok ? done.value : undefined;
  };
}

/** Names are for whoever sits at the desk: with nobody there the lists go without. */
function queueNow(parts: TopicParts): QueueView {
  const queue = queueView(parts);
  if (parts.session.clerk) return queue;
  const { first, unclear, undecided, returned, setAside } = queue;
  return {
    ...queue,
    first: first.map(withoutName),
    unclear: { ...unclear, first: unclear.first.map(withoutName) },
    undecided: undecided.map(withoutName),
    returned: returned.map(withoutName),
    setAside: setAside.map(withoutName),
  };
}

function todayNow({ journal, session, timeZone, now }: TopicParts): TodayView {
  const at = now();
  const date = dateInZone(at, timeZone);
  const ofToday = ({ registeredAt }: ListedApplication): boolean =>
    dateInZone(registeredAt, timeZone) === date;
  const rows = listedNow(journal, journal.page({ limit: TODAY_ROWS }).rows.filter(ofToday));
  return { date, ...journal.today(at), rows: session.clerk ? rows : rows.map(withoutName) };
}
