import { useCallback, useEffect, useRef, useState } from 'react';
import { ok } from '../../../domain/result.ts';
import type { ListedView, PageView, SearchFilter } from '../../../main/api/listed-views.ts';
import { type Answer, ask } from '../../kiosk.ts';
import { useListNews } from './use-list-news.ts';

export type Filter = SearchFilter;

interface Found {
  readonly rows: readonly ListedView[];
  readonly next?: number;
  readonly problem?: string;
}

/** Short enough not to be felt, long enough to ask once a word and not once a letter. */
const TYPING_PAUSE_MS = 120;
/** As many as one answer has at most. */
const PAGE_ROWS = 50;

/**
 * What the journal has for the text, newest first. While another answer is awaited the one before stays; an
 * answer to a text that is no longer asked is dropped. Absent before the first answer.
 */
export function useSearch(text: string, filter: Filter): { readonly found?: Found; more(): Promise<void> } {
  const [found, setFound] = useState<Found>();
  const asked = useRef(0);
  const latest = useRef<Found>(undefined);
  /** How many rows the clerk has paged to, or wants to. */
  const wanted = useRef(0);

  /** As many pages behind `from` as it takes to have all rows that are wanted. */
  const search = useCallback(
    async (from: Found): Promise<void> => {
      asked.current += 1;
      const number = asked.current;
      let read = from;
      do {
        const answer = await askFor(text, filter, read.next);
        if (number !== asked.current) return;
        read = answer.ok
          ? joined(read, answer.value)
          : { rows: [], problem: answer.problem[0]?.message ?? '' };
      } while (read.next !== undefined && read.rows.length < wanted.current);
      latest.current = read;
      setFound(read);
    },
    [text, filter],
  );

  useEffect(() => {
    wanted.current = 0;
    const pause = setTimeout(() => void search(NONE), latest.current ? TYPING_PAUSE_MS : 0);
    return () => {
      clearTimeout(pause);
      asked.current += 1;
    };
  }, [search]);
  // Who has paged on keeps their place: all that is shown is read again, and not the first page alone.
  useListNews(
    () => void search(NONE),
    () => Math.ceil(wanted.current / PAGE_ROWS),
  );

  const more = async () => {
    if (latest.current?.next === undefined) return;
    wanted.current = latest.current.rows.length + 1;
    await search(latest.current);
  };
  return { ...(found && { found }), more };
}

const NONE: Found = { rows: [] };

function askFor(text: string, filter: Filter, before: number | undefined): Promise<Answer<PageView>> {
  const query = { text, filter, ...(before !== undefined && { before }) };
  return ask(async (kiosk) => ok(await kiosk.search.query(query)));
}

function joined(before: Found, { rows, next }: PageView): Found {
  return { rows: [...before.rows, ...rows], ...(next !== undefined && { next }) };
}
