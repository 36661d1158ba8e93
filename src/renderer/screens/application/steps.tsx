import type { Tone } from '../../../domain/status-text.ts';
import type { Step } from '../../../domain/step.ts';
import type { ApplicationView, StepView } from '../../../main/api/application-views.ts';
import { type Clock, secondsBetween } from '../../formats.ts';
import { useNow } from '../../ui/use-now.ts';
import { nextText } from './next-text.ts';

/** Numbers of the steps in the regulation's scheme (2.1). */
const NUMBER: Record<Step, string> = {
  check_active_card: 'шаг 2',
  register_client: 'шаг 5',
  connect_card: 'шаг 8',
  register_chip: 'шаг 11',
};

interface StepsProps {
  readonly application: Pick<ApplicationView, 'steps' | 'state' | 'nextAt'>;
  readonly clock: Clock;
}

/** What was asked of the Department and what it brought, in the order in which it was done. */
export function Steps({ application: { steps, state, nextAt }, clock }: StepsProps) {
  const now = useNow(nextAt);
  const next = nextText(state, nextAt, (at) => clock.attempt(at, now));
  return (
    <>
      <ol className="steps" aria-label="Шаги отправки">
        {steps.map((step) => (
          <StepRow key={`${step.step} ${step.attempt}`} step={step} clock={clock} />
        ))}
      </ol>
      {steps.length === 0 && <p className="empty">В Департамент ещё ничего не отправляли.</p>}
      {next && <p className="next">{next}</p>}
    </>
  );
}

function StepRow({ step, clock }: { readonly step: StepView; readonly clock: Clock }) {
  const { intendedAt, endedAt } = step;
  return (
    <li className={toneOf(step)}>
      <span className="step-sign" aria-hidden="true" />
      <div>
        <strong>{step.text}</strong>
        <p>
          {step.look ? 'проверка' : NUMBER[step.step]}
          {step.attempt > 1 && !step.look && `, попытка ${step.attempt}`}
        </p>
      </div>
      <time>
        {clock.seconds(intendedAt)}
        {endedAt !== undefined && ` · ${secondsBetween(intendedAt, endedAt)}`}
      </time>
    </li>
  );
}

function toneOf({ outcome }: StepView): Tone {
  switch (outcome) {
    case 'done':
      return 'good';
    case 'refused':
      return 'bad';
    case 'not_sent':
    case 'not_processed':
    case 'unknown':
      return 'waiting';
    default:
      return 'neutral';
  }
}
