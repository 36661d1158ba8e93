import type { ReactNode } from 'react';
import { useArrival } from './use-arrival.ts';

/** The screen's heading; it takes the focus where no field does. */
export function Heading({ children }: { readonly children: ReactNode }) {
  const arrival = useArrival<HTMLHeadingElement>();
  return (
    <h1 ref={arrival} tabIndex={-1}>
      {children}
    </h1>
  );
}
