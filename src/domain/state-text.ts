import type { ApplicationState, WaitReason } from './application.ts';
import type { DecisionReason } from './clearing.ts';
import { GROUND_TEXT } from './papers.ts';
import { refusalText } from './refusal-text.ts';
import { isCardConnected } from './status-text.ts';
import { waitKind } from './wait-kind.ts';

/** Why the next attempt lies ahead, in the clerk's words. */
const WAIT_TEXT: Record<WaitReason, string> = {
  name_lookup: 'адрес Департамента не найден, отправим, когда будет связь',
  connection_refused: 'Департамент не отвечает, отправим, когда будет связь',
  connect_timeout: 'Департамент не отвечает, отправим, когда будет связь',
  tls: 'защищённое соединение не установлено, нужен специалист ИТ',
  not_configured: 'отправка не настроена, нужен специалист ИТ',
  key_rejected: 'Департамент не принял ключ доступа, нужен специалист ИТ',
  region_unknown: 'Департамент не узнал код региона, нужен специалист ИТ',
  too_many_requests: 'Департамент просит подождать, повторим сами',
  timeout: 'ответ не пришёл вовремя',
  connection_lost: 'связь прервалась до ответа',
  server_error: 'сбой на стороне Департамента',
  unexpected_status: 'ответ Департамента не по регламенту',
  not_json: 'ответ Департамента не читается',
  wrong_shape: 'ответ Департамента не по регламенту',
  unlisted_code: 'в ответе Департамента неизвестный код',
  too_large: 'ответ Департамента слишком велик',
  interrupted: 'программа закрылась до ответа',
  schoolboy_unavailable: 'Департамент не получил сведения о школе, повторим сами',
};

/** Nobody tries again by themselves once it has come to a person. */
const DECISION_TEXT: Record<DecisionReason, string> = {
  schoolboy_unavailable: 'Департамент не получил сведения о школе',
  contradiction: 'ответы Департамента противоречат друг другу',
  not_committed: 'активной карты нет, время повторов вышло',
  active_unexplained: 'у заявителя активна карта, чья она, неизвестно',
  repeats_exhausted: 'все повторы остались без ответа',
  confirm_again: 'данные нужно подтвердить заново',
  offline_too_long: 'заявление слишком долго ждало отправки',
  restored: 'журнал восстановлен из копии, активную карту он не знает',
};
const QUESTION_TEXT = 'проверяем, есть ли карта жителя';

/** One full phrase for the state of an application, as lists and papers of the clerk show it. */
export function stateText(state: ApplicationState): string {
  if (isCardConnected(state)) return connectedText(state);
  switch (state.status) {
    case 'filling':
      return 'заполняется';
    case 'due':
      if (state.filling) return questionText(state.reason);
      return state.reason ? WAIT_TEXT[state.reason] : 'ждёт отправки';
    case 'in_flight':
      return state.filling ? QUESTION_TEXT : 'отправляется';
    case 'unknown':
      return state.reason ? `результат уточняется: ${WAIT_TEXT[state.reason]}` : 'результат уточняется';
    case 'needs_decision':
      return `нужно решение старшего: ${DECISION_TEXT[state.why]}`;
    case 'returned':
      return `исправьте данные: ${refusalText(state.refusals)}`;
    case 'connected':
      return connectedText(state);
    case 'has_active_card':
      return 'у заявителя уже есть карта жителя';
    case 'refused':
      return `отказ: ${state.by === 'office' ? GROUND_TEXT[state.ground] : refusalText(state.refusals)}`;
    case 'withdrawn':
      return 'заявление отозвано заявителем';
    case 'not_connected':
      return 'карта не подключена';
  }
}

/** While the clerk fills in nothing is sent but the question of an active card. */
function questionText(reason: WaitReason | undefined): string {
  if (reason === undefined) return QUESTION_TEXT;
  if (waitKind(reason) === 'no_connection') return 'о карте жителя спросим, когда будет связь';
  return `карта жителя не проверена: ${WAIT_TEXT[reason]}`;
}

/** Only what is due is tried again by itself: a lost answer about the chip is not. */
function connectedText(state: ApplicationState): string {
  switch (state.status) {
    case 'connected':
      return CONNECTED_TEXT[state.chip];
    case 'unknown':
      return 'карта подключена, ответ о чипе уточняется';
    case 'in_flight':
      return 'карта подключена, чип регистрируется';
    default:
      return 'карта подключена, чип пока нет';
  }
}

const CONNECTED_TEXT = {
  registered: 'карта и чип подключены',
  not_registered: 'карта подключена, чип не зарегистрирован',
  none: 'карта подключена, без чипа',
} as const;
