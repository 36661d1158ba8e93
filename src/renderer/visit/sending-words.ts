import type { ApplicationState } from '../../domain/application.ts';
import type { DecisionReason } from '../../domain/clearing.ts';
import { DECISION_REASON_TEXT } from '../../domain/decision-text.ts';
import { GROUND_TEXT } from '../../domain/papers.ts';
import { departmentQuotation, refusalText } from '../../domain/refusal-text.ts';
import { isCardConnected, type Tone } from '../../domain/status-text.ts';
import type { Step } from '../../domain/step.ts';
import type { ApplicationView, StepView } from '../../main/api/application-views.ts';
import { unclearChipText, unclearWords } from './unclear-words.ts';

/** The result in one glance: colour, sign and words say the same. */
export interface ResultWords {
  readonly tone: Tone;
  readonly sign: 'done' | 'waiting' | 'stopped' | 'sending';
  readonly title: string;
  /** What happens next by itself, or what the clerk does. */
  readonly text?: string;
}

type View = Pick<ApplicationView, 'state' | 'steps' | 'nextAt' | 'text'>;

/** `when` puts epoch ms as the clerk reads them, «в 12:04» or «сейчас». */
export function resultWords({ state, nextAt, text }: View, when: (at: number) => string): ResultWords {
  if (isCardConnected(state)) return connectedWords(state, nextAt, when);
  switch (state.status) {
    case 'in_flight':
      return state.clearing ? unclearWords(state, nextAt, when) : SENDING;
    case 'due':
      if (state.filling) return FILLING;
      if (state.reason === undefined && state.notBefore !== undefined) return heldWords(nextAt, when);
      return state.reason === undefined ? SENDING : waitingWords(text, nextAt, when);
    case 'filling':
      return FILLING;
    case 'unknown':
      return unclearWords(state, nextAt, when);
    case 'needs_decision':
      return decisionWords(state.why);
    case 'returned':
      return RETURNED;
    case 'has_active_card':
      return HAS_CARD;
    case 'refused':
      return refusedWords(state);
    case 'withdrawn':
      return WITHDRAWN;
    case 'not_connected':
      return NOT_CONNECTED;
    case 'connected':
      return CONNECTED;
    default:
      return state satisfies never;
  }
}

const CONNECTED: ResultWords = { tone: 'good', sign: 'done', title: 'Карта подключена' };
const SENDING: ResultWords = { tone: 'neutral', sign: 'sending', title: 'Отправляем заявление' };
const FILLING: ResultWords = {
  tone: 'neutral',
  sign: 'waiting',
  title: 'Заявление ещё заполняется',
  text: 'Продолжите его: всё набранное на месте.',
};
const RETURNED: ResultWords = {
  tone: 'bad',
  sign: 'stopped',
  title: 'Департамент просит исправить данные',
  text: 'Откройте заявление: отмечено то, что названо в ответе.',
};
const HAS_CARD: ResultWords = {
  tone: 'bad',
  sign: 'stopped',
  title: 'У жителя уже есть карта жителя',
  text:
    'Вторую подключить нельзя, заявление закончено. Прежнюю карту житель отключает в банке сам. ' +
    'Если СНИЛС введён с ошибкой, начните новое заявление: «Скопировать в новое», и исправьте СНИЛС.',
};
const WITHDRAWN: ResultWords = {
  tone: 'neutral',
  sign: 'stopped',
  title: 'Заявление отозвано',
  text: 'Карту не подключали.',
};

const NOT_CONNECTED: ResultWords = {
  tone: 'bad',
  sign: 'stopped',
  title: 'Карта не подключена',
  text: 'Заявление закончено решением старшего. Житель может подать новое.',
};

function decisionWords(why: DecisionReason): ResultWords {
  return {
    tone: 'waiting',
    sign: 'waiting',
    title: 'Нужно решение старшего',
    text: `${sentence(DECISION_REASON_TEXT[why])} Передайте номер заявления старшему оператору. Жителю ждать не нужно.`,
  };
}

/** Corrected after a lost answer: the old request may still land and would overwrite the new one. */
function heldWords(nextAt: number | undefined, when: (at: number) => string): ResultWords {
  const at = nextAt === undefined ? 'чуть позже' : when(nextAt);
  return {
    tone: 'waiting',
    sign: 'waiting',
    title: 'Заявление принято, отправим позже',
    text: `Прежний запрос ещё может дойти, поэтому новый отправим сами ${at}. Можно принимать следующего.`,
  };
}

function connectedWords(
  state: ApplicationState,
  nextAt: number | undefined,
  when: (at: number) => string,
): ResultWords {
  switch (state.status) {
    case 'connected':
      return { ...CONNECTED, ...CHIP_WORDS[state.chip] };
    case 'in_flight':
      return { ...CONNECTED, text: 'Регистрируем чип.' };
    case 'due': {
      const again = nextAt === undefined ? 'Повторим сами' : `Повторим сами ${when(nextAt)}`;
      return { ...CONNECTED, text: `Чип пока не зарегистрирован. ${again}, жителю ждать не нужно.` };
    }
    default:
      return { ...CONNECTED, text: unclearChipText(nextAt, when) };
  }
}

