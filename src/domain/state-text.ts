import type { ApplicationState, WaitReason } from './application.ts';
import { DECISION_REASON_TEXT } from './decision-text.ts';
import { GROUND_TEXT } from './papers.ts';
import { refusalText } from './refusal-text.ts';
import { isCardConnected } from './status-text.ts';
import { type WaitKind, waitKind } from './wait-kind.ts';

/** Why the next attempt lies ahead, in the clerk's words. */
const WAIT_TEXT: Record<WaitReason, string> = {
  name_lookup: 'адрес Департамента не найден',
  connection_refused: 'Департамент не отвечает',
  connect_timeout: 'Департамент не отвечает',
  tls: 'защищённое соединение не установлено',
  not_configured: 'отправка не настроена',
  key_rejected: 'Департамент не принял ключ доступа',
  region_unknown: 'Департамент не узнал код региона',
  too_many_requests: 'Департамент просит подождать',
  timeout: 'ответ не пришёл вовремя',
  connection_lost: 'связь прервалась до ответа',
  server_error: 'сбой на стороне Департамента',
  unexpected_status: 'ответ Департамента не по регламенту',
  not_json: 'ответ Департамента не читается',
  wrong_shape: 'ответ Департамента не по регламенту',
  unlisted_code: 'в ответе Департамента неизвестный код',
  too_large: 'ответ Департамента слишком велик',
  interrupted: 'программа закрылась до ответа',
  schoolboy_unavailable: 'Департамент не получил сведения о школе',
};

/** What ends the wait; an answer that came to nothing is simply tried again. */
const THEN_TEXT: Partial<Record<WaitKind, string>> = {
  our_setting: 'нужен специалист ИТ',
  busy: 'повторим сами',
  no_school_data: 'повторим сами',
};

const UNCLEAR_TEXT = 'результат уточняется';
const QUESTION_TEXT = 'проверяем, есть ли карта жителя';

/** One full phrase for the state of an application, as lists and papers of the clerk show it. */
export function stateText(state: ApplicationState): string {
  if (isCardConnected(state)) return connectedText(state);
  switch (state.status) {
    case 'filling':
      return 'заполняется';
    case 'due':
      if (state.filling) return questionText(state.reason);
      return state.reason ? waitText(state.reason, 'отправим, когда будет связь') : 'ждёт отправки';
    case 'in_flight':
      if (state.clearing) return UNCLEAR_TEXT;
      return state.filling ? QUESTION_TEXT : 'отправляется';
    case 'unknown':
      // Nothing is sent again blindly: what waits for a line is a question.
      return state.reason
        ? `${UNCLEAR_TEXT}: ${waitText(state.reason, 'спросим, когда будет связь')}`
        : UNCLEAR_TEXT;
    case 'needs_decision':
      return `нужно решение старшего: ${DECISION_REASON_TEXT[state.why]}`;
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
  return `карта жителя не проверена: ${waitText(reason)}`;
}

function waitText(reason: WaitReason, onceConnected?: string): string {
  const kind = waitKind(reason);
  const then = kind === 'no_connection' ? onceConnected : THEN_TEXT[kind];
  return [WAIT_TEXT[reason], then].filter(Boolean).join(', ');
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
