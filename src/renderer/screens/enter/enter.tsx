import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { WorkplaceView } from '../../../main/api/workplace-views.ts';
import { TrainingMark } from '../../frame/training-mark.tsx';
import { ask } from '../../kiosk.ts';
import { Action } from '../../ui/action.tsx';
import { BrandMark } from '../../ui/brand-mark.tsx';
import { useArrival } from '../../ui/use-arrival.ts';
import { ReaderPicture } from '../reader/reader-picture.tsx';
import { lastClerks, rememberClerk } from './last-clerks.ts';

/** Nothing personal is shown before somebody has said who sits at the desk. */
export function Enter({ workplace }: { readonly workplace: WorkplaceView }) {
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string>();
  const field = useArrival<HTMLInputElement>();

  async function enter(as: string): Promise<void> {
    const answer = await ask((kiosk) => kiosk.enter.mutate({ name: as }));
    if (answer.ok) rememberClerk(as);
    else setProblem(answer.problem[0]?.message);
    field.current?.focus();
  }

  return (
    <div className={`entrance ${workplace.contour}`}>
      <header>
        <BrandMark />
        {workplace.contour === 'training' && <TrainingMark />}
        <strong>{workplace.projectName}</strong>
        <span>
          Отдел № {workplace.office} · место {workplace.workplace}
        </span>
      </header>
      <main className="panel">
        <div className="good">
          <ReaderPicture shows="ready" />
        </div>
        <form onSubmit={(event) => event.preventDefault()}>
          <h1>Кто за столом</h1>
          <p>Заявления этой смены будут записаны на вас.</p>
          <TextInput
            ref={field}
            label="Фамилия и инициалы"
            description="Например, Иванова Е. П."
            value={name}
            maxLength={100}
            autoComplete="off"
            spellCheck={false}
            error={problem}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            onChange={({ currentTarget }) => {
              setName(currentTarget.value);
              setProblem(undefined);
            }}
          />
          <LastClerks onPick={enter} />
          <div className="actions">
            <Action primary keys="Enter" onPress={() => enter(name)}>
              Начать работу
            </Action>
          </div>
        </form>
      </main>
    </div>
  );
}

function LastClerks({ onPick }: { readonly onPick: (name: string) => Promise<void> }) {
  const names = lastClerks();
  if (names.length === 0) return null;
  return (
    <div className="last-clerks">
      <p>Работали здесь раньше:</p>
      {names.map((name) => (
        <Action key={name} onPress={() => onPick(name)}>
          {name}
        </Action>
      ))}
    </div>
  );
}
