import type { Snapshot } from '../../main/hosts/snapshot.ts';
import type { ReaderAdvice } from './reader-advice.ts';
import { TrainingMark } from './training-mark.tsx';

interface TopBarProps {
  readonly snapshot: Snapshot;
  readonly reader: ReaderAdvice;
}

/** What is true now, in words; the dots only repeat them. */
export function TopBar({ snapshot, reader }: TopBarProps) {
  const { projectName, sending, contour, office, workplace } = snapshot;
  return (
    <header className="top-bar">
      <strong>{projectName}</strong>
      <span className={`fact ${reader.tone}`}>{reader.inBrief}</span>
      <span className={`fact ${sending.configured ? 'good' : 'bad'}`}>
        {sending.configured ? 'Отправка настроена' : 'Отправка не настроена'}
      </span>
      <span className="place">
        Офис № {office} · место {workplace}
      </span>
      {contour === 'training' && <TrainingMark />}
    </header>
  );
}
