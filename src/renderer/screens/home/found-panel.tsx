import { useKiosk } from '../../kiosk-store.ts';
import { Panel } from '../../ui/panel.tsx';
import { ListedButton } from './listed-button.tsx';

/** Several applications bear the card that was laid on the reader: the clerk picks one. */
export function FoundPanel() {
  const found = useKiosk(({ found }) => found) ?? [];
  if (found.length < 2) return null;
  return (
    <Panel title={`Заявления этой карты: ${found.length}`} tone="good">
      <ul className="listed">
        {found.map((row) => (
          <ListedButton key={row.id} row={row} />
        ))}
      </ul>
    </Panel>
  );
}
