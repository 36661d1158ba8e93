import type { ApplicationState } from './application.ts';
import type { DecisionReason } from './clearing.ts';
import { dayText } from './day-text.ts';
import { isInDoubt } from './in-doubt.ts';
import type { ActiveCard, Refusal } from './outcome.ts';
import { isCardConnected } from './status-text.ts';
import { OFFICE_REFUSAL_TOLD, tellRefusal } from './tell-refusal.ts';
import { type WaitKind, waitKind } from './wait-kind.ts';

/** What the clerk says to the resident now, sentence by sentence (regulation, 2.1 steps 4.1, 5, 7.1, 10.1, 13.1). */
export function tellResident(state: ApplicationState): readonly string[] {
  // Before anything else: a chip that waits or fails never holds the word of success back.
  if (isCardConnected(state)) return connectedText(state);
  switch (state.status) {
    case 'filling':
      return ['Карты жителя у вас ещё нет, её можно подключить.', 'Сейчас мы заполним заявление до конца.'];
    case 'in_flight':
    case 'due':
      if (state.filling) return questionText(state);
      return isInDoubt(state) ? CLEARED_UP : waitingText(state);
    case 'unknown':
      return CLEARED_UP;
    case 'needs_decision':
      return undecidedText(state.why);
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
    case 'not_connected':
      return [
        'Карту подключить не удалось, она не подключена.',
        'Приходите снова, мы примем новое заявление.',
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
const CHIP_UNCLEAR = 'Ответ о бесконтактном чипе ещё не получен, он уточняется. Самой карте это не мешает.';
const CHIP_NOT_TAKEN = 'Бесконтактный чип зарегистрировать не удалось, самой карте это не мешает.';

function connectedText(state: ApplicationState): readonly string[] {
  if (state.status === 'unknown') return [...CONNECTED, CHIP_UNCLEAR];
  if (state.status !== 'connected') return [...CONNECTED, CHIP_LATER];
  switch (state.chip) {
    case 'registered':
      return [...CONNECTED, CHIP_WORKS];
    case 'not_registered':
      return [...CONNECTED, CHIP_NOT_TAKEN];
    case 'none':
      return [...CONNECTED, 'Номер чипа мы не регистрировали.'];
  }
}

const UNCLEAR = [
  'Заявка отправлена, результат уточняется.',
  'Подключена ли карта, мы пока сказать не можем.',
];
/** Asked after by itself; the resident goes home and is called. */
const CLEARED_UP = [...UNCLEAR, 'Ждать здесь не нужно, о результате мы вам сообщим.'];
const BY_THE_SENIOR = 'Ответ Департамента проверит старший специалист, и мы сообщим вам итог.';
/** Nothing that was sent is in the dark: that much is certain. */
const TAKEN = 'Ваше заявление принято и зарегистрировано.';
const NO_SCHOOL_DATA = [
  TAKEN,
  'Департамент не получил сведения о школе, карту мы пока не подключили.',
  'Как быть дальше, решит старший специалист, и мы сообщим вам итог.',
];

const WAITED_TOO_LONG = [
  TAKEN,
  'В Департамент оно ещё не отправлено: слишком долго не было связи.',
  'Перед отправкой мы сверим данные с вами ещё раз.',
];

/** Where nothing is in the dark the resident is told so. */
function undecidedText(why: DecisionReason): readonly string[] {
  switch (why) {
    case 'schoolboy_unavailable':
      return NO_SCHOOL_DATA;
    case 'offline_too_long':
      return WAITED_TOO_LONG;
    default:
      return [...UNCLEAR, BY_THE_SENIOR];
  }
}

/** The question of an active card changes nothing, so the visit goes on without its answer. */
function questionText(state: Sending): readonly string[] {
  const kind = kindOf(state);
  const now = kind ? QUESTION[kind] : 'Мы спрашиваем Департамент, нет ли у вас уже карты жителя.';
  return [now, 'Пока заполним заявление.'];
}

const ASK_AGAIN = 'о карте жителя мы спросим его ещё раз сами.';
const QUESTION: Readonly<Record<WaitKind, string>> = {
  no_connection: 'Сейчас нет связи с Департаментом, о карте жителя мы спросим его сами.',
  our_setting: 'О карте жителя мы спросим Департамент, когда исправим настройку на нашей стороне.',
  busy: 'Департамент просит подождать, о карте жителя мы спросим его сами.',
  no_school_data: `Департамент не получил сведения о школе, ${ASK_AGAIN}`,
  no_answer: `Департамент пока не ответил, ${ASK_AGAIN}`,
  unclear_answer: `Ответ Департамента непонятен, ${ASK_AGAIN}`,
  interrupted: `Ответ Департамента мы не успели получить, ${ASK_AGAIN}`,
};

/** Nothing of a registration was lost on the way: a POST without an answer is `unknown`, not due. */
function waitingText(state: Sending): readonly string[] {
  if (isHeld(state)) return HELD;
  const kind = kindOf(state);
  if (kind === undefined) return ['Заявка отправляется в Департамент, это займёт меньше минуты.'];
  return [TAKEN, WAITING[kind], 'Ждать здесь не нужно, о результате мы вам сообщим.'];
}

/** A lost request may still land, and what was corrected must not be overwritten by it. */
const HELD = [
  TAKEN,
  'Отправим заявку сами через несколько минут.',
  'Ждать здесь не нужно, о результате мы вам сообщим.',
];

function isHeld(state: Sending): boolean {
  return state.status === 'due' && state.notBefore !== undefined && state.reason === undefined;
}

/** A waiting application that was not tried yet has no reason. */
function kindOf(state: Sending): WaitKind | undefined {
  return state.status === 'due' && state.reason !== undefined ? waitKind(state.reason) : undefined;
}

const WAITING: Readonly<Record<WaitKind, string>> = {
  no_connection: 'Сейчас нет связи с Департаментом, отправим заявку сами, когда она появится.',
  our_setting: 'Отправим заявку, когда исправим настройку на нашей стороне.',
  busy: 'Департамент просит подождать, заявку отправим сами чуть позже.',
  no_school_data: 'Департамент пока не получил сведения о школе, отправим заявку ещё раз сами.',
  no_answer: 'Департамент пока не ответил, мы спросим его ещё раз сами.',
  unclear_answer: 'Ответ Департамента непонятен, мы спросим его ещё раз сами.',
  interrupted: 'Ответ Департамента мы не успели получить, спросим его ещё раз сами.',
};

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

function returnedText(refusals: readonly [Refusal, ...Refusal[]]): readonly string[] {
  const snils = refusals.some(({ reason }) => reason === 'invalid_snils');
  return [
    snils ? 'Департамент не принял СНИЛС.' : 'Департамент просит исправить данные в заявлении.',
    'Покажите документы ещё раз, мы сверим данные и отправим заявку снова.',
  ];
}
