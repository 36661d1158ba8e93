import { useState } from 'react';
import type { ToTellRow, ToTellView } from '../../../main/api/to-tell-views.ts';
import { Clock } from '../../formats.ts';
import { type Answer, ask } from '../../kiosk.ts';
import { type Place, useNavigation } from '../../navigation.ts';
import { Action } from '../../ui/action.tsx';
import { Busy } from '../../ui/busy.tsx';
import { Heading } from '../../ui/heading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Tell } from '../../ui/tell.tsx';
import { CallList } from './call-list.tsx';
import { tellKey } from './tell-key.ts';
import { useToTell } from './use-to-tell.ts';

/** Residents who went home without an answer and have to hear it: whom to call, what to say, one key each. */
export function ToTell({ timeZone }: { readonly timeZone: string }) {
  const { list, problem, readAnew } = useToTell();
  if (!list)
    return problem === undefined ? <Busy>Открываем список…</Busy> : <Notice tone="bad">{problem}</Notice>;
  if (list.rows.length === 0) return <NobodyLeft />;
  return <Calls list={list} clock={new Clock(timeZone)} onTold={readAnew} />;
}

function NobodyLeft() {
  const go = useNavigation(({ go }) => go);
  return (
    <div className="two to-tell">
      <section className="panel work">
        <Heading>Сообщать некому</Heading>
        <p>Все, кто ушёл без ответа или подключил карту на портале, уже знают результат, или его ещё нет.</p>
        <p>Когда результат придёт, житель появится здесь, а в меню слева будет число.</p>
        <footer className="actions">
          <Action primary keys="Enter" onPress={() => go({ name: 'home' })}>
            К приёму
          </Action>
        </footer>
      </section>
    </div>
  );
}

function markTold(row: ToTellRow): Promise<Answer<null>> {
  return ask((kiosk) =>
    row.kind === 'application'
      ? kiosk.markTold.mutate({ applicationId: row.applicationId, since: row.since })
      : kiosk.markOperationTold.mutate({ operationId: row.operationId }),
  );
}

function placeOf(row: ToTellRow): Place {
  return row.kind === 'application'
    ? { name: 'application', id: row.applicationId }
    : { name: 'operation', id: row.operationId };
}

interface CallsProps {
  readonly list: ToTellView;
  readonly clock: Clock;
  readonly onTold: () => Promise<void>;
}

function Calls({ list, clock, onTold }: CallsProps) {
  const { rows, count } = list;
  const { go, toWork } = useNavigation();
  const [chosenKey, choose] = useState<string>();
  const [said, setSaid] = useState<{ readonly problem: boolean; readonly text: string }>();
  const chosen = rows.find((row) => tellKey(row) === chosenKey) ?? rows[0];
  if (!chosen) return null;

  async function told(row: ToTellRow): Promise<void> {
    const answer = await markTold(row);
    const text = answer.ok ? `Отмечено: ${row.fullName}. Запись есть в истории.` : answer.problem[0]?.message;
    // The one below takes the place of whom was called.
    const at = rows.indexOf(row);
    const next = rows[at + 1] ?? rows[at - 1];
    if (answer.ok) choose(next && tellKey(next));
    setSaid({ problem: !answer.ok, text: text ?? '' });
    await onTold();
  }

  return (
    <div className="two to-tell">
      <section className="panel work">
        <Heading>Сообщить заявителям: {count}</Heading>
        <p>
          Эти жители ушли без ответа или подключили карту на портале. Позвоните и отметьте, кому сообщили.
        </p>
        <CallList rows={rows} chosen={chosen} clock={clock} onChoose={choose} />
        {count > rows.length && <p>Показаны первые {rows.length}, остальные появятся следом.</p>}
        <footer>
          {said && (
            <Notice tone={said.problem ? 'bad' : 'good'} urgent={said.problem}>
              <span role="status">{said.text}</span>
            </Notice>
          )}
          <div className="actions">
            <Action keys="Esc" onPress={toWork}>
              К приёму
            </Action>
            <Action keys="F9" onPress={() => go(placeOf(chosen))}>
              {chosen.kind === 'application' ? 'Открыть заявление' : 'Открыть операцию'}
            </Action>
            <Action primary keys="Enter" onPress={() => told(chosen)}>
              Сообщено
            </Action>
          </div>
        </footer>
      </section>
      <aside className="beside" aria-label="Кому звонить и что сказать">
        <section className="panel call" aria-label="Телефон">
          <h2>{chosen.fullName}</h2>
          <p className="phone">{chosen.phone || 'Телефона нет'}</p>
          {chosen.channel && <p>{chosen.channel}</p>}
        </section>
        <Tell sentences={chosen.say} />
      </aside>
    </div>
  );
}
