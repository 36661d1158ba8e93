import { useState } from 'react';
import { ok } from '../../../domain/result.ts';
import { Clock } from '../../formats.ts';
import { ask } from '../../kiosk.ts';
import { useKiosk } from '../../kiosk-store.ts';
import { useNavigation } from '../../navigation.ts';
import { Action } from '../../ui/action.tsx';
import { Busy } from '../../ui/busy.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useNow } from '../../ui/use-now.ts';
import { ListedButton } from './listed-button.tsx';

interface QueuePanelProps {
  readonly timeZone: string;
}

/** What the kiosk sends by itself, and when; the clerk may hurry it. Beside it what nobody sends again. */
export function QueuePanel({ timeZone }: QueuePanelProps) {
  const { count, first } = useKiosk(({ queue }) => queue);
  const nextAt = first.find((row) => row.nextAt !== undefined)?.nextAt;
  const now = useNow(nextAt);
  const clock = new Clock(timeZone);
  const isSending = first.some(({ status }) => status === 'in_flight');
  if (count === 0) {
    return (
      <Panel title="Очередь отправки пуста">
        <p>Всё принятое отправлено.</p>
      </Panel>
    );
  }
  return (
    <Panel title={`Очередь отправки: ${count}`}>
      {isSending && <p>Отправка идёт.</p>}
      {nextAt !== undefined && <p>{`Ближайшая попытка ${clock.attempt(nextAt, now)}.`}</p>}
      <ul className="listed">
        {first.map((row) => (
          <ListedButton
            key={row.id}
            row={row}
            aside={row.nextAt === undefined ? undefined : clock.attempt(row.nextAt, now)}
          />
        ))}
      </ul>
      <TheRest count={count - first.length} />
      <SendNow />
    </Panel>
  );
}

/** Sent without an answer that could be relied on: in no queue, and in nobody's hands but the Department's. */
export function UnclearPanel() {
  const { count, first } = useKiosk(({ queue }) => queue.unclear);
  if (count === 0) return null;
  return (
    <Panel title={`Результат уточняется: ${count}`} tone="waiting">
      <p>Запрос ушёл, понятного ответа нет. Второй раз сами не отправляем, пока не узнаем итог.</p>
      <ul className="listed">
        {first.map((row) => (
          <ListedButton key={row.id} row={row} />
        ))}
      </ul>
      <TheRest count={count - first.length} />
    </Panel>
  );
}

function TheRest({ count }: { readonly count: number }) {
  const go = useNavigation(({ go }) => go);
  if (count <= 0) return null;
  return (
    <Action quiet onPress={() => go({ name: 'journal' })}>
      ещё {String(count)}
    </Action>
  );
}

function SendNow() {
  const [state, setState] = useState<'idle' | 'sending' | { readonly problem: string }>('idle');

  async function send(): Promise<void> {
    setState('sending');
    const answer = await ask(async (kiosk) => ok(await kiosk.sendNow.mutate()));
    setState(answer.ok ? 'idle' : { problem: answer.problem[0]?.message ?? '' });
  }

  return (
    <div className="actions">
      <Action keys="F8" onPress={send}>
        Отправить сейчас
      </Action>
      {state === 'sending' && <Busy>Отправляем…</Busy>}
      {typeof state === 'object' && (
        <Notice tone="bad" urgent>
          {state.problem}
        </Notice>
      )}
    </div>
  );
}
