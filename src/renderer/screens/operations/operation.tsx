import { useState } from 'react';
import type { OperationView } from '../../../main/api/operation-views.ts';
import { Clock } from '../../formats.ts';
import type { Answer } from '../../kiosk.ts';
import { useNavigation } from '../../navigation.ts';
import { useShortcut } from '../../shortcuts.ts';
import { Action } from '../../ui/action.tsx';
import { Busy } from '../../ui/busy.tsx';
import { Heading } from '../../ui/heading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { StateSign } from '../application/state-sign.tsx';
import { Comparison } from './comparison.tsx';
import { OperationHistory } from './operation-history.tsx';
import { Proposal } from './proposal.tsx';
import { useOperation } from './use-operation.ts';
import { VerdictForm } from './verdict-form.tsx';

interface OperationProps {
  readonly id: number;
  readonly timeZone: string;
}

/** One operation of the portal: what was sent, who it may be, the answer and the history. */
export function Operation({ id, timeZone }: OperationProps) {
  const { operation, problem, take } = useOperation(id);
  const goBack = useWayBack();
  useShortcut('Esc', goBack);
  if (!operation)
    return problem === undefined ? <Busy>Открываем операцию…</Busy> : <Notice tone="bad">{problem}</Notice>;
  return (
    <Opened
      // Once it is answered the heading says so, and takes the focus that the form had.
      key={operation.decision ? 'open' : 'answered'}
      operation={operation}
      problem={problem}
      clock={new Clock(timeZone)}
      onBack={goBack}
      onAnswer={take}
    />
  );
}

/** To where it was opened from: an application, else the list. */
function useWayBack(): () => void {
  const { place, go } = useNavigation();
  const from = place.name === 'operation' ? place.application : undefined;
  return () => go(from === undefined ? { name: 'operations' } : { name: 'application', id: from });
}

interface OpenedProps {
  readonly operation: OperationView;
  readonly problem: string | undefined;
  readonly clock: Clock;
  readonly onBack: () => void;
  readonly onAnswer: (answer: Answer<OperationView>) => void;
}

function Opened({ operation, problem, clock, onBack, onAnswer }: OpenedProps) {
  const { decision, candidates } = operation;
  const { person, choose } = usePerson(operation);
  const compared = (
    <>
      <Head operation={operation} clock={clock} />
      <Comparison
        operation={operation}
        chosen={person}
        onChoose={decision && candidates.length > 1 ? choose : undefined}
      />
      {problem !== undefined && (
        <Notice tone="bad" urgent>
          {problem}
        </Notice>
      )}
    </>
  );
  const history = <OperationHistory operation={operation} clock={clock} />;
  if (!decision) {
    return (
      <div className="two application decision operation">
        <section className="panel work">
          {compared}
          <WaysOut operation={operation} onBack={onBack} />
        </section>
        <aside className="beside">{history}</aside>
      </div>
    );
  }
  // Each column scrolls by itself: however much there is to compare, the answers and their keys stay in sight.
  return (
    <div className="two application decision operation open">
      <div className="work">
        <section className="panel work">
          {compared}
          <Proposal decision={decision} />
        </section>
        {history}
      </div>
      <section className="panel work" aria-label="Ответ Департаменту">
        <VerdictForm
          operationId={operation.id}
          decision={decision}
          person={person}
          onBack={onBack}
          onAnswer={onAnswer}
        />
      </section>
    </div>
  );
}

/** Of several nobody is chosen beforehand; `Alt 1` goes from one to the next. */
function usePerson({ candidates, decision }: OperationView) {
  const [chosen, choose] = useState<number>();
  const ids = candidates.map(({ applicationId }) => applicationId);
  const isOpen = decision !== undefined && ids.length > 1;
  const following = ids[(chosen === undefined ? -1 : ids.indexOf(chosen)) + 1] ?? ids[0];
  useShortcut('Alt 1', () => following !== undefined && choose(following), { enabled: isOpen });
  return { person: ids.length === 1 ? ids[0] : chosen, choose };
}

function Head({ operation, clock }: Pick<OpenedProps, 'operation' | 'clock'>) {
  const { tone, text, name, fullName, madeAt, decision } = operation;
  const made = madeAt === undefined ? '' : `${clock.date(madeAt)} ${clock.time(madeAt)}`;
  return (
    <>
      <header className={tone}>
        <StateSign tone={tone} />
        <div>
          <Heading>{text}</Heading>
          <p>{[fullName, name, made].filter(Boolean).join(' · ')}</p>
        </div>
      </header>
      {decision && <p>{decision.why}</p>}
    </>
  );
}

type WaysOutProps = Pick<OpenedProps, 'operation' | 'onBack'>;

function WaysOut({ operation: { application }, onBack }: WaysOutProps) {
  const go = useNavigation(({ go }) => go);
  return (
    <footer>
      <div className="actions">
        {application && (
          <Action keys="F9" onPress={() => go({ name: 'application', id: application.id })}>
            Открыть заявление
          </Action>
        )}
        <Action primary keys="Enter" onPress={onBack}>
          Назад
        </Action>
      </div>
    </footer>
  );
}