const CHIP_WORDS = {
  registered: { text: 'Карта и чип зарегистрированы.' },
  not_registered: { text: 'Чип зарегистрировать не удалось, самой карте это не мешает.' },
  none: { title: 'Карта подключена, без чипа' },
} as const;

/** `why` as the lists say it: not every wait is for a connection. */
function waitingWords(why: string, nextAt: number | undefined, when: (at: number) => string): ResultWords {
  const again = nextAt === undefined ? '' : ` Следующая попытка ${when(nextAt)}.`;
  return {
    tone: 'waiting',
    sign: 'waiting',
    title: 'Заявление принято, отправим позже',
    text: `${sentence(why)}${again} Можно принимать следующего.`,
  };
}

function sentence(phrase: string): string {
  return `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}.`;
}

function refusedWords(state: Extract<ApplicationState, { status: 'refused' }>): ResultWords {
  if (state.by === 'office') {
    return {
      tone: 'bad',
      sign: 'stopped',
      title: 'Отказ в приёме',
      text: `Основание ${state.ground}. ${GROUND_TEXT[state.ground]}.`,
    };
  }
  return {
    tone: 'bad',
    sign: 'stopped',
    title: 'Департамент отказал',
    text: `${sentence(refusalText(state.refusals))} ${departmentQuotation(state.refusals)}`.trim(),
  };
}

/** Nothing more comes by itself in a moment: the clerk may end the visit. */
export function isSettled({ sign }: ResultWords): boolean {
  return sign !== 'sending';
}

/** One line of the way to the Department. */
export interface StepLine {
  readonly step: Step;
  readonly sign: 'done' | 'waiting' | 'stopped' | 'sending' | 'ahead';
  readonly text: string;
  readonly about?: StepView;
}

const AHEAD: readonly (readonly [step: Step, now: string, ahead: string])[] = [
  ['check_active_card', 'Спрашиваем, нет ли уже карты жителя', 'Спросить, нет ли уже карты жителя'],
  ['register_client', 'Регистрируем заявителя', 'Зарегистрировать заявителя'],
  ['connect_card', 'Подключаем карту', 'Подключить карту'],
  ['register_chip', 'Регистрируем чип', 'Зарегистрировать чип'],
];

/** The four steps, and where an answer was lost what the kiosk has last asked about it. */
export function stepLines(view: Pick<ApplicationView, 'state' | 'steps' | 'card'>): readonly StepLine[] {
  const lines = stepsOnTheWay(view);
  const last = view.steps.at(-1);
  if (!last?.look) return lines;
  const { step, text } = last;
  const look = { step, sign: signOf(last), text, about: last };
  const ahead = lines.findIndex(({ sign }) => sign === 'ahead');
  return ahead === -1 ? [...lines, look] : lines.toSpliced(ahead, 0, look);
}

/** In their order, the last attempt of each; without those that will not come any more. */
function stepsOnTheWay(view: Pick<ApplicationView, 'state' | 'steps' | 'card'>): readonly StepLine[] {
  const isOver = !('stage' in view.state);
  const withoutChip = view.card !== undefined && view.card.chip.kind !== 'uid';
  return AHEAD.flatMap(([step, now, ahead]): StepLine[] => {
    const about = view.steps.findLast((taken) => taken.step === step && !taken.look);
    if (about) return [{ step, sign: signOf(about), text: about.outcome ? about.text : now, about }];
    const skipped = isOver || (step === 'register_chip' && withoutChip);
    return skipped ? [] : [{ step, sign: 'ahead', text: ahead }];
  });
}

function signOf({ step, outcome }: StepView): StepLine['sign'] {
  switch (outcome) {
    case undefined:
      return 'sending';
    case 'done':
      return 'done';
    case 'refused':
      // The card is connected all the same (regulation, 2.1 step 13.1).
      return step === 'register_chip' ? 'waiting' : 'stopped';
    case 'not_sent':
    case 'not_processed':
    case 'unknown':
      return 'waiting';
    default:
      return outcome satisfies never;
  }
}

/** What is still on the desk when the visit ends. */
export function leftOnDesk(state: ApplicationState): readonly string[] {
  if (state.status === 'refused' && state.by === 'office') {
    return ['вернуть жителю документы', 'назвать основание отказа'];
  }
  if (state.status === 'withdrawn') return ['вернуть жителю документы и карту'];
  return ['вернуть паспорт, СНИЛС и карту', 'отдать экземпляр расписки', 'подшить заявление и согласие'];
}
