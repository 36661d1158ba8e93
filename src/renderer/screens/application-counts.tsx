import type { ApplicationStatus } from '../../domain/application.ts';
import type { Snapshot } from '../../main/hosts/snapshot.ts';
import { applicationsInWords } from './applications-in-words.ts';

interface Row {
  readonly status: ApplicationStatus;
  readonly text: string;
  readonly tone: 'good' | 'waiting' | 'bad' | 'plain';
}

/** What needs somebody first. */
const ROWS: readonly Row[] = [
  { status: 'needs_decision', text: 'нужно решение старшего', tone: 'bad' },
  { status: 'returned', text: 'нужно исправить данные', tone: 'bad' },
  { status: 'unknown', text: 'результат уточняется', tone: 'waiting' },
  { status: 'in_flight', text: 'отправляется', tone: 'waiting' },
  { status: 'due', text: 'ждёт отправки', tone: 'waiting' },
  { status: 'connected', text: 'карта подключена', tone: 'good' },
  { status: 'has_active_card', text: 'уже есть карта жителя', tone: 'plain' },
  { status: 'refused', text: 'отказ', tone: 'plain' },
];

/** The journal of this workplace in a few lines. */
export function ApplicationCounts({ counts }: { readonly counts: Snapshot['applications'] }) {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const rows = ROWS.filter(({ status }) => counts[status]);
  return (
    <section className="panel counts">
      <h2>Заявления этого места{total > 0 && <span>всего {total}</span>}</h2>
      {rows.length === 0 && <p>Заявлений пока нет.</p>}
      <ul>
        {rows.map(({ status, text, tone }) => (
          <li key={status}>
            <strong>{applicationsInWords(counts[status] ?? 0)}</strong>
            <span className={`pill ${tone}`}>{text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
