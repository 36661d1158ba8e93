import { fail, ok, type Result } from '../../domain/result.ts';
import type { SettingProblem } from './settings.ts';

/** Every variable the kiosk knows, with what it should be: the texts of `help` and of problems. */
export const VARIABLES = {
  KARTA_CONTOUR: 'контур: production (рабочий, по умолчанию) или training (учебный)',
  KARTA_DATA_DIR: 'папка данных рабочего места, полный путь; ключ журнала лежит рядом с ней',
  KARTA_REGION: 'регион: имя профиля из resources/regions, например 45-kurgan',
  KARTA_OFFICE: 'номер офиса, от 1 до 4 цифр, например 12',
  KARTA_WORKPLACE: 'номер рабочего места в офисе, две цифры, например 03',
  KARTA_DEPARTMENT_URL: 'адрес Департамента: https://…, а http:// только на этом же компьютере',
  KARTA_API_KEY: 'ключ доступа Департамента (GUID); вместо него можно задать KARTA_API_KEY_FILE',
  KARTA_API_KEY_FILE: 'файл с ключом доступа Департамента (GUID)',
  KARTA_PRG_CODE: 'код региона у Департамента, от 1 до 5 латинских букв и цифр',
  KARTA_CA_FILE: 'файл PEM с корневым сертификатом организации, если он свой',
  KARTA_CLIENT_CERT_FILE: 'файл PEM с сертификатом клиента, если его требует Департамент',
  KARTA_CLIENT_KEY_FILE: 'файл PEM с ключом сертификата клиента',
  KARTA_CARD_KEYS_DIR:
    'папка с ключами хеширования номера карты: файлы ‹имя›.key, внутри шестнадцатеричная запись',
  KARTA_BACKUP_DIRECTORY:
    'папка для резервных копий журнала, полный путь вне папки данных; не задана: сами копии не делаются',
  KARTA_BACKUP_MINUTES:
    'раз во сколько минут делать копию, если журнал изменился, от 5 до 1440 (по умолчанию 15)',
  KARTA_BACKUP_KEEP:
    'сколько последних копий хранить, от 1 до 99 (по умолчанию 14); кроме них остаётся последняя копия каждого дня, не дольше недели',
  KARTA_REVERSE_POLLER:
    'забирает ли это место операции с портала: 1 (по умолчанию) или 0; второе такое место в офисе не мешает',
  KARTA_OFFICE_WORKPLACES:
    'сколько в офисе рабочих мест со своим журналом, от 1 до 99; не задано: считается, что несколько',
  KARTA_KIOSK: 'окно на весь экран, которое не закрыть: 1 или 0 (по умолчанию); отпирает Ctrl+Shift+Alt+Q',
  KARTA_READER: 'считыватель: pcsc (по умолчанию), имя считывателя или, в учебном контуре, simulated[:карта]',
} as const;

export type Variable = keyof typeof VARIABLES;

export type Environment = Readonly<Record<string, string | undefined>>;

export function missing(field: Variable): SettingProblem {
  return { field, code: 'missing', message: `Не задано: ${VARIABLES[field]}` };
}

/** The value itself is never repeated: it may be a key. */
export function invalid(field: Variable, why?: string): SettingProblem {
  const message = `Задано неверно${why ? ` (${why})` : ''}. Нужно: ${VARIABLES[field]}`;
  return { field, code: 'invalid', message };
}

export function unreadable(field: Variable): SettingProblem {
  return { field, code: 'unreadable', message: `Файл не читается. Нужно: ${VARIABLES[field]}` };
}

/** The value with outer blanks off; an empty one counts as missing. */
export function given(environment: Environment, name: Variable): string | undefined {
  return environment[name]?.trim() || undefined;
}

/** A value that fits `pattern`, or `fallback` where one is given and nothing is set. */
export function matching(
  environment: Environment,
  name: Variable,
  pattern: RegExp,
  fallback?: string,
): Result<string, SettingProblem> {
  const value = given(environment, name) ?? fallback;
  if (value === undefined) return fail(missing(name));
  return pattern.test(value) ? ok(value) : fail(invalid(name));
}

/** A misspelt name would be a setting that silently does nothing. */
export function unknownVariables(environment: Environment): SettingProblem[] {
  return Object.keys(environment)
    .filter((name) => name.startsWith('KARTA_') && name !== 'KARTA_REQUIRE' && !(name in VARIABLES))
    .map((field) => ({ field, code: 'invalid', message: `Такой настройки нет: ${field}` }));
}
