import type { DraftView } from '../../main/api/desk-views.ts';
import { Action } from '../ui/action.tsx';
import { Heading } from '../ui/heading.tsx';

interface TakeOverProps {
  readonly view: DraftView;
  readonly onTakeOver: () => Promise<void>;
  readonly onLeave: () => void;
}

/** Another clerk has begun this visit: going on is a decision, and the journal keeps it. */
export function TakeOver({ view, onTakeOver, onLeave }: TakeOverProps) {
  const { lastName, firstName, middleName } = view.form.applicant;
  const name = `${lastName} ${firstName} ${middleName}`.trim();
  return (
    <section className="visit-alone">
      <Heading>Заявление начал другой оператор</Heading>
      <p>
        На приёме {name === '' ? 'житель, который ещё не назван' : name}
        {view.application && `, заявление ${view.application.registrationNumber}`}. Приём начал оператор{' '}
        <strong>{view.clerk}</strong>
      </p>
      <p>Если продолжите, заявление станет вашим, а журнал сохранит оба имени. Набранное останется.</p>
      <div className="actions">
        <Action keys="Esc" onPress={onLeave}>
          Не трогать
        </Action>
        <Action keys="Enter" primary onPress={onTakeOver}>
          Продолжить это заявление
        </Action>
      </div>
    </section>
  );
}
