import { useEffect, useState } from 'react';

/** The longest that a timer of the page can wait, ms. */
const LONGEST_MS = 2 ** 31 - 1;

/** Epoch ms; told anew when `next` has come, so that a time on the screen does not go stale. */
export function useNow(next: number | undefined): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (next === undefined) return;
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      timer = setTimeout(tell, Math.min(Math.max(next - Date.now(), 0), LONGEST_MS));
    };
    const tell = () => {
      setNow(Date.now());
      // A timer may come a moment early, and one alone can't wait for years.
      if (Date.now() < next) wait();
    };
    wait();
    return () => clearTimeout(timer);
  }, [next]);
  return now;
}

/** Epoch ms, told anew every minute: for a time that is running out. */
export function useMinute(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(ticking);
  }, []);
  return now;
}
