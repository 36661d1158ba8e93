import { useState } from 'react';
import { ok } from '../../../domain/result.ts';
import type { QueuedView } from '../../../main/api/queue-views.ts';
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
import { QueueNotices } from './queue-notices.tsx';

interface QueuePanelProps {
  readonly timeZone: string;
}

/** What the kiosk sends by itself, and when; the clerk may hurry it. Beside it what nobody sends again. */
export function QueuePanel({ timeZone }: QueuePanelProps) {
  const { count, first, pause, setAside } = useKiosk(({ queue }) => queue);
  if (count === 0) {
    return (
      <Panel title="Очередь отправки пуста">
        <QueueNotices timeZone={timeZone} />
        <p>{setAside.length > 0 ? 'Всё остальное отправлено.' : 'Всё принятое отправлено.'}</p>
      </Panel>
    );
  }
  return (
    <Panel title={`Очередь отправки: ${count}`}>
      <QueueNotices timeZone={timeZone} />
      <Nearest rows={first} timeZone={timeZone} />
      <Rows rows={first} timeZone={timeZone} />
      <TheRest count={count - first.length} />
      <SendNow label={pause ? 'Проверить сейчас' : 'Отправить сейчас'} />
    </Panel>
  );
}

/** While the queue is held up none of its times holds. */
function useIsHeld(): boolean {
  return useKiosk(({ queue }) => queue.pause !== undefined || queue.stopped !== undefined);
}

interface RowsProps extends QueuePanelProps {
  readonly rows: readonly QueuedView[];
}

function Nearest({ rows, timeZone }: RowsProps) {
  const isHeld = useIsHeld();
  const nextAt = nearestOf(rows);
  const now = useNow(nextAt);
  const isSending = rows.some(({ status }) => status === 'in_flight');
  return (
    <>
      {isSending && <p>Отправка идёт.</p>}
      {!isHeld && nextAt !== undefined && (
        <p>{`Ближайшая попытка ${new Clock(timeZone).attempt(nextAt, now)}.`}</p>
      )}
    </>
  );
}

function Rows({ rows, timeZone }: RowsProps) {
  const isHeld = useIsHeld();
  const now = useNow(nearestOf(rows));
  const clock = new Clock(timeZone);
  return (
    <ul className="listed">
      {rows.map((row) => (
        <ListedButton
          key={row.id}
          row={row}
          next={isHeld ? undefined : row.next}
          aside={isHeld || row.nextAt === undefined ? undefined : clock.attempt(row.nextAt, now)}
        />
      ))}
    </ul>
  );
}

function nearestOf(rows: readonly QueuedView[]): number | undefined {
  const times = rows.flatMap(({ nextAt }) => (nextAt === undefined ? [] : [nextAt]));
  return times.length === 0 ? undefined : Math.min(...times);
}

/** Sent without an answer that could be relied on: looked into by the kiosk, and never just sent again. */
export function UnclearPanel({ timeZone }: QueuePanelProps) {
  const { count, first } = useKiosk(({ queue }) => queue.unclear);
  if (count === 0) return null;
  return (
    <Panel title={`Результат уточняется: ${count}`} tone="waiting">
      <p>
        Запрос ушёл, понятного ответа нет. Что вышло, спросим у Департамента сами; вслепую второй раз не
        отправляем.
      </p>
      <Rows rows={first} timeZone={timeZone} />
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

function SendNow({ label }: { readonly label: string }) {
  const [state, setState] = useState<'idle' | 'sending' | { readonly problem: string }>('idle');

  async function send(): Promise<void> {
    setState('sending');
    const answer = await ask(async (kiosk) => ok(await kiosk.sendNow.mutate()));
    setState(answer.ok ? 'idle' : { problem: answer.problem[0]?.message ?? '' });
  }

  return (
    <div className="actions">
      <Action keys="F8" onPress={send}>
        {label}
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
