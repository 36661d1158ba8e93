import { useEffect, useRef } from 'react';
import { useKiosk } from '../../kiosk-store.ts';

/** Changes come in bursts, a thousand operations at once: a page is read once for all of them. */
const GATHER_MS = 150;

/**
 * Calls `onNews` when what a list of applications shows may have changed: an application, an operation about its
 * card, the day. The more `pages` are read then, the longer it waits: one screen may not ask without measure.
 */
export function useListNews(onNews: () => void, pages: () => number): void {
  const latest = useRef({ onNews, pages });
  useEffect(() => {
    latest.current = { onNews, pages };
  });
  useEffect(() => {
    let gathering: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      gathering = undefined;
      latest.current.onNews();
    };
    const end = useKiosk.subscribe(({ changed, today }, before) => {
      if (changed === before.changed && today === before.today) return;
      gathering ??= setTimeout(tell, GATHER_MS * Math.max(1, latest.current.pages()));
    });
    return () => {
      end();
      clearTimeout(gathering);
    };
  }, []);
}
