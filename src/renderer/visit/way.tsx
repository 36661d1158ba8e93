import { DRAFT_PAGES, type DraftPage } from '../../domain/draft.ts';
import type { StepNote } from './check-card-text.ts';

type WayStep = DraftPage | 'sending' | 'result';

const STEPS: readonly (readonly [step: WayStep, name: string, note: string])[] = [
  ['papers', 'Документы и личность', 'п. 1.1–1.3'],
  ['person', 'Имя и СНИЛС', 'п. 2–4'],
  ['applicant', 'Заявитель', 'данные из паспорта'],
  ['card', 'Карта', 'приложить и проверить'],
  ['check', 'Проверка', 'сверить с документами'],
  ['sending', 'Отправка', 'п. 5–12'],
  ['result', 'Результат', 'п. 13'],
];

interface WayProps {
  readonly now: WayStep;
  /** What came of the question of an active card, once it is asked. */
  readonly checked?: StepNote;
  /** Absent: the way back is closed. */
  readonly onGo?: (page: DraftPage) => void;
}

/** The seven steps of a visit with their numbers in the regulation (2.1). */
export function Way({ now, checked, onGo }: WayProps) {
  const current = STEPS.findIndex(([step]) => step === now);
  return (
    <nav className="way" aria-label="Шаги приёма">
      <ol>
        {STEPS.map(([step, name, note], at) => (
          <li key={step} className={stateOf(at, current)} aria-current={at === current ? 'step' : undefined}>
            <WayLine
              {...{ at, name, note }}
              done={at < current}
              {...(step === 'person' && checked && { checked })}
              {...(onGo && at < current && { onGo: () => onPage(step, onGo) })}
            />
          </li>
        ))}
      </ol>
    </nav>
  );
}

interface WayLineProps {
  readonly at: number;
  readonly name: string;
  readonly note: string;
  readonly done: boolean;
  readonly checked?: StepNote;
  readonly onGo?: () => void;
}

function WayLine({ at, name, note, done, checked, onGo }: WayLineProps) {
  const words = (
    <>
      <span className="way-sign" aria-hidden="true">
        {done ? '✓' : at + 1}
      </span>
      <span className="way-name">{name}</span>
      <span className="way-note">
        {checked ? <b className={checked.tone}>{checked.text}</b> : note}
        {done && <span className="for-ears">, пройден</span>}
      </span>
    </>
  );
  return onGo ? (
    <button type="button" className="way-line" onClick={onGo}>
      {words}
    </button>
  ) : (
    <div className="way-line">{words}</div>
  );
}

function stateOf(at: number, current: number): string {
  if (at === current) return 'now';
  return at < current ? 'done' : 'later';
}

function onPage(step: WayStep, onGo: (page: DraftPage) => void): void {
  const page = DRAFT_PAGES.find((known) => known === step);
  if (page) onGo(page);
}
