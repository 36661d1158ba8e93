import type { Tone } from '../../../domain/status-text.ts';

const PATH: Record<Tone, string> = {
  good: 'M26 42l11 12 20-25',
  waiting: 'M40 24v18l11 8',
  bad: 'M40 22v24M40 57v.1',
  neutral: 'M40 36v22M40 24v.1',
};

/** A large sign beside the words that say the same. */
export function StateSign({ tone }: { readonly tone: Tone }) {
  return (
    <svg className="state-sign" viewBox="0 0 80 80" aria-hidden="true">
      <circle cx="40" cy="40" r="40" />
      <path d={PATH[tone]} />
    </svg>
  );
}
