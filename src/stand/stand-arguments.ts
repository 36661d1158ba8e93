import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../domain/result.ts';

export interface StandArguments {
  readonly port: number;
  readonly file: string;
  readonly apiKey: string;
  readonly prgCode: string;
  readonly timeZone: string;
  /** Paths of PEM files; plain HTTP without them. */
  readonly tls?: { readonly key: string; readonly cert: string; readonly clientCa?: string };
}

/** Of training only, and written down in the stand's document: it opens nothing but this stand. */
const TRAINING_KEY = '00000000-0000-4000-8000-000000000045';

const OPTIONS = {
  port: { type: 'string', default: '4510' },
  file: { type: 'string', default: '.data/stand.sqlite' },
  key: { type: 'string', default: TRAINING_KEY },
  region: { type: 'string', default: '45' },
  zone: { type: 'string', default: 'Asia/Yekaterinburg' },
  'tls-key': { type: 'string' },
  'tls-cert': { type: 'string' },
  'client-ca': { type: 'string' },
} as const;

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const USAGE = `Запуск: npm run stand -- [--port НОМЕР] [--file ПУТЬ] [--key GUID] [--region КОД]
                         [--zone ПОЯС] [--tls-key ФАЙЛ --tls-cert ФАЙЛ [--client-ca ФАЙЛ]]`;

/** What is wrong is told in one Russian sentence, fit to be shown as it is. */
export function readStandArguments(args: readonly string[]): Result<StandArguments, string> {
  const parsed = parsedArguments(args);
  if (!parsed.ok) return parsed;
  const values = parsed.value;
  const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : Number.NaN;
  if (!(port <= 65_535)) return fail('Порт (--port) задаётся числом от 0 до 65535.');
  if (values.file === '') return fail('Файл (--file) не задан. Укажите путь или :memory:.');
  if (!GUID.test(values.key)) return fail(`Ключ (--key) должен быть GUID, например ${TRAINING_KEY}.`);
  if (!/^[A-Za-z0-9]{1,5}$/.test(values.region)) {
    return fail('Код региона (--region) состоит из 1–5 латинских букв и цифр.');
  }
  if (!isTimeZone(values.zone))
    return fail('Такого часового пояса (--zone) нет. Пример: Asia/Yekaterinburg.');
  const tls = tlsOf(values);
  if (!tls.ok) return tls;
  const { file, key: apiKey, region: prgCode, zone: timeZone } = values;
  return ok({ port, file, apiKey, prgCode, timeZone, ...(tls.value && { tls: tls.value }) });
}

function parsedArguments(args: readonly string[]) {
  try {
    return ok(parseArgs({ args: [...args], options: OPTIONS, allowPositionals: false }).values);
  } catch {
    // The parser's own words are English and name its internals.
    const known = Object.keys(OPTIONS).map((name) => `--${name}`);
    const stray = args.find((arg) => arg.startsWith('--') && !known.includes(arg.split('=')[0] ?? ''));
    return fail(
      stray === undefined
        ? 'Параметры не разобраны. Задайте их парами: имя и его значение.'
        : `Параметра ${stray} нет. Проверьте написание.`,
    );
  }
}

function tlsOf(values: {
  readonly 'tls-key'?: string | undefined;
  readonly 'tls-cert'?: string | undefined;
  readonly 'client-ca'?: string | undefined;
}): Result<StandArguments['tls'], string> {
  const { 'tls-key': key, 'tls-cert': cert, 'client-ca': clientCa } = values;
  if (key !== undefined && cert !== undefined) {
    return ok({ key, cert, ...(clientCa !== undefined && { clientCa }) });
  }
  if (key === undefined && cert === undefined && clientCa === undefined) return ok(undefined);
  return fail('Для TLS нужны оба файла: --tls-key и --tls-cert.');
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('ru', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
