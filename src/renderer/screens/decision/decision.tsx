import { useEffect } from 'react';
import type { ApplicationView } from '../../../main/api/application-views.ts';
import { Clock } from '../../formats.ts';
import { useNavigation } from '../../navigation.ts';
import { useShortcut } from '../../shortcuts.ts';
import { Busy } from '../../ui/busy.tsx';
import { Heading } from '../../ui/heading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Tell } from '../../ui/tell.tsx';
import { PersonPanel } from '../application/person-panel.tsx';
import { StateSign } from '../application/state-sign.tsx';
import { useApplication } from '../application/use-application.ts';
import { ActiveCardPanel } from './active-card-panel.tsx';
import { Advice } from './advice.tsx';
import { DecisionForm } from './decision-form.tsx';

interface DecisionProps {
  readonly id: number;
  readonly timeZone: string;
}

/** What the kiosk can't decide by itself: what happened, what speaks for what, and the ways on. */
export function Decision({ id, timeZone }: DecisionProps) {
  const { application, problem } = useApplication(id);
  const go = useNavigation(({ go }) => go);
  const toApplication = () => go({ name: 'application', id });
  useShortcut('Esc', toApplication);
  // Decided, here or in another window: what came of it stands there.
  const isOver = application !== undefined && application.decision === undefined;
  useEffect(() => {
    if (isOver) go({ name: 'application', id });
  }, [isOver, go, id]);
  if (problem !== undefined && !application) return <Notice tone="bad">{problem}</Notice>;
  if (!application?.decision) return <Busy>Открываем заявление…</Busy>;
  return (
    <Undecided
      application={application}
      decision={application.decision}
      clock={new Clock(timeZone)}
      onDecided={toApplication}
    />
  );
}

interface UndecidedProps {
  readonly application: ApplicationView;
  readonly decision: NonNullable<ApplicationView['decision']>;
  readonly clock: Clock;
  readonly onDecided: () => void;
}

function Undecided({ application, decision, clock, onDecided }: UndecidedProps) {
  const { id, fullName, registrationNumber, tell } = application;
  return (
    <div className="two application decision">
      <section className="panel work">
        <header className="waiting">
          <StateSign tone="waiting" />
          <div>
            <Heading>Нужно решение старшего</Heading>
            <p>{[fullName, registrationNumber].filter(Boolean).join(' · ')}</p>
          </div>
        </header>
        <p>{decision.happened}</p>
        <Advice decision={decision} />
        <DecisionForm id={id} ways={decision.ways} clock={clock} onDecided={onDecided} />
      </section>
      <aside className="beside" aria-label="Для жителя и о заявлении">
        <Tell sentences={tell} />
        {decision.active && <ActiveCardPanel active={decision.active} />}
        <PersonPanel application={application} clock={clock} />
      </aside>
    </div>
  );
}
