import { type KeyboardEvent, memo } from 'react';
import type { ListedView } from '../../main/api/listed-views.ts';
import { Pill } from './pill.tsx';

interface ApplicationTableProps {
  readonly caption: string;
  readonly rows: readonly ListedView[];
  /** When it was registered: the time of today, or the whole date. */
  readonly when: (at: number) => string;
  readonly onOpen: (id: number) => void;
}

/** One Tab stop a row at most; the arrows go from row to row. Renders only when its rows have changed. */
export const ApplicationTable = memo(({ caption, rows, when, onOpen }: ApplicationTableProps) => (
  <table className="applications" onKeyDown={moveByArrows}>
    <caption className="for-ears">{caption}</caption>
    <thead className="for-ears">
      <tr>
        <th scope="col">Принято</th>
        <th scope="col">Заявитель</th>
        <th scope="col">Номер</th>
        <th scope="col">Состояние</th>
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr key={row.id}>
          <td>{when(row.registeredAt)}</td>
          <td>
            <button type="button" onClick={() => onOpen(row.id)}>
              {row.fullName || 'Данные не сохраняются'}
            </button>
          </td>
          <td>{row.registrationNumber}</td>
          <td>
            <Pill tone={row.tone}>{row.text}</Pill>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
));

export function moveByArrows(event: KeyboardEvent<HTMLTableElement>): void {
  const rows = [...event.currentTarget.querySelectorAll('button')];
  const at = rows.indexOf(event.target as HTMLButtonElement);
  const target = rows[rowAfter(event.key, at, rows.length)];
  if (!target) return;
  event.preventDefault();
  target.focus();
}

/** -1 where the key does not move. */
export function rowAfter(key: string, at: number, count: number): number {
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, count - 1);
    case 'ArrowUp':
      return Math.max(at - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return -1;
  }
}
