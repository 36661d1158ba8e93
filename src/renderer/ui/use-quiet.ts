import { useLayoutEffect, useRef, useState } from 'react';

/** How long a key is deaf after what it answers has appeared; longer where the answer cannot be taken back. */
const QUIET_MS = { none: 0, page: 400, decision: 800 } as const;

export type QuietTime = keyof typeof QUIET_MS;

/** Whether the press can be an answer to what is shown; both in ms of the page's own clock. */
export function isMeant(pressedAt: number, shownAt: number, quiet: QuietTime): boolean {
  return quiet === 'none' || pressedAt - shownAt >= QUIET_MS[quiet];
}

/**
 * Two presses of one key are one answer: what appears between them is not answered by the second. A key
 * that was down before was pressed before, whenever its turn comes. `armed` says that presses count.
 */
export function useQuiet(quiet: QuietTime, enabled: boolean) {
  const shownAt = useRef(Number.POSITIVE_INFINITY);
  const [armed, setArmed] = useState(false);
  useLayoutEffect(() => {
    if (!enabled) return;
    shownAt.current = performance.now();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const arm = () => {
      const leftMs = shownAt.current + QUIET_MS[quiet] - performance.now();
      // A timer may come a moment early, and what says «armed» has to be true.
      if (leftMs > 0) timer = setTimeout(arm, leftMs);
      else setArmed(true);
    };
    arm();
    return () => {
      clearTimeout(timer);
      setArmed(false);
    };
  }, [quiet, enabled]);
  return { armed, hears: (pressedAt: number) => isMeant(pressedAt, shownAt.current, quiet) };
}
