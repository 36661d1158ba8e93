import { ok } from '../../domain/result.ts';
import type { Clerk, Journal } from '../journal/journal.ts';
import { journalTrouble } from './journal-trouble.ts';
import type { KioskCalls } from './kiosk-calls.ts';

interface PutBackCallParts {
  readonly journal: Journal;
  readonly now: () => number;
  readonly clerk: () => Clerk | undefined;
  readonly onChanged: () => void;
}

/** Again, or from a screen that shows an older one, it does nothing; what is still to be seen to stays on the screen. */
export function putBackCalls(parts: PutBackCallParts): Pick<KioskCalls, 'acknowledgePutBack'> {
  const { journal, now, onChanged } = parts;
  return {
    acknowledgePutBack: (noticedAt) => {
      const clerk = parts.clerk();
      const done = journalTrouble(() => clerk && journal.acknowledgePutBack(clerk, now(), noticedAt));
      if (!done.ok) return done;
      onChanged();
      return ok(null);
    },
  };
}
