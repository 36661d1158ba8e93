import { useEffect, useRef } from 'react';
import type { OperationRowView } from '../../../main/api/operation-views.ts';
import type { Clock } from '../../formats.ts';
import { useNavigation } from '../../navigation.ts';
import { moveByArrows } from '../../ui/application-table.tsx';
import { Pill } from '../../ui/pill.tsx';

interface OperationTableProps {
  readonly caption: string;
  readonly rows: readonly OperationRowView[];
  readonly clock: Clock;
  /** The first row takes the focus: `Enter` opens it. */
  readonly first?: boolean;
}

/** Operations by their time; the arrows go from row to row. */
export function OperationTable({ caption, rows, clock, first = false }: OperationTableProps) {
  const go = useNavigation(({ go }) => go);
  const table = useRef<HTMLTableElement>(null);
  useEffect(() => {
    if (first) table.current?.querySelector('button')?.focus();
  }, [first]);
  return (
    <table ref={table} className="applications operations" onKeyDown={moveByArrows}>
      <caption className="for-ears">{caption}</caption>
      <thead className="for-ears">
        <tr>
          <th scope="col">Когда</th>
          <th scope="col">Кто</th>
          <th scope="col">Что</th>
          <th scope="col">Почему здесь</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, madeAt, receivedAt, fullName, name, text, tone }) => (
          <tr key={id}>
            <td>
              {clock.date(madeAt ?? receivedAt)} {clock.time(madeAt ?? receivedAt)}
            </td>
            <td>
              <button type="button" onClick={() => go({ name: 'operation', id })}>
                {fullName || 'Имя не прислано'}
              </button>
            </td>
            <td>{name}</td>
            <td>
              <Pill tone={tone}>{text}</Pill>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
