import type { ApplicationState, WaitReason } from './application.ts';
import { formatDate, parseCalendarDate } from './calendar-date.ts';
import type { ActiveCard, Refusal } from './outcome.ts';
import { isCardConnected } from './status-text.ts';
import { OFFICE_REFUSAL_TOLD, tellRefusal } from './tell-refusal.ts';

/** What the clerk says to the resident now, sentence by sentence (regulation, 2.1 steps 4.1, 5, 7.1, 10.1, 13.1). */
export function tellResident(state: ApplicationState): readonly string[] {
  // Before anything else: a chip that waits or fails never holds the word of success back.
  if (isCardConnected(state)) return connectedText(state);
  switch (state.status) {
    case 'filling':
      return ['Карты жителя у вас ещё нет, её можно подключить.', 'Сейчас мы заполним заявление до конца.'];
    case 'in_flight':
    case 'due':
      return state.filling ? questionText(state) : waitingText(state);
    case 'unknown':
      return UNCLEAR;
    case 'needs_decision':
      return [...UNCLEAR, 'Ответ Департамента проверит старший специалист, и мы сообщим вам итог.'];
    case 'returned':
      return returnedText(state.refusals);
    case 'has_active_card':
      return activeCardText(state.active);
    case 'refused':
      return state.by === 'office' ? OFFICE_REFUSAL_TOLD[state.ground] : tellRefusal(state.refusals);
    case 'withdrawn':
      return [
        'Ваше заявление отозвано, карту мы не подключали.',
        'Подать новое заявление можно в любой день.',
      ];
    case 'connected':
      return CONNECTED;
    default:
      return state satisfies never;
  }
}

type Sending = Extract<ApplicationState, { status: 'due' | 'in_flight' }>;

const CONNECTED = ['Ваша карта подключена к проекту «Карта жителя».'];
const CHIP_WORKS = 'Бесконтактный чип тоже зарегистрирован: карту достаточно прикладывать.';
const CHIP_LATER = 'Бесконтактный чип карты пока не зарегистрирован, самой карте это не мешает.';

function connectedText(state: ApplicationState): readonly string[] {
  if (state.status !== 'connected') return [...CONNECTED, CHIP_LATER];
  switch (state.chip) {
    case 'registered':
      return [...CONNECTED, CHIP_WORKS];
    case 'not_registered':
      return [...CONNECTED, CHIP_LATER];
    case 'none':
      return [...CONNECTED, 'Номер чипа мы не регистрировали.'];
  }
}

const UNCLEAR = [
  'Заявка отправлена, результат уточняется.',
  'Подключена ли карта, мы пока сказать не можем.',
];
/** Never sent so far: that much is certain. */
const TAKEN = 'Ваше заявление принято и зарегистрировано.';

/** The question of an active card changes nothing, so the visit goes on without its answer. */
function questionText(state: Sending): readonly string[] {
  const isWaiting = state.status === 'due' && state.reason !== undefined;
  const now = isWaiting
    ? 'Сейчас нет связи с Департаментом, о карте жителя мы спросим его сами.'
    : 'Мы спрашиваем Департамент, нет ли у вас уже карты жителя.';
  return [now, 'Пока заполним заявление.'];
}

/** Nothing of a registration was lost on the way: a POST without an answer is `unknown`, not due. */
function waitingText(state: Sending): readonly string[] {
  const reason: WaitReason | undefined = state.status === 'due' ? state.reason : undefined;
  if (reason === undefined) return ['Заявка отправляется в Департамент, это займёт меньше минуты.'];
  switch (reason) {
    case 'name_lookup':
    case 'connection_refused':
    case 'connect_timeout':
    case 'tls':
    case 'not_configured':
    case 'key_rejected':
    case 'region_unknown':
      return [
        TAKEN,
        'Сейчас нет связи с Департаментом, отправим заявку сами, когда она появится.',
        'Ждать здесь не нужно, о результате мы вам сообщим.',
      ];
    case 'too_many_requests':
    case 'schoolboy_unavailable':
    case 'timeout':
    case 'connection_lost':
    case 'server_error':
    case 'unexpected_status':
    case 'not_json':
    case 'wrong_shape':
    case 'unlisted_code':
    case 'too_large':
    case 'interrupted':
      return [
        TAKEN,
        'Департамент пока не ответил, мы спросим его ещё раз сами.',
        'Ждать здесь не нужно, о результате мы вам сообщим.',
      ];
    default:
      return reason satisfies never;
  }
}

/** Step 4.1: only the holder can have it disconnected, and only at the bank. */
function activeCardText({ issuer, issuedOn, validTo }: ActiveCard): readonly string[] {
  const known = [
    issuer && `выпустил её банк: ${issuer}`,
    issuedOn && `выдана ${dayText(issuedOn)}`,
    validTo && `действует до ${dayText(validTo)}`,
  ].filter(Boolean);
  return [
    `У вас уже есть действующая карта жителя${known.length > 0 ? `: ${known.join(', ')}` : ''}.`,
    'Чтобы подключить другую, сначала обратитесь в банк и попросите отключить прежнюю.',
    'После этого приходите снова, мы примем новое заявление.',
  ];
}

function dayText(day: string): string {
  const date = parseCalendarDate(day);
  return date.ok ? formatDate(date.value) : day;
}

function returnedText(refusals: readonly [Refusal, ...Refusal[]]): readonly string[] {
  const snils = refusals.some(({ reason }) => reason === 'invalid_snils');
  return [
    snils ? 'Департамент не принял СНИЛС.' : 'Департамент просит исправить данные в заявлении.',
    'Покажите документы ещё раз, мы сверим данные и отправим заявку снова.',
  ];
}
