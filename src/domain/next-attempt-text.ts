import type { ApplicationState } from './application.ts';
import { stepUnder } from './application-state.ts';
import type { Clearing } from './clearing.ts';
import type { Step } from './step.ts';
import { waitKind } from './wait-kind.ts';

type Due = Extract<ApplicationState, { status: 'due' }>;

const WHAT: Readonly<Record<Step, string>> = {
  check_active_card: 'вопрос о карте жителя',
  register_client: 'данные заявителя',
  connect_card: 'подключение карты',
  register_chip: 'регистрация чипа',
};

const CLEARING: Readonly<Record<Clearing['next'], string>> = {
  look: 'спросим, что вышло',
  last_look: 'спросим ещё раз',
  repeat: 'то же ещё раз',
  clients: 'данные ещё раз',
  evidence: 'сверим с журналом',
};

/** What is done by itself next, and who acts if that fails; undefined where nothing is. */
export function nextAttemptText(state: ApplicationState): string | undefined {
  switch (state.status) {
    case 'due': {
      const step = stepUnder(state);
      return step && `${WHAT[step]}; ${ofDue(state)}`;
    }
    case 'unknown':
      return `${CLEARING[state.clearing.next]}; ${ofClearing(state.clearing)}`;
    default:
      return undefined;
  }
}

function ofDue({ reason }: Due): string {
  const kind = reason && waitKind(reason);
  if (kind === 'our_setting') return 'если нет, нужен специалист ИТ';
  if (kind === 'no_school_data') return 'если нет, решит старший';
  return 'если нет, повторим сами';
}

function ofClearing({ of }: Clearing): string {
  return of === 'register_chip' ? 'если нет, чип зарегистрируем позже' : 'если нет, решит старший';
}
