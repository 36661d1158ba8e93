import type { ReactNode } from 'react';
import type { Tone } from '../../domain/status-text.ts';

interface NoticeProps {
  readonly tone: Tone;
  readonly title?: string;
  /** What to do next, in one sentence. */
  readonly children?: ReactNode;
  /** Read out at once, as after an action that was refused. */
  readonly urgent?: boolean;
}

export function Notice({ tone, title, children, urgent = false }: NoticeProps) {
  return (
    <div className={`said ${tone}`} role={urgent ? 'alert' : undefined}>
      {title && <strong>{title}</strong>}
      {children}
    </div>
  );
}
