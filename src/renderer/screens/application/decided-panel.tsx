import type { DecidedView } from '../../../main/api/application-views.ts';
import type { Clock } from '../../formats.ts';
import { Panel } from '../../ui/panel.tsx';

interface DecidedPanelProps {
  readonly decided: readonly DecidedView[];
  readonly clock: Clock;
}

/** What persons have decided, in their own words; left out where nobody had to. */
export function DecidedPanel({ decided, clock }: DecidedPanelProps) {
  if (decided.length === 0) return null;
  return (
    <Panel title={decided.length === 1 ? 'Решение' : 'Решения'}>
      <ul className="decided">
        {decided.map(({ at, clerk, name, reason }) => (
          <li key={at}>
            <b>{name}</b>
            <p>{reason}</p>
            <p className="who">
              {clerk}, {clock.date(at)} {clock.time(at)}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
