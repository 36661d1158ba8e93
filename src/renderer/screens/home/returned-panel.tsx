import { useKiosk } from '../../kiosk-store.ts';
import { Panel } from '../../ui/panel.tsx';
import { ListedButton } from './listed-button.tsx';

/** What waits for a person and not for a line: the clerk's corrections and the senior's decisions. */
export function ReturnedPanel() {
  const returned = useKiosk(({ queue }) => queue.returned);
  const { needDecision, undecided } = useKiosk(({ queue }) => queue);
  return (
    <>
      {returned.length > 0 && (
        <Panel title={`Нужно исправить: ${returned.length}`} tone="bad">
          <ul className="listed">
            {returned.map((row) => (
              <ListedButton key={row.id} row={row} />
            ))}
          </ul>
        </Panel>
      )}
      {needDecision > 0 && (
        <Panel title={`Нужно решение: ${needDecision}`} tone="waiting">
          <p>Эти заявления ждут старшего, сами больше не отправляются.</p>
          <ul className="listed">
            {undecided.map((row) => (
              <ListedButton key={row.id} row={row} />
            ))}
          </ul>
          {needDecision > undecided.length && <p>Остальные в журнале, среди незавершённых.</p>}
        </Panel>
      )}
    </>
  );
}
