import { useState } from 'react';
import type { ToTellRow, ToTellView } from '../../../main/api/views.ts';
import { Clock } from '../../formats.ts';
import { ask } from '../../kiosk.ts';
import { useNavigation } from '../../navigation.ts';
import { Action } from '../../ui/action.tsx';
import { Busy } from '../../ui/busy.tsx';
import { Heading } from '../../ui/heading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Tell } from '../../ui/tell.tsx';
import { CallList } from './call-list.tsx';
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
        <p>Все, кто ушёл без ответа, уже знают свой результат, или его ещё нет.</p>
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

interface CallsProps {
  readonly list: ToTellView;
  readonly clock: Clock;
  readonly onTold: () => Promise<void>;
}

function Calls({ list, clock, onTold }: CallsProps) {
  const { rows, count } = list;
  const { go, toWork } = useNavigation();
  const [chosenId, choose] = useState<number>();
  const [said, setSaid] = useState<{ readonly problem: boolean; readonly text: string }>();
  const chosen = rows.find(({ applicationId }) => applicationId === chosenId) ?? rows[0];
  if (!chosen) return null;

  async function told({ applicationId, since, fullName }: ToTellRow): Promise<void> {
    const answer = await ask((kiosk) => kiosk.markTold.mutate({ applicationId, since }));
    const text = answer.ok
      ? `Отмечено: ${fullName}. Запись есть в истории заявления.`
      : answer.problem[0]?.message;
    // The one below takes the place of whom was called.
    const at = rows.indexOf(chosen as ToTellRow);
    if (answer.ok) choose((rows[at + 1] ?? rows[at - 1])?.applicationId);
    setSaid({ problem: !answer.ok, text: text ?? '' });
    await onTold();
  }

  return (
    <div className="two to-tell">
      <section className="panel work">
        <Heading>Сообщить заявителям: {count}</Heading>
        <p>Эти жители ушли без ответа. Позвоните и отметьте, кому сообщили.</p>
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
            <Action keys="F9" onPress={() => go({ name: 'application', id: chosen.applicationId })}>
              Открыть заявление
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
          <p className="phone">{chosen.phone}</p>
        </section>
        <Tell sentences={chosen.say} />
      </aside>
    </div>
  );
}
