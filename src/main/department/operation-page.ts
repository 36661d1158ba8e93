import { isDeepStrictEqual } from 'node:util';
import type { ListedOperation } from '../../domain/operation.ts';
import type { UnknownReason } from '../../domain/outcome.ts';
import { readAnswerJson } from './answer-json.ts';
import { readEntry, unreadable } from './operation-entry.ts';

export interface PageBody {
  readonly bytes: Uint8Array;
  readonly contentType?: string;
  /** Of the region: the times of the list bear none. */
  readonly timeZone: string;
}

export interface PageHead {
  readonly kind: 'page';
  /** As it came: an entry that was there twice counts twice. */
  readonly count: number;
}

export interface NoPage {
  readonly kind: 'no_page';
  readonly reason: UnknownReason;
}

export const INTERRUPTED: NoPage = { kind: 'no_page', reason: 'interrupted' };
/** To unpack or save as many takes some milliseconds of the main loop. */
export const ENTRIES_AT_ONCE = 100;
/** No operation is so short that more of them would go into a page. */
const MOST_ENTRIES = 100_000;

interface ReadPage extends PageHead {
  readonly entries: readonly ListedOperation[];
}

/** The whole list of 4.5.1. The bytes, which are about people, are overwritten. */
export function readPage({ bytes, contentType, timeZone }: PageBody): ReadPage | NoPage {
  const json = readAnswerJson(bytes, contentType);
  bytes.fill(0);
  if (json === undefined) return { kind: 'no_page', reason: 'not_json' };
  if (!Array.isArray(json)) return { kind: 'no_page', reason: 'wrong_shape' };
  if (json.length > MOST_ENTRIES) return { kind: 'no_page', reason: 'too_large' };
  return { kind: 'page', count: json.length, entries: entriesOf(json, timeZone) };
}

/**
 * The same operation twice is one; of two that differ under one id the first is believed, and the other one told of:
 * it follows as it is where whoever saves them can see the difference, else as what can't be read.
 */
function entriesOf(list: readonly unknown[], timeZone: string): readonly ListedOperation[] {
  const seen = new Map<string, Seen>();
  const entries: ListedOperation[] = [];
  for (const json of list) {
    const entry = readEntry(json, timeZone);
    const id = entry.kind === 'operation' ? entry.operation.operationId : entry.entry.operationId;
    if (id === undefined || !seen.has(id)) {
      entries.push(entry);
      if (id !== undefined) seen.set(id, { json, isRead: entry.kind === 'operation' });
    } else if (!isDeepStrictEqual(seen.get(id)?.json, json)) {
      entries.push(seen.get(id)?.isRead ? entry : unreadable(json, ANOTHER));
    }
  }
  return entries;
}

interface Seen {
  readonly json: unknown;
  readonly isRead: boolean;
}

const ANOTHER = 'Под этим номером в списке уже есть другая операция.';
