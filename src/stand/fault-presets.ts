import type { Fault } from './fault.ts';
import type { ServiceName } from './service-name.ts';

export const SERVICE_TITLES: Readonly<Record<ServiceName, string>> = {
  CheckCard: 'Проверка карты (CheckCard)',
  Clients: 'Регистрация заявителя (Clients)',
  Cards: 'Подключение карты (Cards)',
  RegisterMifare: 'Регистрация чипа (RegisterMifare)',
  ListOperations: 'Реестр операций (GET clientsOperationInfo)',
  PublishStatuses: 'Публикация статусов (POST clientsOperationInfo)',
};

/** Faults that a trainer can switch on from the page, without a line of JSON. */
export const FAULT_PRESETS: Readonly<Record<string, { readonly title: string; readonly fault: Fault }>> = {
  lost_answer: {
    title: 'Запрос выполнен, ответ потерян',
    fault: { kind: 'lost_answer_after_commit' },
  },
  lost_request: { title: 'Запрос потерян, ничего не сделано', fault: { kind: 'lost_before_commit' } },
  late_landing: {
    title: 'Запрос исполняется через 60 секунд',
    fault: { kind: 'delay', delayMs: 60_000, at: 'before_commit' },
  },
  late_answer: {
    title: 'Ответ приходит через 15 секунд',
    fault: { kind: 'delay', delayMs: 15_000, at: 'after_commit' },
  },
  ...statusPreset(500, 'Внутренняя ошибка сервера'),
  ...statusPreset(502, 'Плохой шлюз'),
  ...statusPreset(503, 'Сервис недоступен', 30),
  ...statusPreset(429, 'Слишком много запросов', 30),
  ...statusPreset(401, 'Ключ доступа не принят'),
  ...statusPreset(403, 'Доступ запрещён'),
  ...statusPreset(404, 'Сервис не найден'),
  ...statusPreset(302, 'Перенаправление'),
  html_200: {
    title: 'Вместо ответа страница HTML, код 200',
    fault: { kind: 'html', status: 200, afterCommit: false },
  },
  html_502: {
    title: 'Вместо ответа страница HTML, код 502',
    fault: { kind: 'html', status: 502, afterCommit: false },
  },
  broken_json: { title: 'Повреждённый JSON', fault: { kind: 'broken_json' } },
  wrong_schema: { title: 'JSON не той формы', fault: { kind: 'wrong_schema' } },
  bom: { title: 'Метка порядка байтов перед JSON', fault: { kind: 'bom' } },
  slow_drip: { title: 'Ответ по одному байту в секунду', fault: { kind: 'slow_drip', everyMs: 1000 } },
  endless_body: { title: 'Бесконечный ответ', fault: { kind: 'endless_body' } },
  wrong_date: {
    title: 'Часы Департамента спешат на час',
    fault: { kind: 'wrong_date', offsetMs: 3_600_000 },
  },
};

function statusPreset(
  status: 500 | 502 | 503 | 429 | 401 | 403 | 404 | 302,
  title: string,
  seconds?: number,
) {
  const fault: Fault = {
    kind: 'status',
    status,
    retryAfterAs: 'seconds',
    afterCommit: false,
    ...(seconds !== undefined && { retryAfterSeconds: seconds }),
  };
  const wait = seconds === undefined ? '' : `, повтор через ${seconds} секунд`;
  return { [`status_${status}`]: { title: `${title} (${status}${wait})`, fault } };
}
