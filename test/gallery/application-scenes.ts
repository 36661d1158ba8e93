import type { ApplicationView, EventView, StepView } from '../../src/main/api/application-views.ts';
import { AT } from './people.ts';

const EVENTS: readonly EventView[] = [
  { sequence: 1, at: AT - 300_000, text: 'заявление зарегистрировано' },
  { sequence: 2, at: AT - 60_000, text: 'данные подтверждены' },
  { sequence: 3, at: AT, text: 'отправка начата' },
];

const CHECKED: StepView = {
  step: 'check_active_card',
  attempt: 1,
  intendedAt: AT,
  endedAt: AT + 210,
  outcome: 'done',
  text: 'Действующей карты жителя не было',
};
const KNOWN: StepView = { ...CHECKED, step: 'register_client', text: 'Заявитель зарегистрирован' };
const CARD: StepView = {
  ...CHECKED,
  step: 'connect_card',
  text: 'Банковская карта подключена, номер 9620 1111 1111 2222',
};

const BASE: Omit<ApplicationView, 'status' | 'state' | 'text' | 'tone' | 'steps' | 'tell'> = {
  id: 214,
  registrationNumber: '12-03/2026-000214',
  registeredAt: AT - 300_000,
  confirmedAt: AT - 60_000,
  fullName: 'Сёмина-Ёлкина Анна Петровна',
  person: {
    lastName: 'Сёмина-Ёлкина',
    firstName: 'Анна',
    middleName: 'Петровна',
    snils: '594-923-116 30',
    birthDate: '17.03.1985',
    document: 'Паспорт 3710 123456',
    phone: '+7 912 345-67-80',
    residenceAddress: 'Курганская область, г. Курган, ул. Гоголя, д. 56, кв. 3',
  },
  card: { lastTwo: '53', chip: { kind: 'uid', masked: '04 A2 •• •• •• •• 80' }, bank: 'ПАО Сбербанк' },
  events: EVENTS,
  decided: [],
  operations: [],
  can: { goOn: false, edit: false, copy: true, registerChip: false },
  problems: [],
};

export const connected: ApplicationView = {
  ...BASE,
  status: 'connected',
  state: { status: 'connected', numSid: '9620111111112222', chip: 'registered' },
  text: 'карта и чип подключены',
  tone: 'good',
  steps: [CHECKED, KNOWN, CARD, { ...CHECKED, step: 'register_chip', text: 'Чип зарегистрирован' }],
  tell: ['Карта жителя подключена.', 'Проезд и проход по чипу заработают в течение суток.'],
};

export const chipLeft: ApplicationView = {
  ...connected,
  state: { status: 'connected', numSid: '9620111111112222', chip: 'not_registered' },
  text: 'карта подключена, чип не зарегистрирован',
  steps: [
    CHECKED,
    KNOWN,
    CARD,
    {
      ...CHECKED,
      step: 'register_chip',
      outcome: 'refused',
      text: 'Шаг 13: Департамент не нашёл эту карту. Ответ Департамента: «Карта не найдена».',
      forIt: 'RegisterMifare 2',
    },
  ],
  tell: [
    'Ваша карта подключена к проекту «Карта жителя».',
    'Бесконтактный чип зарегистрировать не удалось, самой карте это не мешает.',
  ],
  chipLeft: 'Департамент ещё не нашёл у себя карту, когда мы отправили номер чипа.',
  can: { goOn: false, edit: false, copy: true, registerChip: true },
};

export const waiting: ApplicationView = {
  ...BASE,
  status: 'due',
  state: { status: 'due', stage: 'checked', tries: 3, dueAt: AT + 720_000, reason: 'connect_timeout' },
  text: 'Департамент не отвечает, отправим, когда будет связь',
  tone: 'waiting',
  steps: [
    CHECKED,
    ...[1, 2, 3].map(
      (attempt): StepView => ({
        step: 'register_client',
        attempt,
        intendedAt: AT + attempt * 60_000,
        endedAt: AT + attempt * 60_000 + 5000,
        outcome: 'not_sent',
        text: 'Департамент не ответил',
        forIt: 'Clients: connect_timeout',
      }),
    ),
  ],
  tell: [
    'Заявление принято.',
    'Карту подключим, когда появится связь, и сообщим по СМС. Ждать здесь не нужно.',
  ],
  nextAt: AT + 720_000,
  can: { goOn: true, edit: false, copy: false, registerChip: false },
};

const REFUSAL = {
  reason: 'bad_input',
  service: 'Clients',
  code: 2,
  message: 'Дата рождения не совпадает с паспортом',
} as const;

const REFUSED_STEP: StepView = {
  step: 'register_client',
  attempt: 1,
  intendedAt: AT,
  endedAt: AT + 640,
  outcome: 'refused',
  text: 'Дата рождения не совпадает с паспортом',
  forIt: 'Clients: 2',
};

export const returned: ApplicationView = {
  ...BASE,
  status: 'returned',
  state: { status: 'returned', stage: 'checked', tries: 1, refusals: [REFUSAL] },
  text: 'исправьте данные: дата рождения не совпадает с паспортом',
  tone: 'bad',
  steps: [CHECKED, REFUSED_STEP],
  tell: ['Нужно ещё раз взглянуть на ваш паспорт.'],
  can: { goOn: false, edit: true, copy: true, registerChip: false },
};

export const refusedByDepartment: ApplicationView = {
  ...BASE,
  status: 'refused',
  state: {
    status: 'refused',
    by: 'department',
    refusals: [
      { reason: 'card_of_another', service: 'Cards', code: 9, message: 'карта принадлежит другому лицу' },
    ],
  },
  text: 'отказ: карта принадлежит другому лицу',
  tone: 'bad',
  steps: [CHECKED, KNOWN, { ...REFUSED_STEP, step: 'connect_card', text: 'Карта принадлежит другому лицу' }],
  tell: [
    'Эту карту подключить нельзя: она выдана другому человеку.',
    'Приходите с картой «Мир» на своё имя.',
  ],
};

export const inFlight: ApplicationView = {
  ...BASE,
  status: 'in_flight',
  state: { status: 'in_flight', stage: 'checked', tries: 1 },
  text: 'отправляется',
  tone: 'waiting',
  steps: [CHECKED, { step: 'register_client', attempt: 1, intendedAt: AT, text: 'Регистрируем заявителя' }],
  tell: [],
  can: { goOn: false, edit: false, copy: false, registerChip: false },
};
