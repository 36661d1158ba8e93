import { verdictWays } from '../../src/domain/verdict-way.ts';
import type {
  CandidateView,
  ComparedView,
  OperationRowView,
  OperationView,
  ReverseView,
  WorklistView,
} from '../../src/main/api/operation-views.ts';
import { connected } from './application-scenes.ts';
import { AT, LISTED } from './people.ts';
import type { Scene } from './scene.ts';

const MINUTE = 60_000;
const CONNECTION = 'Подключение карты на портале';
const BLOCK = 'Блокировка карты на портале';

const RUNNING: ReverseView = {
  status: 'running',
  lastSuccessAt: AT - 2 * MINUTE,
  overdueAt: AT + 13 * MINUTE,
  underWay: 12,
  waitForClerk: 3,
  setAside: 0,
};

const ROWS: readonly OperationRowView[] = [
  {
    id: 31,
    madeAt: AT - 90 * MINUTE,
    receivedAt: AT - 88 * MINUTE,
    name: CONNECTION,
    fullName: 'Сёмина-Ёлкина Анна Петровна',
    text: 'человек похож, но не всё совпадает',
    tone: 'waiting',
  },
  {
    id: 32,
    madeAt: AT - 40 * MINUTE,
    receivedAt: AT - 38 * MINUTE,
    name: CONNECTION,
    fullName: 'Абдулгамидов-Константинопольский Мухаммад-Рашид Абдурахманович',
    text: 'человека нет в этом журнале',
    tone: 'waiting',
  },
  {
    id: 33,
    madeAt: AT - 20 * MINUTE,
    receivedAt: AT - 18 * MINUTE,
    name: BLOCK,
    fullName: '',
    text: 'такой карты нет в журнале',
    tone: 'waiting',
  },
];

const UNREADABLE: OperationRowView = {
  id: 30,
  receivedAt: AT - 300 * MINUTE,
  name: 'Запись не прочитана',
  fullName: '',
  text: 'отложена: запись Департамента не прочитана',
  tone: 'bad',
};

const SEARCHED =
  'Искали в журнале этого рабочего места (№ 03). В отделе есть и другие, их журналы отсюда не видны.';

const WORKLIST: WorklistView = { count: 3, rows: ROWS, setAside: [UNREADABLE], searched: SEARCHED };

const line = (name: string, sent?: string, known?: string): ComparedView => ({
  name,
  ...(sent && { sent }),
  ...(known && { known }),
  match: sent && known ? (sent === known ? 'agrees' : 'differs') : 'not_compared',
});

const lines = (lastName: string, passport: string, snils?: string): readonly ComparedView[] => [
  line('Имя', 'Сёмина-Ёлкина Анна Петровна', `${lastName} Анна Петровна`),
  line('Родился', '17.03.1985', '17.03.1985'),
  line('Документ', 'Паспорт гражданина РФ 3710 123456', `Паспорт гражданина РФ ${passport}`),
  line('Выдан', '25.04.2005', '25.04.2005'),
  line('СНИЛС', '594-923-116 30', snils),
  line('Телефон', undefined, '+7 912 345-67-80'),
];

const ALIKE: CandidateView = {
  applicationId: 214,
  registrationNumber: '12-03/2026-000214',
  fullName: 'Сёмина Анна Петровна',
  text: 'похож',
  tone: 'waiting',
  lines: lines('Сёмина', '3702 654321', '594-923-116 30'),
  cards: ['Другая карта, …53, активна с 12.10.2026.'],
};
const ANOTHER: CandidateView = {
  ...ALIKE,
  applicationId: 190,
  registrationNumber: '12-03/2026-000190',
  lines: lines('Сёмина-Ёлкина', '3710 123456'),
  cards: [],
};
const HOLDER: CandidateView = {
  ...ALIKE,
  applicationId: 12,
  registrationNumber: '12-03/2026-000012',
  text: 'другой, карта на нём',
  tone: 'bad',
  lines: lines('Константинопольская-Абдулгамидова', '3702 654321', '112-233-445 95'),
  cards: ['Эта карта активна с 01.09.2026.', 'Другая карта, …17, заблокирована 02.09.2026 (порядок неясен).'],
};

