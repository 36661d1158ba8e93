import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../domain/result.ts';

export interface TrainingArguments {
  /** Absent: the window where Electron is there, else the browser. */
  readonly host?: 'browser' | 'electron';
  /** Of the browser host; 0: a free one. */
  readonly port: number;
  readonly open: boolean;
  readonly dataDirectory?: string;
  /** As `KARTA_READER`. */
  readonly reader?: string;
}

const OPTIONS = {
  host: { type: 'string' },
  port: { type: 'string', default: '0' },
  'no-open': { type: 'boolean', default: false },
  data: { type: 'string' },
  reader: { type: 'string' },
} as const;

export const USAGE = `Запуск: npm start -- [--host browser|electron] [--port НОМЕР] [--no-open] [--data ПАПКА]
                     [--reader pcsc|simulated]`;

/** What is wrong is told in one Russian sentence, fit to be shown as it is. */
export function readTrainingArguments(words: readonly string[]): Result<TrainingArguments, string> {
  const values = parsed(words);
  if (values === undefined) return fail('Есть незнакомый или неполный параметр.');
  const { host, data, reader } = values;
  if (host !== undefined && host !== 'browser' && host !== 'electron') {
    return fail('Экран (--host): browser или electron.');
  }
  const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : Number.NaN;
  if (!(port <= 65_535)) return fail('Порт (--port) задаётся числом от 0 до 65535, 0 берёт свободный.');
  if (data === '') return fail('Папка данных (--data) не названа.');
  return ok({
    port,
    open: !values['no-open'],
    ...(host !== undefined && { host }),
    ...(data !== undefined && { dataDirectory: data }),
    ...(reader !== undefined && { reader }),
  });
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options: OPTIONS, allowPositionals: false }).values;
  } catch {
    // The parser's own words are English.
    return undefined;
  }
}
