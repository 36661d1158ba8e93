import type { ApplicationView } from '../../../main/api/application-views.ts';
import type { Clock } from '../../formats.ts';
import { useNavigation } from '../../navigation.ts';
import { Panel } from '../../ui/panel.tsx';
import { Pill } from '../../ui/pill.tsx';

interface OperationsPanelProps {
  readonly application: Pick<ApplicationView, 'id' | 'cardState' | 'operations'>;
  readonly clock: Clock;
}

/** Whether the card is active now, and what was done with it on the portal; left out where nothing was. */
export function OperationsPanel({ application: { id, cardState, operations }, clock }: OperationsPanelProps) {
  const go = useNavigation(({ go }) => go);
  if (operations.length === 0) return null;
  return (
    <Panel title="Операции портала">
      {cardState && (
        <p className="card-state">
          <Pill tone={cardState.tone}>{cardState.text}</Pill>
        </p>
      )}
      <ul className="listed">
        {operations.map(({ id: operationId, name, text, madeAt, receivedAt }) => (
          <li key={operationId}>
            <button type="button" onClick={() => go({ name: 'operation', id: operationId, application: id })}>
              <strong>{name}</strong>
              <span className="aside">
                {clock.date(madeAt ?? receivedAt)} {clock.time(madeAt ?? receivedAt)}
              </span>
              <span className="text">{text}</span>
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
