import type { Tone } from '../../domain/status-text.ts';

/** A state as a full phrase; its colour only repeats it. */
export function Pill({ tone, children }: { readonly tone: Tone; readonly children: string }) {
  return <span className={`pill ${tone}`}>{children}</span>;
}
