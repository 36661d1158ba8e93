import { type ReactNode, useId } from 'react';
import type { Tone } from '../../domain/status-text.ts';

interface PanelProps {
  readonly title: string;
  readonly tone?: Tone;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Panel({ title, tone, className, children }: PanelProps) {
  const id = useId();
  return (
    <section className={['panel', tone, className].filter(Boolean).join(' ')} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
