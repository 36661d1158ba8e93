import type { ServiceName } from './service-name.ts';

export interface ServiceError {
  /** Only in 4.5.2; without it the error is of the whole request. */
  readonly operationId?: string;
  readonly code: number;
  readonly message: string;
}

/** What a service decided, before any fault touches it. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  /** Codes in the body, for the request log. */
  readonly codes: readonly number[];
  /** SNILS row of the trigger table that made this answer. */
  readonly trigger?: string;
}

/** Codes and their texts as 4.1 to 4.5.2 list them: the same number means other things elsewhere. */
export const ERROR_TEXTS = {
  CheckCard: {
    1: 'Некорректный СНИЛС',
    3: 'У Заявителя нет действующей карты жителя',
    12: 'Не найден регион',
  },
  Clients: {
    3: 'Некорректные реквизиты',
    4: 'Некорректные входные данные (данные не соответствуют JSON Schema)',
    5: 'У Заявителя с указанным СНИЛС есть активная карта другого банка, обновление данных невозможно',
    6: 'Такой реквизит уже указан у другого Заявителя',
    12: 'Не найден регион',
    13: 'Не удалось получить значение атрибута isSchoolboy',
  },
  Cards: {
    1: 'Заявитель с указанным СНИЛС не зарегистрирован',
    2: 'Карта не существует',
    3: 'Карта заблокирована',
    4: 'Карта с указанным номером выдана другому Заявителю',
    5: 'Некорректные реквизиты',
    6: 'Некорректные входные данные (данные не соответствуют JSON Schema)',
    7: 'У Заявителя есть действующая карта жителя',
    12: 'Не найден регион',
  },
  RegisterMifare: {
    1: 'Некорректные входные данные (запрос не соответствует JSON Schema)',
    2: 'Карта не существует',
    12: 'Не найден регион',
  },
  // 4.5.1 lists 12 alone; what a wrong `size` or a missing rqUID gives is the stand's own choice.
  ListOperations: {
    3: 'Некорректные входные данные (данные не соответствуют JSON Schema)',
    12: 'Не найден регион',
  },
  PublishStatuses: {
    1: 'Операция не найдена в системе',
    2: 'Внутренняя ошибка обработки',
    3: 'Некорректные входные данные (данные не соответствуют JSON Schema)',
    12: 'Не найден регион',
  },
} as const satisfies Record<ServiceName, Record<number, string>>;

/** Longest `message` of every service, String(255). */
const LONGEST_MESSAGE = 255;

export function success(body: unknown): Answer {
  return { status: 200, body, codes: [] };
}

/** 400 with an array, but in 4.4 with a single object. */
export function refusal(service: ServiceName, errors: readonly ServiceError[], trigger?: string): Answer {
  const cut = errors.map((error) => ({ ...error, message: shorten(error.message) }));
  return {
    status: 400,
    body: service === 'RegisterMifare' ? cut[0] : cut,
    codes: errors.map(({ code }) => code),
    ...(trigger !== undefined && { trigger }),
  };
}

/** One error with the text that its service lists for the code. */
export function refuse<Service extends ServiceName>(
  service: Service,
  code: keyof (typeof ERROR_TEXTS)[Service] & number,
  detail?: string,
): Answer {
  const text: string = textOf(service, code);
  return refusal(service, [{ code, message: detail === undefined ? text : `${text}${detail}` }]);
}

export function textOf(service: ServiceName, code: number): string {
  const texts: Readonly<Record<number, string>> = ERROR_TEXTS[service];
  return texts[code] ?? `Код ${code}`;
}

function shorten(message: string): string {
  return message.length <= LONGEST_MESSAGE ? message : `${message.slice(0, LONGEST_MESSAGE - 1)}…`;
}
