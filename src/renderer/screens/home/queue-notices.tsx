import { useState } from 'react';
import type { QueueView } from '../../../main/api/queue-views.ts';
import { Clock } from '../../formats.ts';
import { ask } from '../../kiosk.ts';
import { useKiosk } from '../../kiosk-store.ts';
import { Action } from '../../ui/action.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useMinute } from '../../ui/use-now.ts';
import { ListedButton } from './listed-button.tsx';
import {
  backupInWords,
  clockOffInWords,
  limitInWords,
  pauseInWords,
  putBackInWords,
  stoppedInWords,
  type Words,
} from './queue-words.ts';

interface NoticesProps {
  readonly timeZone: string;
}

/** What holds the queue up, and which limit of the region is near. */
export function QueueNotices({ timeZone }: NoticesProps) {
  const { pause, stopped, limits } = useKiosk(({ queue }) => queue);
  const now = useMinute();
  const clock = new Clock(timeZone);
  return (
    <>
      {stopped && <Told words={stoppedInWords(stopped)} />}
      {pause && <Told words={pauseInWords(pause, clock, now)} />}
      {limits.map((limit) => (
        <Told key={limit.kind} words={limitInWords(limit, clock, now)} />
      ))}
    </>
  );
}

function Told({ words: { tone, title, text } }: { readonly words: Words }) {
  return (
    <Notice tone={tone} title={title}>
      <p>{text}</p>
    </Notice>
  );
}

/** What concerns the whole workplace and needs IT or a senior clerk. */
export function WorkplaceNotices({ timeZone }: NoticesProps) {
  const putBack = useKiosk(({ queue }) => queue.putBack);
  const backupTrouble = useKiosk(({ queue }) => queue.backupTrouble);
  const clockOffMs = useKiosk(({ connection }) => connection.clockOffMs);
  return (
    <>
      {putBack && <PutBackPanel putBack={putBack} clock={new Clock(timeZone)} />}
      {backupTrouble && <ToldPanel words={backupInWords(backupTrouble, new Clock(timeZone))} />}
      {clockOffMs !== undefined && <ToldPanel words={clockOffInWords(clockOffMs)} />}
      <SetAsidePanel />
    </>
  );
}

interface PutBackProps {
  readonly putBack: NonNullable<QueueView['putBack']>;
  readonly clock: Clock;
}

/** Stands until somebody says that it was seen to; who that was stays in the journal. */
function PutBackPanel({ putBack, clock }: PutBackProps) {
  const { tone, title, text } = putBackInWords(putBack, clock);
  const [problem, setProblem] = useState<string>();

  async function acknowledge(): Promise<void> {
    const answer = await ask((kiosk) => kiosk.acknowledgePutBack.mutate({ at: putBack.at }));
    setProblem(answer.ok ? undefined : answer.problem[0]?.message);
  }

  return (
    <Panel title={title} tone={tone}>
      <p>{text}</p>
      <p>Когда старший всё проверит, отметьте это. Ваш номер и время останутся в журнале.</p>
      <div className="actions">
        <Action onPress={acknowledge}>Проверено старшим</Action>
      </div>
      {problem !== undefined && (
        <Notice tone="bad" urgent>
          {problem}
        </Notice>
      )}
    </Panel>
  );
}

function ToldPanel({ words: { tone, title, text } }: { readonly words: Words }) {
  return (
    <Panel title={title} tone={tone}>
      <p>{text}</p>
    </Panel>
  );
}

/** A bug has made these fail: they are found by their numbers, and hold nothing else up. */
function SetAsidePanel() {
  const rows = useKiosk(({ queue }) => queue.setAside);
  if (rows.length === 0) return null;
  return (
    <Panel title={`Отложено из-за сбоя программы: ${rows.length}`} tone="bad">
      <p>
        Остальные отправляются. Данные сохранены. Позовите специалиста ИТ и назовите номер: программу нужно
        закрыть и открыть снова.
      </p>
      <ul className="listed">
        {rows.map((row) => (
          <ListedButton key={row.id} row={row} aside={row.registrationNumber} />
        ))}
      </ul>
    </Panel>
  );
}
