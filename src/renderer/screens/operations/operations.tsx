import { useState } from 'react';
import type { WorklistView } from '../../../main/api/operation-views.ts';
import { Clock } from '../../formats.ts';
import { ask } from '../../kiosk.ts';
import { useKiosk } from '../../kiosk-store.ts';
import { useNavigation } from '../../navigation.ts';
import { Action } from '../../ui/action.tsx';
import { Busy } from '../../ui/busy.tsx';
import { Heading } from '../../ui/heading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/panel.tsx';
import { OperationTable } from './operation-table.tsx';
import { ReversePanel } from './reverse-panel.tsx';
import { useWorklist } from './use-worklist.ts';

/** What residents did on the portal and the kiosk may not settle alone, the oldest first. */
export function Operations({ timeZone }: { readonly timeZone: string }) {
  const { worklist, problem } = useWorklist();
  if (!worklist) return problem === undefined ? <Busy>Открываем список…</Busy> : <Unread why={problem} />;
  return (
    <div className="two worklist">
      <div className="work">
        <ToDecide worklist={worklist} clock={new Clock(timeZone)} />
        <SetAside rows={worklist.setAside} clock={new Clock(timeZone)} />
        {problem !== undefined && <Notice tone="bad">{problem}</Notice>}
      </div>
      <aside className="beside" aria-label="О списке">
        <ReversePanel timeZone={timeZone} onList />
        <Panel title="Где искали">
          <p>{worklist.searched}</p>
        </Panel>
      </aside>
    </div>
  );
}

function Unread({ why }: { readonly why: string }) {
  return (
    <div className="two">
      <section className="panel work">
        <Heading>Список не открылся</Heading>
        <p>{why}</p>
      </section>
    </div>
  );
}

interface ToDecideProps {
  readonly worklist: WorklistView;
  readonly clock: Clock;
}

function ToDecide({ worklist: { count, rows }, clock }: ToDecideProps) {
  const toWork = useNavigation(({ toWork }) => toWork);
  const isEmpty = rows.length === 0;
  return (
    <section className="panel" aria-label="Ждут решения">
      <header>
        {isEmpty ? <Heading>Решать нечего</Heading> : <h1>Операции портала, ждут решения: {count}</h1>}
        <p>{isEmpty ? NOTHING : SOMETHING}</p>
      </header>
      {!isEmpty && <OperationTable caption="Ждут решения" rows={rows} clock={clock} first />}
      {count > rows.length && <p>Показаны первые {rows.length}, остальные появятся следом.</p>}
      <footer className="actions">
        <Action keys="Esc" onPress={toWork}>
          К приёму
        </Action>
        <AskNow />
      </footer>
    </section>
  );
}

/** Every five minutes the kiosk asks by itself; who has a resident on the telephone need not wait. */
function AskNow() {
  const canAsk = useKiosk(({ reverse }) => reverse.status !== 'off');
  const [problem, setProblem] = useState<string>();
  if (!canAsk) return null;
  async function askNow(): Promise<void> {
    const answer = await ask((kiosk) => kiosk.takeInNow.mutate());
    setProblem(answer.ok ? undefined : answer.problem[0]?.message);
  }
  return (
    <>
      <Action keys="F8" onPress={askNow}>
        Запросить список сейчас
      </Action>
      {problem !== undefined && (
        <Notice tone="bad" urgent>
          {problem}
        </Notice>
      )}
    </>
  );
}

const NOTHING = 'Киоск сам разобрал всё, что жители сделали на портале. Сомнительное появится здесь.';
const SOMETHING =
  'Жители подключили или заблокировали карту на портале, а киоск не уверен, кто это. Стрелками выберите строку, Enter откроет её.';

function SetAside({ rows, clock }: { readonly rows: WorklistView['setAside']; readonly clock: Clock }) {
  if (rows.length === 0) return null;
  return (
    <Panel title={`Отложено: ${rows.length}`} tone="bad" className="set-aside">
      <p>Сами эти операции дальше не пойдут. Позовите специалиста ИТ, остальные обрабатываются как обычно.</p>
      <OperationTable caption="Отложено" rows={rows} clock={clock} />
    </Panel>
  );
}