const HISTORY: OperationView['history'] = [
  { at: AT - 90 * MINUTE, text: 'Житель подключил карту на портале', tone: 'neutral' },
  { at: AT - 88 * MINUTE, text: 'Получена и сохранена', tone: 'good' },
  {
    at: AT - 87 * MINUTE,
    text: 'Департаменту сказали, что принята в обработку',
    tone: 'good',
    forIt: 'статус 1: done',
  },
];

const [first, second, third] = ROWS as readonly [OperationRowView, OperationRowView, OperationRowView];

const ALIKE_ONE: OperationView = {
  ...first,
  text: 'Человек похож, но не всё совпадает',
  status: 'waits_for_clerk',
  operationId: '5f0c1f52-65e5-4f0e-9d1b-0a4d6f0f3f10',
  sent: [],
  candidates: [ALIKE],
  decision: {
    why: 'Один человек в журнале похож, но часть данных отличается.',
    proposed: 'found',
    searched: SEARCHED,
    speaksFor: ['Совпадает: дата рождения, СНИЛС.'],
    speaksAgainst: ['Отличается: имя, документ.'],
    ways: verdictWays('register'),
  },
  history: HISTORY,
  events: [{ sequence: 901, at: AT - 88 * MINUTE, text: 'операция портала принята' }],
};

const NOT_FOUND: OperationView = {
  ...ALIKE_ONE,
  ...second,
  text: 'Человека нет в этом журнале',
  sent: [
    { name: 'Имя', value: second.fullName },
    { name: 'Родился', value: '01.02.1990' },
    { name: 'Документ', value: 'Паспорт гражданина РФ 3715 000111' },
    { name: 'Карта', value: 'оканчивается на 17' },
  ],
  candidates: [],
  decision: {
    ...(ALIKE_ONE.decision as NonNullable<OperationView['decision']>),
    why: 'Никого похожего в журнале этого рабочего места нет.',
    proposed: 'person_not_found',
    speaksFor: ['Похожих в журнале нет.'],
    speaksAgainst: ['Заявление могло быть принято на другом рабочем месте.'],
  },
};

const { decision: _settled, ...ALIKE_SETTLED } = ALIKE_ONE;

const DONE: OperationView = {
  ...ALIKE_SETTLED,
  status: 'done',
  text: 'Департамент принял ответ: найден, карта подходит',
  tone: 'good',
  application: { id: 214, registrationNumber: '12-03/2026-000214' },
  history: [
    ...HISTORY,
    {
      at: AT - 30 * MINUTE,
      text: 'Иванова Е. П. решила: найден, карта подходит',
      tone: 'neutral',
      reason: 'Тот же человек, сменилась фамилия',
    },
    {
      at: AT - 29 * MINUTE,
      text: 'Департаменту ответили: найден, карта подходит. Ответа нет, повторим',
      tone: 'waiting',
      forIt: 'статус 2: timeout',
    },
    {
      at: AT - 28 * MINUTE,
      text: 'Департаменту ответили: найден, карта подходит',
      tone: 'good',
      forIt: 'статус 2: done',
    },
  ],
};

/** How cards stand that were connected once. */
const NOW = [
  { status: 'connected', text: 'карта была подключена, сейчас заблокирована', tone: 'bad' },
  { status: 'connected', text: 'карта была подключена, потом заменена другой', tone: 'bad' },
  { status: 'connected', text: 'карту подключили и заблокировали, порядок неясен', tone: 'waiting' },
  { status: 'connected', text: 'карта подключена', tone: 'good' },
] as const;

const one = (operation: OperationView): Partial<Scene> => ({
  place: { name: 'operation', id: operation.id },
  reverse: RUNNING,
  operation,
});

