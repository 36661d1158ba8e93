import { useKiosk } from '../../kiosk-store.ts';
import { useNavigation } from '../../navigation.ts';
import { Action } from '../../ui/action.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useJournalSearch } from '../journal/journal-search.ts';

/** Cards that are connected without their chip: nothing is late, and nothing goes on before the card is there. */
export function ChipsLeftPanel() {
  const count = useKiosk(({ queue }) => queue.chipsLeft);
  const go = useNavigation(({ go }) => go);
  if (count === 0) return null;
  function show(): void {
    useJournalSearch.setState({ text: '', filter: 'chip_left' });
    go({ name: 'journal' });
  }
  return (
    <Panel title={`Чип ждёт карту: ${count}`}>
      <p>Карта подключена, чип пока нет. Когда житель придёт с этой картой, положите её на считыватель.</p>
      <Action quiet onPress={show}>
        Показать в журнале
      </Action>
    </Panel>
  );
}
