import { useCallback, useEffect, useRef, useState } from 'react';
import { ok } from '../../../domain/result.ts';
import type { ListedView, PageView, SearchFilter } from '../../../main/api/listed-views.ts';
import { ask } from '../../kiosk.ts';
import { useKiosk } from '../../kiosk-store.ts';

export type Filter = SearchFilter;

interface Found {
  readonly rows: readonly ListedView[];
  readonly next?: number;
  readonly problem?: string;
}

/** Short enough not to be felt, long enough to ask once a word and not once a letter. */
const TYPING_PAUSE_MS = 120;

/**
 * What the journal has for the text, newest first. While another answer is awaited the one before stays; an
 * answer to a text that is no longer asked is dropped. Absent before the first answer.
 */
export function useSearch(text: string, filter: Filter): { readonly found?: Found; more(): Promise<void> } {
  const [found, setFound] = useState<Found>();
  const asked = useRef(0);
  const latest = useRef<Found>(undefined);
  const show = useCallback((found: Found) => {
    latest.current = found;
    setFound(found);
  }, []);

  const search = useCallback(
    async (before?: Found): Promise<void> => {
      asked.current += 1;
      const number = asked.current;
      const answer = await ask(async (kiosk) => ok(await kiosk.search.query(queryOf(text, filter, before))));
      if (number !== asked.current) return;
      show(
        answer.ok ? joined(before, answer.value) : { rows: [], problem: answer.problem[0]?.message ?? '' },
      );
    },
    [text, filter, show],
  );

  useEffect(() => {
    const pause = setTimeout(() => void search(), latest.current ? TYPING_PAUSE_MS : 0);
    return () => {
      clearTimeout(pause);
      asked.current += 1;
    };
  }, [search]);
  useFirstPageAnew(search);

  const more = async () => {
    if (latest.current?.next !== undefined) await search(latest.current);
  };
  return { ...(found && { found }), more };
}

/** A state that has changed shows in the list too, as long as nobody has paged on. */
function useFirstPageAnew(search: (before?: Found) => Promise<void>): void {
  useEffect(
    () =>
      useKiosk.subscribe(({ today }, before) => {
        if (today !== before.today) void search();
      }),
    [search],
  );
}

function queryOf(text: string, filter: Filter, before: Found | undefined) {
  return { text, filter, ...(before?.next !== undefined && { before: before.next }) };
}

function joined(before: Found | undefined, page: PageView): Found {
  const rows = before ? [...before.rows, ...page.rows] : page.rows;
  return { rows, ...(page.next !== undefined && { next: page.next }) };
}
