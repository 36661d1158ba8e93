import type { Application } from './application.ts';
import type { Outcome } from './outcome.ts';
import { formatSnils } from './snils.ts';
import { stateText } from './state-text.ts';
import type { Step } from './step.ts';
import { STEP_TEXT } from './step-text.ts';

/** A step as a record of the journal tells it. */
interface ToldStep {
  readonly step: Step;
  readonly attempt: number;
  readonly intendedAt: number;
  readonly outcome?: Outcome;
}

const OUTCOME_TEXT: Record<Outcome['class'], string> = {
  done: 'выполнено',
  refused: 'отказ',
  not_sent: 'запрос не ушёл',
  not_processed: 'запрос не принят',
  unknown: 'ответ не получен',
};

/** Date and time as on Russian papers, in the region's zone. */
export function timeText(at: number, timeZone: string): string {
  return new Date(at).toLocaleString('ru-RU', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
}

/** The record of one application for a person; never the card's hash or cipher text. */
export function applicationText(
  { registrationNumber, registeredAt, person, card, state }: Application,
  steps: readonly ToldStep[],
  timeZone: string,
): string[] {
  const lines = [`Заявление ${registrationNumber} от ${timeText(registeredAt, timeZone)}`];
  if (person) {
    const { lastName, firstName, middleName = '', snils } = person;
    lines.push(`Заявитель: ${`${lastName} ${firstName} ${middleName}`.trim()}, СНИЛС ${formatSnils(snils)}`);
  }
  if (card) {
    const chip = card.chip.kind === 'uid' ? `номер чипа ${card.chip.uid}` : 'без чипа';
    lines.push(`Карта: «Мир», последние цифры ${card.hidden.lastTwo}, ${chip}`);
  }
  lines.push(`Состояние: ${stateText(state)}`);
  return [...lines, ...steps.map((step) => stepText(step, timeZone))];
}

function stepText({ step, attempt, intendedAt, outcome }: ToldStep, timeZone: string): string {
  const again = attempt > 1 ? `, попытка ${attempt}` : '';
  const answer = outcome === undefined ? 'ждём ответа' : OUTCOME_TEXT[outcome.class];
  return `  ${timeText(intendedAt, timeZone)}  ${STEP_TEXT[step]}${again}: ${answer}`;
}
