import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { SavedState } from '../fields/autosave.ts';
import { Clock } from '../formats.ts';
import { useVisit } from './visit-context.tsx';

/** What is true of the draft on the disk, not what one would like to be. */
export function SavedNote() {
  const { session, workplace } = useVisit();
  const saved = useStore(session.draft.autosave.state);
  const clock = useMemo(() => new Clock(workplace.timeZone), [workplace.timeZone]);
  return <p className={`saved ${saved.status}`}>{inWords(saved, clock)}</p>;
}

function inWords(saved: SavedState, clock: Clock): string {
  switch (saved.status) {
    case 'saved':
      return `сохранено в ${clock.seconds(saved.at)}`;
    case 'unsaved':
      return 'сохраняем…';
    case 'failed':
      return 'пока не сохранено, пробуем снова';
    default:
      return saved satisfies never;
  }
}
