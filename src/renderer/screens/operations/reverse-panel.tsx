import { Clock } from '../../formats.ts';
import { useKiosk } from '../../kiosk-store.ts';
import { useNavigation } from '../../navigation.ts';
import { Action } from '../../ui/action.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useMinute } from '../../ui/use-now.ts';
import { reverseInWords } from './reverse-words.ts';

interface ReversePanelProps {
  readonly timeZone: string;
  /** On the list itself no way leads there. */
  readonly onList?: boolean;
}

/** When the last list was had, how much is under way, and what waits for a person. */
export function ReversePanel({ timeZone, onList = false }: ReversePanelProps) {
  const reverse = useKiosk(({ reverse }) => reverse);
  const now = useMinute();
  const { waitForClerk, setAside } = reverse;
  const { tone, title, text } = reverseInWords(reverse, new Clock(timeZone), now);
  if (!onList && reverse.status === 'off' && waitForClerk + setAside === 0) return null;
  return (
    <Panel title={title} tone={setAside > 0 ? 'bad' : tone}>
      <p>{text}</p>
      {!onList && <Waiting waitForClerk={waitForClerk} setAside={setAside} />}
    </Panel>
  );
}

function Waiting({ waitForClerk, setAside }: { readonly waitForClerk: number; readonly setAside: number }) {
  const go = useNavigation(({ go }) => go);
  if (waitForClerk + setAside === 0) return null;
  return (
    <>
      {waitForClerk > 0 && <p className="attention">Ждут решения: {waitForClerk}.</p>}
      {setAside > 0 && <p className="attention">Отложено: {setAside}. Позовите специалиста ИТ.</p>}
      <Action quiet onPress={() => go({ name: 'operations' })}>
        Открыть операции портала
      </Action>
    </>
  );
}
