import { afterPutBack } from '../../domain/put-back.ts';
import type { Unfinished } from '../../domain/unfinished-step.ts';
import type { ChangeDoor, Writers } from './change-door.ts';
import { putBackAcknowledgedEvent } from './event-details.ts';
import type { EventRow, NewEvent } from './event-rows.ts';
import type { KeptHead } from './head-file.ts';
import { eventDigest, type HeadSecret, identityOf } from './head-keeper.ts';
import type { Head } from './head-slot.ts';
import type { Clerk, HeadFound } from './journal.ts';
import { faultKindOf, JournalFault } from './journal-fault.ts';
import { STORED_YEAR } from './numbering.ts';
import type { PutBackRecord, PutBackRows, UnfinishedRow } from './put-back-rows.ts';
import { stateOf } from './state-columns.ts';

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
      for (const [year, number] of head.numbers) writers.numbering.raise(year, number);
      const { settled, unsettled } = settleAll(rows, writers, rows.unfinished(), at);
      rows.setPutBack(withUnsettled(record, unsettled));
      return {
        applications: settled.length,
        ...(unsettled.length > 0 && { unsettled: unsettled.join(', ') }),
      };
    },
    (applications) => ({
      kind: 'journal_put_back',
      sequence: until,
      detail: { lostEvents, lostNumbers: shown(lost), ...applications },
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

interface Settled {
  readonly settled: readonly number[];
  readonly unsettled: readonly number[];
}

/** One at which the program fails keeps neither the journal from opening nor the others from being set right. */
function settleAll(
  rows: PutBackRows,
  writers: Writers,
  unfinished: readonly UnfinishedRow[],
  at: number,
): Settled {
  const settled: number[] = [];
  const unsettled: number[] = [];
  for (const row of unfinished) {
    try {
      rows.wholly(() => settle(writers, row, at));
      settled.push(row.id);
    } catch (error) {
      // A failed disk concerns all of them.
      if (faultKindOf(error) !== undefined) throw error;
      unsettled.push(row.id);
    }
  }
  return { settled, unsettled };
}

function settle({ applications, steps }: Writers, row: UnfinishedRow, at: number): void {
  const after = afterPutBack(stateOf(row) as Unfinished, at);
  steps.abandon(row.id, at);
  applications.setState(row.id, after);
}

/** Each that the program failed at before once more, at every opening: it may be a newer program. */
export function settleLeft(door: ChangeDoor, rows: PutBackRows, openedAt: number): void {
  const left = rows.putBack()?.unsettled ?? [];
  const at = Math.max(openedAt, (rows.lastEvent()?.at ?? 0) + 1);
  for (const id of left) settleOneLeft(door, rows, id, at);
}

function settleOneLeft(door: ChangeDoor, rows: PutBackRows, id: number, at: number): void {
  const record = rows.putBack();
  const row = rows.unfinished().find((one) => one.id === id);
  if (record === undefined || row === undefined) return;
  const unsettled = record.unsettled?.filter((one) => one !== id) ?? [];
  try {
    door.change(
      at,
      (writers) => {
        settle(writers, row, at);
        rows.setPutBack(withUnsettled(record, unsettled));
      },
      () => ({ kind: 'put_back_settled', applicationId: id, detail: {} }),
    );
  } catch (error) {
    if (error instanceof JournalFault) throw error;
  }
}

function withUnsettled(
  { unsettled: _, ...record }: PutBackRecord,
  unsettled: readonly number[],
): PutBackRecord {
  return unsettled.length > 0 ? { ...record, unsettled } : record;
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
