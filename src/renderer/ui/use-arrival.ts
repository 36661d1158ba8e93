import { type RefObject, useEffect, useRef } from 'react';

/**
 * For the element that the clerk starts from on this screen: it takes the focus when it appears, so that
 * the focus is never lost with the screen before.
 */
export function useArrival<Target extends HTMLElement>(): RefObject<Target | null> {
  const target = useRef<Target>(null);
  useEffect(() => target.current?.focus(), []);
  return target;
}
