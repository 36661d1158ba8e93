import { Radio } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { FieldProblem } from '../../../domain/field-problem.ts';
import type { DecisionView } from '../../../main/api/application-views.ts';
import type { Clock } from '../../formats.ts';
import { ask } from '../../kiosk.ts';
import { useNavigation } from '../../navigation.ts';
import { Action } from '../../ui/action.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ReasonField } from '../../ui/reason-field.tsx';
import { WayLine } from './way-line.tsx';

type Way = DecisionView['ways'][number];

interface DecisionFormProps {
  readonly id: number;
  readonly ways: readonly Way[];
  readonly clock: Clock;
  readonly onDecided: () => void;
}

const CHOOSE = 'Выберите решение: клавишей, которая стоит рядом с ним.';

/** Nothing is chosen beforehand: a person decides, and says why. */
export function DecisionForm({ id, ways, clock, onDecided }: DecisionFormProps) {
  const [chosen, setChosen] = useState<Way>();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<Pick<FieldProblem, 'field' | 'message'>>();
  const field = useRef<HTMLInputElement>(null);
  const go = useNavigation(({ go }) => go);
  // What the choice changes has just been put above the field, and pushed it towards the keys.
  useEffect(() => {
    if (chosen) field.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const choose = (way: Way) => {
    setChosen(way);
    setProblem(undefined);
    field.current?.focus();
  };

  async function decide(): Promise<void> {
    if (!chosen) return setProblem({ field: '', message: CHOOSE });
    const input = { applicationId: id, decision: chosen.decision, reason };
    const answer = await ask((kiosk) => kiosk.decide.mutate(input));
    if (answer.ok) return onDecided();
    setProblem(answer.problem[0]);
    if (answer.problem[0]?.field === 'reason') field.current?.focus();
  }

  return (
    <>
      <Radio.Group
        className="ways"
        label="Что решили"
        value={chosen?.decision ?? ''}
        onChange={(value) => setChosen(ways.find(({ decision }) => decision === value))}
      >
        {ways.map((way, at) => (
          <WayLine key={way.decision} way={way} at={at} clock={clock} onChoose={choose} />
        ))}
      </Radio.Group>
      <ReasonField
        ref={field}
        changes={chosen?.changes}
        problem={problem}
        value={reason}
        onWrite={setReason}
      />
      <footer>
        {problem && problem.field !== 'reason' && (
          <Notice tone="bad" urgent>
            {problem.message}
          </Notice>
        )}
        <div className="actions">
          <Action keys="Esc" onPress={() => go({ name: 'application', id })}>
            К заявлению
          </Action>
          <Action primary keys="Enter" deaf="decision" onPress={decide}>
            Записать решение
          </Action>
        </div>
      </footer>
    </>
  );
}
