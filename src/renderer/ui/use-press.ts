import { useEffect, useRef, useState } from 'react';

/**
 * Runs what a press asks for, once at a time: a second press before the answer (double click, `Enter` twice)
 * does nothing.
 */
export function usePress(onPress: () => unknown): { press(): void; readonly pending: boolean } {
  const [pending, setPending] = useState(false);
  const running = useRef(false);
  const mounted = useRef(true);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);

  const press = (): void => {
    if (running.current) return;
    const answer = onPress();
    if (!(answer instanceof Promise)) return;
    running.current = true;
    setPending(true);
    void answer.finally(() => {
      running.current = false;
      if (mounted.current) setPending(false);
    });
  };
  return { press, pending };
}
