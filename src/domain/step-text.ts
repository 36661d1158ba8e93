import type { Step } from './step.ts';

/** What a step is called where people read it, with its number in the regulation (2.1). */
export const STEP_TEXT: Record<Step, string> = {
  check_active_card: 'шаг 2, есть ли уже карта жителя',
  register_client: 'шаг 5, регистрация заявителя',
  connect_card: 'шаг 8, подключение карты',
  register_chip: 'шаг 11, регистрация чипа',
};
