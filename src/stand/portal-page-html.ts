import { allCards, type StoredCard } from './card-store.ts';
import { maskHash, maskSnils } from './mask.ts';
import { allOperations, type StoredOperation, snilsOf, statusesOf } from './operation-store.ts';
import { option, pageOf, table } from './page-html.ts';
import { allResidents, type Resident, shortName } from './resident.ts';
import type { StandState } from './stand-state.ts';

const LAST_OPERATIONS = 100;
const STATUSES: Readonly<Record<number, string>> = {
  1: 'принята в обработку',
  2: 'найден',
  3: 'не найден',
  4: 'найден с другой картой',
  5: 'карта не соответствует требованиям',
  6: 'карта не найдена',
};
const PROBLEMS = new Map([
  ['has_active_card', 'У жителя уже подключена другая карта. Сначала заблокируйте её.'],
  ['card_of_another', 'Эта карта принадлежит другому жителю. Выберите другую карту.'],
  ['card_blocked', 'Карту заблокировал банк. Разблокируйте её на странице стенда.'],
  ['card_not_active', 'Эта карта не подключена. Выберите другую карту.'],
  ['resident_unknown', 'Такого жителя на стенде нет. Выберите другого.'],
]);

/** The page of what residents do on the portal, and of what the office has answered. */
export function renderPortalPage(state: StandState, problem: string | undefined): string {
  const residents = new Map(allResidents(state).map((resident) => [resident.snils, resident]));
  const told = problem === undefined ? undefined : PROBLEMS.get(problem);
  return pageOf(
    'Учебный портал жителя',
    `<p><a href="/admin">Вся страница стенда</a></p>
${told === undefined ? '' : `<p class="mark" role="alert">${told}</p>`}
<p>Здесь житель сам подключает или блокирует карту. Офис узнает об этом, когда в следующий раз запросит операции.</p>
${registering(state, residents)}${blocking(state, residents)}${operations(state, residents)}`,
  );
}

type Residents = ReadonlyMap<string, Resident>;

function registering(state: StandState, residents: Residents): string {
  const people = [...residents.values()].map((each) => option(each.snils, described(each)));
  const cards = allCards(state).map((card) => option(card.card_hash, cardText(card, residents)));
  return `<h2>Подключить карту</h2><form method="post" action="/admin/page/portal-register">
<select name="snils" aria-label="Житель">${option('new', 'Новый вымышленный житель')}${people.join('')}</select>
<select name="cardHash" aria-label="Карта">${option('new', 'Новая вымышленная карта')}${cards.join('')}</select>
<button>Подключить карту</button></form>`;
}

function blocking(state: StandState, residents: Residents): string {
  const active = allCards(state).filter((card) => card.state === 'active');
  if (active.length === 0) return '<h2>Заблокировать карту</h2><p>Подключённых карт пока нет.</p>';
  const cards = active.map((card) => option(card.card_hash, cardText(card, residents)));
  return `<h2>Заблокировать карту</h2><form method="post" action="/admin/page/portal-block">
<select name="cardHash" aria-label="Подключённая карта">${cards.join('')}</select>
<select name="by" aria-label="Кто блокирует">${option('applicant', 'Сам житель')}${option('department', 'Департамент')}</select>
<button>Заблокировать карту</button></form>`;
}

function operations(state: StandState, residents: Residents): string {
  const made = allOperations(state).filter(({ direction }) => direction === 'reverse');
  const rows = made
    .slice(-LAST_OPERATIONS)
    .reverse()
    .map((operation) => [
      operation.at.replace('T', ' ').slice(0, 19),
      kindOf(operation),
      personOf(operation, residents),
      `${maskHash(operation.card_hash)} **${operation.card_num ?? ''}`,
      publishedOf(state, operation),
    ]);
  return `<h2>Операции</h2>${table(['Когда', 'Что сделано', 'Житель', 'Карта', 'Что ответил офис'], rows)}`;
}

function kindOf({ type, code_block }: StoredOperation): string {
  if (type === 'Register') return 'Карта подключена';
  return code_block === 2 ? 'Карта заблокирована жителем' : 'Карта заблокирована Департаментом';
}

function personOf(operation: StoredOperation, residents: Residents): string {
  const snils = snilsOf(operation);
  const resident = snils === undefined ? undefined : residents.get(snils);
  return resident ? described(resident) : 'не назван';
}

/** All that were published, the first one first. */
function publishedOf(state: StandState, { id }: StoredOperation): string {
  const words = statusesOf(state, id).map((status) => `${status}: ${STATUSES[status] ?? ''}`);
  return words.length > 0 ? words.join(', ') : 'пока ничего';
}

function described(resident: Resident): string {
  return `${shortName(resident)}, СНИЛС ${maskSnils(resident.snils)}`;
}

function cardText({ card_hash, card_num, snils }: StoredCard, residents: Residents): string {
  const holder = snils === null ? undefined : residents.get(snils);
  const card = `${maskHash(card_hash)} **${card_num ?? ''}`;
  return holder ? `${card}, ${shortName(holder)}` : card;
}
