import { formatSnils, parseSnils } from '../domain/snils.ts';
import { allCards, type StoredCard } from './card-store.ts';
import { allClients } from './client-store.ts';
import { FAULT_PRESETS, SERVICE_TITLES } from './fault-presets.ts';
import { plannedFaults } from './fault-queue.ts';
import { maskHash, maskSnils } from './mask.ts';
import { htmlText, option, pageOf, table, tableOf } from './page-html.ts';
import { regionTime } from './region-time.ts';
import { loggedRequests } from './request-log.ts';
import { SERVICES } from './service-name.ts';
import type { StandState } from './stand-state.ts';
import { TRIGGERS } from './trigger-table.ts';

const LAST_REQUESTS = 100;
const CARD_STATES = { issued: 'выпущена', active: 'подключена', blocked: 'заблокирована' } as const;
const BLOCKERS = { applicant: 'заявителем', bank: 'банком', department: 'Департаментом' } as const;

/** The trainer's page: all of it at once, without scripts. */
export function renderAdminPage(state: StandState): string {
  return pageOf(
    'Учебный стенд Департамента',
    `<p><a href="/admin/portal">Портал жителя: подключить или заблокировать карту</a></p>
<form method="post" action="/admin/page/reset"><button>Очистить стенд</button></form>
${faults(state)}${requests(state)}${clients(state)}${cards(state)}${triggers()}`,
  );
}

function faults(state: StandState): string {
  const planned = plannedFaults(state.db).map(({ service, fault, skip, remaining }) => [
    service,
    fault.kind,
    String(skip),
    remaining === null ? 'пока не снята' : String(remaining),
  ]);
  const services = SERVICES.map((name) => option(name, SERVICE_TITLES[name])).join('');
  const kinds = Object.entries(FAULT_PRESETS).map(([name, { title }]) => option(name, title));
  return `<h2>Неполадки</h2><form method="post" action="/admin/page/faults">
<select name="service" aria-label="Сервис">${option('any', 'Любой сервис')}${services}</select>
<select name="preset" aria-label="Неполадка">${kinds.join('')}</select>
<label>Сколько раз <input name="count" type="number" min="1" max="1000" value="1" required></label>
<button>Включить</button></form>
<form method="post" action="/admin/page/no-faults"><button>Снять все</button></form>
${table(['Сервис', 'Неполадка', 'Сначала пропустить', 'Осталось раз'], planned)}`;
}

function requests(state: StandState): string {
  const rows = loggedRequests(state.db)
    .slice(-LAST_REQUESTS)
    .reverse()
    .map((request) => [
      String(request.id),
      regionTime(request.at, state.timeZone).slice(11, 19),
      request.service ?? 'неизвестный сервис',
      `${request.method} ${request.path}`,
      request.person ?? '',
      request.ended === 'nothing' ? 'без ответа' : String(request.status ?? request.fault ?? 'в работе'),
      request.codes.join(', '),
      request.fault ?? '',
    ]);
  return `<h2>Последние запросы</h2>${table(
    ['№', 'Время', 'Сервис', 'Запрос', 'Заявитель', 'Ответ', 'Коды', 'Неполадка'],
    rows,
  )}`;
}

function clients(state: StandState): string {
  const rows = allClients(state).map((client) => [
    maskSnils(client.snils),
    regionTime(client.updated_at, state.timeZone).replace('T', ' ').slice(0, 19),
  ]);
  return `<h2>Заявители</h2>${table(['СНИЛС', 'Данные обновлены'], rows)}`;
}

function cards(state: StandState): string {
  const head = ['Карта', 'Номер социальной карты', 'Заявитель', 'Состояние', 'Чип', 'Действия'];
  const rows = allCards(state).map((card) => {
    const cells = [
      `${maskHash(card.card_hash)} **${card.card_num ?? ''}`,
      card.num_sid ?? '',
      card.snils === null ? '' : maskSnils(card.snils),
      card.blocked_by === null ? CARD_STATES[card.state] : `заблокирована ${BLOCKERS[card.blocked_by]}`,
      card.mifare_id === null ? '' : 'зарегистрирован',
    ];
    return `<tr>${cells.map((cell) => `<td>${htmlText(cell)}</td>`).join('')}<td>${cardButtons(card)}</td></tr>`;
  });
  return `<h2>Карты</h2>${tableOf(head, rows)}`;
}

function cardButtons(card: StoredCard): string {
  const form = (action: string, title: string, by = '') =>
    `<form method="post" action="/admin/page/${action}"><input type="hidden" name="cardHash" value="${htmlText(
      card.card_hash,
    )}"><input type="hidden" name="by" value="${by}"><button>${title}</button></form>`;
  if (card.state === 'blocked') return form('unblock', 'Разблокировать');
  return Object.entries(BLOCKERS)
    .map(([by, title]) => form('block', `Заблокировать ${title}`, by))
    .join('');
}

function triggers(): string {
  const rows = TRIGGERS.map(({ snils, service, answer, meaning }) => {
    const parsed = parseSnils(snils);
    const code = answer.kind === 'refusal' ? String(answer.code) : '200';
    return [parsed.ok ? formatSnils(parsed.value) : snils, service, code, meaning];
  });
  return `<h2>Учебные заявители</h2>${table(['СНИЛС', 'Сервис', 'Код', 'Что произойдёт'], rows)}`;
}
