import type { ServiceName } from './service-name.ts';

/** A test person: one service answers for them as the row says, every other one as for anybody. */
export interface TriggerRow {
  /** 990-S00-0CC: S is the service by its place in the regulation, CC the code. Check digits are right. */
  readonly snils: string;
  readonly service: ServiceName;
  readonly answer:
    | { readonly kind: 'active_card'; readonly issuer: 'ПАО СБЕРБАНК' | 'Другой банк' }
    /** `wholeRequest`: in 4.5.2 the error comes without `operationId`, and nothing is taken. */
    | {
        readonly kind: 'refusal';
        readonly code: number;
        readonly message?: string;
        readonly wholeRequest?: true;
      };
  /** What the trainee sees, in Russian: shown on the stand's page. */
  readonly meaning: string;
}

function refused(
  snils: string,
  service: ServiceName,
  code: number,
  meaning: string,
  more: { readonly message?: string; readonly wholeRequest?: true } = {},
): TriggerRow {
  return { snils, service, answer: { kind: 'refusal', code, ...more }, meaning };
}

/** The only table of test persons: the stand, its page, its tests and its document read it. */
export const TRIGGERS: readonly TriggerRow[] = [
  refused('99010000159', 'CheckCard', 1, 'Департамент считает СНИЛС некорректным'),
  refused('99010000361', 'CheckCard', 3, 'Действующей карты никогда нет, даже после подключения'),
  refused('99010001262', 'CheckCard', 12, 'Регион не найден: неверная настройка, очередь ждёт'),
  {
    snils: '99010002062',
    service: 'CheckCard',
    answer: { kind: 'active_card', issuer: 'ПАО СБЕРБАНК' },
    meaning: 'Уже есть действующая карта, выпущена ПАО СБЕРБАНК',
  },
  {
    snils: '99010002163',
    service: 'CheckCard',
    answer: { kind: 'active_card', issuer: 'Другой банк' },
    meaning: 'Уже есть действующая карта другого банка',
  },
  refused('99020000367', 'Clients', 3, 'Некорректные реквизиты заявителя', {
    message: 'Некорректные реквизиты: - Номер документа; - Дата выдачи документа.',
  }),
  refused('99020000468', 'Clients', 4, 'Данные заявителя не подходят под схему'),
  refused('99020000569', 'Clients', 5, 'У заявителя активная карта другого банка'),
  refused('99020000670', 'Clients', 6, 'Реквизит уже указан у другого заявителя', {
    message: 'Такой номер документа уже указан у другого Заявителя',
  }),
  refused('99020001268', 'Clients', 12, 'Регион не найден: неверная настройка, очередь ждёт'),
  refused('99020001369', 'Clients', 13, 'Не удалось узнать, учится ли заявитель в школе'),
  refused('99030000171', 'Cards', 1, 'Заявитель не зарегистрирован'),
  refused('99030000272', 'Cards', 2, 'Карта не существует'),
  refused('99030000373', 'Cards', 3, 'Карта заблокирована банком', {
    message: 'Карта заблокирована, причина блокировки: по инициативе банка',
  }),
  refused('99030003177', 'Cards', 3, 'Карта заблокирована Департаментом', {
    message: 'Карта заблокирована, причина блокировки: по инициативе Департамента',
  }),
  refused('99030000474', 'Cards', 4, 'Карта выдана другому заявителю'),
  refused('99030000575', 'Cards', 5, 'Некорректные реквизиты карты', {
    message: 'Некорректные реквизиты: - Номер банковского счёта.',
  }),
  refused('99030000676', 'Cards', 6, 'Данные карты не подходят под схему'),
  refused('99030000777', 'Cards', 7, 'Есть действующая карта, хотя проверка её не нашла'),
  refused('99030001274', 'Cards', 12, 'Регион не найден: неверная настройка, очередь ждёт'),
  refused('99040000177', 'RegisterMifare', 1, 'Карта подключена, номер чипа не подходит под схему'),
  refused('99040000278', 'RegisterMifare', 2, 'Карта подключена, но чип не принят: карта не найдена'),
  refused('99040001280', 'RegisterMifare', 12, 'Карта подключена, на чипе регион не найден'),
  refused('99050001286', 'ListOperations', 12, 'Пока операция этого лица в реестре, регион не найден'),
  refused('99060000189', 'PublishStatuses', 1, 'Операция не найдена у Департамента'),
  refused('99060000290', 'PublishStatuses', 2, 'Внутренняя ошибка обработки этой операции'),
  refused('99060002193', 'PublishStatuses', 2, 'Внутренняя ошибка, не принят весь запрос', {
    wholeRequest: true,
  }),
  refused('99060000391', 'PublishStatuses', 3, 'Запрос не подходит под схему, не принят весь', {
    wholeRequest: true,
  }),
  refused('99060001292', 'PublishStatuses', 12, 'Регион не найден, не принят весь запрос', {
    wholeRequest: true,
  }),
];
