import type { ApplicationState, ApplicationStatus } from './application.ts';

/** What a status is to whoever reads a list; never the only thing that tells it. */
export type Tone = 'good' | 'waiting' | 'bad' | 'neutral';

/** A full phrase where nothing but the status is at hand, as in a list. */
export const STATUS_TEXT: Readonly<Record<ApplicationStatus, string>> = {
  filling: 'оператор заполняет заявление',
  due: 'отправим, когда подойдёт время',
  in_flight: 'отправляется',
  unknown: 'заявка отправлена, результат уточняется',
  needs_decision: 'нужно решение старшего оператора',
  returned: 'Департамент просит исправить данные',
  connected: 'карта подключена',
  has_active_card: 'у заявителя уже есть карта жителя',
  refused: 'отказ',
  withdrawn: 'заявитель отозвал заявление',
  not_connected: 'карта не подключена',
};

const TONE: Readonly<Record<ApplicationStatus, Tone>> = {
  filling: 'neutral',
  due: 'waiting',
  in_flight: 'waiting',
  unknown: 'waiting',
  needs_decision: 'waiting',
  returned: 'bad',
  connected: 'good',
  has_active_card: 'bad',
  refused: 'bad',
  withdrawn: 'neutral',
  not_connected: 'bad',
};

export function toneOf(status: ApplicationStatus): Tone {
  return TONE[status];
}

/** From that stage on the resident has what they came for, whatever the chip does (2.1 step 13.1). */
export function isCardConnected(state: ApplicationState): boolean {
  return state.status === 'connected' || ('stage' in state && state.stage === 'card_connected');
}
