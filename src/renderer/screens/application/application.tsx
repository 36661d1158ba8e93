import { useState } from 'react';
import type { ApplicationView } from '../../../main/api/application-views.ts';
import { Clock } from '../../formats.ts';
import { useNavigation } from '../../navigation.ts';
import { useShortcut } from '../../shortcuts.ts';
import { Action } from '../../ui/action.tsx';
import { Busy } from '../../ui/busy.tsx';
import { Heading } from '../../ui/heading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Tell } from '../../ui/tell.tsx';
import { ApplicationActions } from './application-actions.tsx';
import { CardOfResident } from './card-of-resident.tsx';
import { ChipLeft } from './chip-left.tsx';
import { DecidedPanel } from './decided-panel.tsx';
import { ForIt } from './for-it.tsx';
import { OperationsPanel } from './operations-panel.tsx';
import { PersonPanel } from './person-panel.tsx';
import { ResidentView } from './resident-view.tsx';
import { StateSign } from './state-sign.tsx';
import { Steps } from './steps.tsx';
import { useApplication } from './use-application.ts';

interface ApplicationProps {
  readonly id: number;
  readonly timeZone: string;
}

/** One application: what is true of it, what to say, what was done, and what can be done now. */
export function Application({ id, timeZone }: ApplicationProps) {
  const { application, problem, take } = useApplication(id);
  const back = useNavigation(({ back }) => back);
  useShortcut('Esc', back);
  if (!application)
    return problem === undefined ? <Busy>Открываем заявление…</Busy> : <Unread why={problem} />;
  return <Opened application={application} problem={problem} clock={new Clock(timeZone)} onAnswer={take} />;
}

function Unread({ why }: { readonly why: string }) {
  return (
    <div className="two">
      <section className="panel">
        <Heading>Заявление не открылось</Heading>
        <p>{why}</p>
      </section>
    </div>
  );
}

interface OpenedProps {
  readonly application: ApplicationView;
  readonly problem: string | undefined;
  readonly clock: Clock;
  readonly onAnswer: ReturnType<typeof useApplication>['take'];
}

function Opened({ application, problem, clock, onAnswer }: OpenedProps) {
  const [isShown, setShown] = useState(false);
  const { tone, text, fullName, registrationNumber, tell, cardState, operations } = application;
  return (
    <div className="two application">
      <section className="panel work">
        <header className={tone}>
          <StateSign tone={tone} />
          <div>
            <Heading>{capitalised(text)}</Heading>
            <p>{[fullName, registrationNumber].filter(Boolean).join(' · ')}</p>
          </div>
        </header>
        {cardState?.tone === 'bad' && (
          <Notice tone="bad" title={`Карта сейчас ${cardState.text}`}>
            Ниже записано, как её подключали.
            {operations.length > 0 && ' Что было потом, стоит справа, в операциях портала.'}
          </Notice>
        )}
        <ChipLeft application={application} onAnswer={onAnswer} />
        <Steps application={application} clock={clock} />
        <ForIt application={application} clock={clock} />
        {problem && (
          <Notice tone="bad" urgent>
            {problem}
          </Notice>
        )}
        <ApplicationActions application={application} onAnswer={onAnswer} />
      </section>
      <aside className="beside" aria-label="Для жителя и о заявлении">
        <Tell sentences={tell}>
          <Action keys="F7" onPress={() => setShown(true)}>
            Показать жителю
          </Action>
        </Tell>
        <CardOfResident state={application.state} />
        <OperationsPanel application={application} clock={clock} />
        <DecidedPanel decided={application.decided} clock={clock} />
        <PersonPanel application={application} clock={clock} />
      </aside>
      {isShown && (
        <ResidentView
          tone={cardState?.tone === 'bad' ? 'bad' : tone}
          tell={tell}
          onClose={() => setShown(false)}
        />
      )}
    </div>
  );
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
