import { useState } from 'react';
import type { OperationView } from '../../../main/api/operation-views.ts';
import type { Clock } from '../../formats.ts';
import { useShortcut } from '../../shortcuts.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { Panel } from '../../ui/panel.tsx';

interface OperationHistoryProps {
  readonly operation: OperationView;
  readonly clock: Clock;
}

/** From the moment it was made until the last answer; codes one press away. */
export function OperationHistory({
  operation: { history, operationId, events },
  clock,
}: OperationHistoryProps) {
  const [isOpen, setOpen] = useState(false);
  useShortcut('Alt I', () => setOpen((open) => !open));
  return (
    <Panel title="История операции">
      <ol className="operation-history">
        {history.map(({ at, text, tone, reason }) => (
          <li key={`${at} ${text}`} className={tone}>
            <time>
              {clock.date(at)} {clock.seconds(at)}
            </time>
            <span>{text}</span>
            {reason && <span className="reason">{reason}</span>}
          </li>
        ))}
      </ol>
      <details className="for-it" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          Коды для специалиста ИТ <Kbd keys="Alt I" />
        </summary>
        <ol>
          {operationId && <li>{operationId}</li>}
          {history.map(
            ({ at, text, forIt }) =>
              forIt && (
                <li key={`${at} ${text}`}>
                  <time>{clock.seconds(at)}</time> {forIt}
                </li>
              ),
          )}
          {events.map(({ sequence, at, text }) => (
            <li key={sequence}>
              <time>
                {clock.date(at)} {clock.seconds(at)}
              </time>{' '}
              {text}
            </li>
          ))}
        </ol>
      </details>
    </Panel>
  );
}
