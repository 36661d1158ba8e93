import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../domain/result.ts';

export type Request =
  | { readonly command: 'help' }
  | { readonly command: 'connect'; readonly file: string; readonly tapSeconds?: number }
  | { readonly command: 'resume'; readonly forSeconds: number }
  | { readonly command: 'tap'; readonly forSeconds: number }
  | { readonly command: 'journal'; readonly json: boolean }
  | { readonly command: 'show'; readonly number: string; readonly json: boolean }
  | { readonly command: 'backup'; readonly file: string }
  | { readonly command: 'restore'; readonly file: string }
  | { readonly command: 'reverse'; readonly watches: boolean }
  | { readonly command: 'status' };

/** A wrong command line: which part, and why, in Russian. */
export interface ArgumentProblem {
  readonly field: string;
  readonly code: 'usage';
  readonly message: string;
}

const OPTIONS = {
  tap: { type: 'string' },
  for: { type: 'string' },
  json: { type: 'boolean' },
  once: { type: 'boolean' },
  watch: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

const ALLOWED: Record<string, readonly (keyof typeof OPTIONS)[]> = {
  connect: ['tap'],
  resume: ['for'],
  tap: ['for'],
  journal: ['json'],
  reverse: ['once', 'watch'],
  status: [],
  backup: [],
  restore: [],
};

const DEFAULT_TAP_SECONDS = 30;

/** Reads the words after the program's name; what does not belong is named, never passed over. */
export function readArguments(words: readonly string[]): Result<Request, ArgumentProblem> {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(words);
  } catch {
    return usage('аргументы', 'Есть незнакомый или неполный параметр');
  }
  const { values, positionals } = parsed;
  const [command = 'help', ...rest] = positionals;
  if (values.help || command === 'help') return ok({ command: 'help' });
  const allowed = ALLOWED[command];
  if (allowed === undefined) return usage('команда', 'Такой команды нет');
  const stray = (Object.keys(values) as (keyof typeof OPTIONS)[]).find((name) => !allowed.includes(name));
  if (stray !== undefined) return usage(`--${stray}`, `У команды ${command} нет параметра --${stray}`);
  return readCommand(command, rest, values);
}

function parse(words: readonly string[]) {
  return parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true });
}

function readCommand(
  command: string,
  rest: readonly string[],
  values: ReturnType<typeof parse>['values'],
): Result<Request, ArgumentProblem> {
  const tap = seconds('--tap', values.tap);
  const forSeconds = seconds('--for', values.for);
  if (!tap.ok) return tap;
  if (!forSeconds.ok) return forSeconds;
  switch (command) {
    case 'connect': {
      const [file, ...more] = rest;
      if (file === undefined || more.length > 0) return usage('FILE.json', 'Нужен один файл заявления');
      return ok({ command, file, ...(tap.value !== undefined && { tapSeconds: tap.value }) });
    }
    case 'backup':
    case 'restore': {
      const [file, ...more] = rest;
      if (file === undefined || more.length > 0) return usage('FILE', 'Нужен один файл копии');
      return ok({ command, file });
    }
    case 'resume':
      return rest.length > 0 ? extra(command) : ok({ command, forSeconds: forSeconds.value ?? 0 });
    case 'tap':
      return rest.length > 0
        ? extra(command)
        : ok({ command, forSeconds: forSeconds.value ?? DEFAULT_TAP_SECONDS });
    case 'reverse':
      return rest.length > 0 ? extra(command) : readReverse(values);
    case 'status':
      return rest.length > 0 ? extra(command) : ok({ command });
    default:
      return readJournal(rest, values.json ?? false);
  }
}

function readReverse({ once = false, watch = false }: ReturnType<typeof parse>['values']) {
  if (once === watch) return usage('reverse', 'Нужно одно из двух: reverse --once или reverse --watch');
  return ok({ command: 'reverse' as const, watches: watch });
}

function readJournal(rest: readonly string[], json: boolean): Result<Request, ArgumentProblem> {
  if (rest.length === 0) return ok({ command: 'journal', json });
  const [verb, number, ...more] = rest;
  if (verb !== 'show' || number === undefined || more.length > 0) {
    return usage('journal', 'Нужно: journal [--json] или journal show НОМЕР [--json]');
  }
  return ok({ command: 'show', number, json });
}

function seconds(field: string, text: string | undefined): Result<number | undefined, ArgumentProblem> {
  if (text === undefined) return ok(undefined);
  const value = Number(text);
  return /^\d+(\.\d+)?$/.test(text) && value <= 86_400
    ? ok(value)
    : usage(field, 'Нужно число секунд от 0 до 86400');
}

function extra(command: string) {
  return usage(command, `После ${command} лишние слова`);
}

function usage(field: string, why: string) {
  return fail({ field, code: 'usage' as const, message: `${why}. Подсказка: npm run headless -- help` });
}
