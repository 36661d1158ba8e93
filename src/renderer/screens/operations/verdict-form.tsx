import { Radio } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { FieldProblem } from '../../../domain/field-problem.ts';
import type { VerdictWay } from '../../../domain/verdict-way.ts';
import type { OperationDecisionView, OperationView } from '../../../main/api/operation-views.ts';
import { type Answer, ask } from '../../kiosk.ts';
import { Action } from '../../ui/action.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ReasonField } from '../../ui/reason-field.tsx';
import { VerdictLine } from './verdict-line.tsx';

interface VerdictFormProps {
  readonly operationId: number;
  readonly decision: OperationDecisionView;
  /** Whose operation the clerk has said it is. */
  readonly person: number | undefined;
  readonly onBack: () => void;
  readonly onAnswer: (answer: Answer<OperationView>) => void;
}

type Said = Pick<FieldProblem, 'field' | 'message'>;

const CHOOSE: Said = { field: '', message: 'Выберите ответ: клавишей, которая стоит рядом с ним.' };
const WHO: Said = {
  field: '',
  message: 'Этот ответ говорит, что человек найден. Клавишей Alt 1 выберите, кто он.',
};

/** One key for the answer, a reason in words; nothing is chosen beforehand and nothing goes without both. */
export function VerdictForm({ operationId, decision, person, onBack, onAnswer }: VerdictFormProps) {
  const [chosen, setChosen] = useState<VerdictWay>();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<Said>();
  const field = useRef<HTMLInputElement>(null);
  // What the choice changes has just been put above the field, and pushed it towards the keys.
  useEffect(() => {
    if (chosen) field.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const write = (text: string) => {
    setReason(text);
    field.current?.focus();
  };
  const choose = (way: VerdictWay) => {
    setChosen(way);
    setProblem(undefined);
    field.current?.focus();
  };

  async function decide(): Promise<void> {
    if (!chosen) return setProblem(CHOOSE);
    if (chosen.needsPerson && person === undefined) return setProblem(WHO);
    const whose = chosen.needsPerson && person !== undefined ? { applicationId: person } : {};
    const input = { operationId, verdict: chosen.verdict, reason, ...whose };
    const answer = await ask((kiosk) => kiosk.decideOperation.mutate(input));
    if (answer.ok) return onAnswer(answer);
    setProblem(answer.problem[0]);
    if (answer.problem[0]?.field === 'reason') field.current?.focus();
  }

  return (
    <>
      <Radio.Group
        className="ways"
        label="Что ответить Департаменту"
        value={chosen?.verdict ?? ''}
        onChange={(value) => setChosen(decision.ways.find(({ verdict }) => verdict === value))}
      >
        {decision.ways.map((way) => (
          <VerdictLine key={way.verdict} way={way} onChoose={choose} />
        ))}
      </Radio.Group>
      <ReasonField
        ref={field}
        changes={chosen?.changes}
        problem={problem}
        value={reason}
        onWrite={setReason}
      />
      {chosen && (
        <div className="actions reasons">
          {chosen.reasons.map((text) => (
            <Action key={text} onPress={() => write(text)}>
              {text}
            </Action>
          ))}
        </div>
      )}
      <footer>
        {problem && problem.field !== 'reason' && (
          <Notice tone="bad" urgent>
            {problem.message}
          </Notice>
        )}
        <div className="actions">
          <Action keys="Esc" onPress={onBack}>
            К списку
          </Action>
          <Action primary keys="Enter" deaf="decision" onPress={decide}>
            Записать ответ
          </Action>
        </div>
      </footer>
    </>
  );
}
