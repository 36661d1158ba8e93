import { afterPutBack } from '../../domain/put-back.ts';
import type { ChangeDoor, Writers } from './change-door.ts';
import { putBackAcknowledgedEvent } from './event-details.ts';
import type { EventRow, NewEvent } from './event-rows.ts';
import type { KeptHead } from './head-file.ts';
import { eventDigest, type HeadSecret, identityOf } from './head-keeper.ts';
import type { Head } from './head-slot.ts';
import type { Clerk, HeadFound } from './journal.ts';
import { STORED_YEAR } from './numbering.ts';
import type { PutBackRecord, PutBackRows } from './put-back-rows.ts';

/** Compares, and changes nothing. */
export function compareHead(rows: PutBackRows, kept: KeptHead, secret: HeadSecret): HeadFound {
  const last = rows.lastEvent();
  if (typeof kept === 'string') return last && rows.hasHead() ? 'missing' : 'begun';
  if (!kept.identity.equals(identityOf(secret))) return 'another';
  if (kept.sequence === 0) return 'kept';
  if (kept.sequence > (last?.sequence ?? 0)) return 'put_back';
  return isOnTheWay(rows, kept, secret) ? 'kept' : 'put_back';
}

/** The head's event is in the journal, or in the gap of a put-back that was cut off before the head was written. */
function isOnTheWay(rows: PutBackRows, head: Head, secret: HeadSecret): boolean {
  const event = rows.event(head.sequence);
  if (event) return eventDigest(secret, event).equals(head.eventDigest);
  const gap = rows.putBack()?.gap;
  return gap !== undefined && head.sequence > gap.after && head.sequence < gap.until;
}

/**
 * Sets right what the comparison has found, in one transaction with the event that tells of it. In a new
 * journal there is nothing to tell of.
 */
export function reconcile(
  door: ChangeDoor,
  rows: PutBackRows,
  found: HeadFound,
  kept: KeptHead,
  openedAt: number,
): void {
  const last = rows.lastEvent();
  // Later than all that the journal knows, whatever the clock says: no confirmation in it counts any more.
  const at = Math.max(openedAt, (last?.at ?? 0) + 1);
  if (found === 'put_back') {
    if (typeof kept !== 'string') putBack(door, rows, kept, last, at);
  } else if (found !== 'kept' && last) {
    door.change(
      at,
      () => rows.keepHead(),
      () => headEvent(found, kept),
    );
  }
}

function headEvent(found: 'begun' | 'missing' | 'another', kept: KeptHead): NewEvent {
  return { kind: `head_${found}`, detail: found === 'missing' ? { unreadable: kept === 'unreadable' } : {} };
}

function putBack(
  door: ChangeDoor,
  rows: PutBackRows,
  head: Head,
  last: EventRow | undefined,
  at: number,
): void {
  const lastSequence = last?.sequence ?? 0;
  const lost = lostNumbers(rows, head);
  // Where the journal went another way and further, at least the head's own event is not in it.
  const lostEvents = Math.max(1, head.sequence - lastSequence);
  const until = Math.max(head.sequence, lastSequence) + 1;
  const before = rows.putBack();
  const record: PutBackRecord = {
    at,
    lostEvents: lostEvents + (before?.lostEvents ?? 0),
    lostNumbers: [...(before?.lostNumbers ?? []), ...lost],
    gap: { after: lastSequence, until },
  };
  door.change(
    at,
    (writers) => {
      rows.setPutBack(record);
      for (const [year, number] of head.numbers) writers.numbering.raise(year, number);
      return settleAll(rows, writers, at);
    },
    (applications) => ({
      kind: 'journal_put_back',
      sequence: until,
      detail: { lostEvents, lostNumbers: shown(lost), applications },
    }),
  );
}

/** It was seen to. False, and nothing written, where that is known, or where another one has been noticed since. */
export function acknowledgePutBack(
  door: ChangeDoor,
  rows: PutBackRows,
  clerk: Clerk,
  at: number,
  noticedAt: number,
): boolean {
  const record = rows.putBack();
  if (record === undefined || record.acknowledged || record.at !== noticedAt) return false;
  door.change(
    at,
    () => rows.setPutBack({ ...record, acknowledged: { at, clerk: clerk.id } }),
    () => putBackAcknowledgedEvent(clerk),
  );
  return true;
}

function settleAll(rows: PutBackRows, { applications, steps }: Writers, at: number): number {
  const unfinished = rows.unfinished();
  for (const { id, state } of unfinished) {
    steps.abandon(id, at);
    applications.setState(id, afterPutBack(state, at));
  }
  return unfinished.length;
}

function lostNumbers(rows: PutBackRows, head: Head): PutBackRecord['lostNumbers'] {
  const known = rows.numbers();
  return [...head.numbers]
    .map(([year, to]) => ({ year, from: (known.get(year) ?? 0) + 1, to }))
    .filter(({ from, to }) => from <= to)
    .map(({ year, from, to }) => ({ from: year * STORED_YEAR + from, to: year * STORED_YEAR + to }))
    .sort((a, b) => a.from - b.from);
}

/** Year × 1 000 000 + number, as they are kept: for the auditor, office and workplace are the journal's. */
function shown(lost: PutBackRecord['lostNumbers']): string {
  return lost.map(({ from, to }) => `${from}-${to}`).join(', ');
}
