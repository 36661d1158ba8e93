import type { NotProcessedReason, NotSentReason, UnknownReason } from './outcome.ts';

/** Why a request brought nothing that the flow could go by. */
type NoAnswerReason = NotSentReason | NotProcessedReason | UnknownReason;

/** Each says whether the request has left: that decides what may be done next. */
export const NO_ANSWER_TEXT: Readonly<Record<NoAnswerReason, string>> = {
  name_lookup: 'запрос не ушёл, адрес Департамента не найден',
  connection_refused: 'запрос не ушёл, Департамент не отвечает',
  connect_timeout: 'запрос не ушёл, Департамент не отвечает',
  tls: 'запрос не ушёл, защищённое соединение не установлено',
  not_configured: 'запрос не ушёл, отправка не настроена',
  key_rejected: 'Департамент не принял ключ доступа',
  region_unknown: 'Департамент не узнал код региона',
  too_many_requests: 'Департамент просит подождать',
  timeout: 'запрос ушёл, ответ не пришёл вовремя',
  connection_lost: 'запрос ушёл, связь прервалась до ответа',
  server_error: 'запрос ушёл, на стороне Департамента сбой',
  unexpected_status: 'запрос ушёл, ответ не по регламенту',
  not_json: 'запрос ушёл, ответ не читается',
  wrong_shape: 'запрос ушёл, ответ не по регламенту',
  unlisted_code: 'запрос ушёл, в ответе неизвестный код',
  too_large: 'запрос ушёл, ответ слишком велик',
  interrupted: 'программа закрылась до ответа',
};
