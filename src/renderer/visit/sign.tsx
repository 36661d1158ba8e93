import type { StepLine } from './sending-words.ts';

const PATHS: Readonly<Record<StepLine['sign'], string>> = {
  done: 'M12 20.5l6 6 11-13',
  waiting: 'M20 11v12M20 28.6v.1',
  stopped: 'M13 13l14 14M27 13L13 27',
  sending: 'M11.5 20h.1M20 20h.1M28.5 20h.1',
  ahead: '',
};

/** Repeats by form and colour what the words beside it say. */
export function Sign({ shows, big = false }: { readonly shows: StepLine['sign']; readonly big?: boolean }) {
  return (
    <svg className={`result-sign ${shows} ${big ? 'big' : ''}`} viewBox="0 0 40 40" aria-hidden="true">
      <circle cx="20" cy="20" r="19" />
      <path d={PATHS[shows]} />
    </svg>
  );
}
