import type { ReaderStatus } from '../../domain/tap.ts';
import type { Kiosk } from '../kiosk.ts';
import type { ReaderSnapshot, SendingSnapshot, Snapshot } from './snapshot.ts';

/** What a host pushes to its page; closed with the kiosk, whose reader it has opened. */
export interface SnapshotFeed {
  now(): Snapshot;
  /** Calls back at each change, not at once; the returned function ends that. */
  onChange(listener: (snapshot: Snapshot) => void): () => void;
}

const STUBBORN_FROM = 3;

/** Starts the kiosk's reader without the card number: on a status page nobody has asked for it. */
export async function openSnapshotFeed(kiosk: Kiosk): Promise<SnapshotFeed> {
  const reader = kiosk.openReader({ readNumber: false });
  reader.start();
  const sending = sendingSnapshot(await kiosk.openForward());
  const now = (): Snapshot => ({ ...takeSnapshot(kiosk, reader.status), sending });
  return { now, onChange: (listener) => reader.onStatus(() => listener(now())) };
}

function takeSnapshot({ settings, journal }: Kiosk, reader: ReaderStatus): Omit<Snapshot, 'sending'> {
  const { contour, region, office, workplace } = settings;
  return {
    contour,
    projectName: region.projectName,
    regionName: region.name,
    office,
    workplace,
    reader: readerSnapshot(reader),
    applications: journal.countByStatus(),
  };
}

function sendingSnapshot(forward: Awaited<ReturnType<Kiosk['openForward']>>): SendingSnapshot {
  if (forward.ok) return { configured: true };
  return { configured: false, problems: forward.problem.map(({ field, message }) => `${field}: ${message}`) };
}

/** Built anew, never spread: a tap must not reach a page by a field that somebody adds to it later. */
function readerSnapshot(reader: ReaderStatus): ReaderSnapshot {
  switch (reader.status) {
    case 'card':
      return { status: 'card', mir: reader.tap.network === 'mir' };
    case 'card_error':
      return { status: 'card_error', reason: reader.reason, stubborn: reader.times >= STUBBORN_FROM };
    default:
      return { status: reader.status };
  }
}