/** What residents did on the portal: the list, one with candidates, its history, and how the lists come in. */
export const OPERATION_SCENES: Readonly<Record<string, Partial<Scene>>> = {
  operations: {
    place: { name: 'operations' },
    reverse: { ...RUNNING, setAside: 1 },
    worklist: WORKLIST,
    operation: ALIKE_ONE,
  },
  'operations-none': {
    place: { name: 'operations' },
    reverse: { ...RUNNING, underWay: 0, waitForClerk: 0 },
    worklist: { count: 0, rows: [], setAside: [], searched: SEARCHED },
  },
  'operation-alike': one(ALIKE_ONE),
  'operation-several': one({
    ...ALIKE_ONE,
    text: 'Подходят несколько человек',
    candidates: [ALIKE, ANOTHER, HOLDER],
    decision: {
      ...(ALIKE_ONE.decision as NonNullable<OperationView['decision']>),
      why: 'Сравните данные и выберите, кто это.',
    },
  }),
  'operation-not-found': one(NOT_FOUND),
  'operation-block': one({
    ...NOT_FOUND,
    ...third,
    text: 'Такой карты нет в журнале',
    sent: [{ name: 'Карта', value: 'оканчивается на 17' }],
    decision: {
      ...(NOT_FOUND.decision as NonNullable<OperationView['decision']>),
      proposed: 'card_not_found',
      ways: verdictWays('block'),
    },
  }),
  'operation-done': one(DONE),
  'operation-set-aside': one({
    ...UNREADABLE,
    text: 'Отложена: запись Департамента не прочитана',
    status: 'set_aside',
    operationId: '5f0c1f52',
    sent: [],
    candidates: [],
    events: [],
    history: [
      { at: UNREADABLE.receivedAt, text: 'Получена и сохранена', tone: 'good' },
      {
        at: UNREADABLE.receivedAt,
        text: 'Прочитать не удалось, позовите специалиста ИТ',
        tone: 'bad',
        forIt: 'operationType: нет такого вида',
      },
    ],
  }),
  'application-blocked': {
    place: { name: 'application', id: connected.id },
    operation: DONE,
    application: {
      ...connected,
      tell: ['Эта карта жителя сейчас не действует: она заблокирована 23.11.2026 жителем.'],
      cardState: { text: 'заблокирована 23.11.2026 жителем', tone: 'bad' },
      operations: [
        {
          ...third,
          id: 41,
          fullName: connected.fullName,
          text: 'Департамент принял ответ: найден, блокировка принята',
          tone: 'good',
        },
      ],
    },
  },
  'application-replaced': {
    place: { name: 'application', id: connected.id },
    application: {
      ...connected,
      tell: ['Эта карта жителя сейчас не действует: она заменена другой 23.11.2026.'],
      cardState: { text: 'заменена другой 23.11.2026', tone: 'bad' },
    },
  },
  'journal-blocked': {
    place: { name: 'journal' },
    journal: LISTED.map((row, at) => ({ ...row, ...NOW[at % NOW.length] })),
  },
  'home-operations': { reverse: { ...RUNNING, setAside: 2 } },
  'home-operations-overdue': {
    reverse: { ...RUNNING, lastSuccessAt: AT - 45 * MINUTE, overdueAt: AT - 30 * MINUTE },
  },
  'home-operations-paused': {
    reverse: {
      ...RUNNING,
      status: 'paused',
      why: 'Департамент не принял ключ доступа. Позовите специалиста ИТ.',
    },
  },
  'home-operations-stopped': { reverse: { ...RUNNING, status: 'stopped' } },
  'to-tell-portal': {
    place: { name: 'to_tell' },
    toTell: [
      {
        kind: 'operation',
        operationId: 31,
        fullName: 'Сёмина-Ёлкина Анна Петровна',
        phone: '+7 912 345-67-80',
        channel: 'Согласие есть на СМС.',
        since: AT - 28 * MINUTE,
        text: 'карта подключена на портале',
        tone: 'good',
        say: ['Карта, которую вы подключили на портале, принята проектом «Карта жителя».'],
      },
    ],
  },
};
