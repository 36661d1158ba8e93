import { block, type FieldProblem, type Problem } from './field-problem.ts';
import type { Result } from './result.ts';

/** Far above any field's own limit: stops a pasted book before it is looked through. */
const LONGEST_TEXT = 1000;
const LONGEST_KEY_SHOWN = 40;
const MOST_UNKNOWN_KEYS = 20;

const MISSING = block('missing', 'Это поле нужно заполнить.');
const NOT_AN_OBJECT = block(
  'not_an_object',
  'Этот раздел заявления заполнен не по форме. Заполните его заново.',
);
const NOT_TEXT = block('not_text', 'Здесь должен быть текст. Введите значение заново.');
const TOO_LONG = block('too_long', 'Введено слишком много знаков. Введите значение заново.');
const NOT_YES_NO = block('not_yes_no', 'Здесь должно быть «да» или «нет». Отметьте заново.');
const UNKNOWN_FIELD = block('unknown_field', 'В заявлении нет такого поля. Проверьте, как оно названо.');

/**
 * One object of an untrusted form. Hands out its fields by name, notes what is wrong with them in a
 * list that all sections share, and in the end whatever it was never asked for.
 */
export class FormSection {
  readonly #fields: ReadonlyMap<string, unknown>;
  readonly #path: string;
  readonly #problems: FieldProblem[];
  readonly #asked = new Set<string>();

  private constructor(fields: ReadonlyMap<string, unknown>, path: string, problems: FieldProblem[]) {
    this.#fields = fields;
    this.#path = path;
    this.#problems = problems;
  }

  /** The outermost section, whose own path is empty. */
  static open(raw: unknown, problems: FieldProblem[], path = ''): FormSection | undefined {
    if (typeof raw === 'object' && raw !== null && !Array.isArray(raw)) {
      // Entries, not lookups: a key like `__proto__` is then a name as any other.
      return new FormSection(new Map(Object.entries(raw)), path, problems);
    }
    problems.push({ field: path, ...(raw === undefined || raw === null ? MISSING : NOT_AN_OBJECT) });
    return undefined;
  }

  section(key: string): FormSection | undefined {
    return FormSection.open(this.value(key), this.#problems, this.#pathOf(key));
  }

  /** A field that must be there, read by its rule; undefined once its problem is noted. */
  read<Value>(key: string, rule: (text: string) => Result<Value, Problem>): Value | undefined {
    const value = this.value(key);
    if (value === undefined || value === null) {
      this.note(key, MISSING);
      return undefined;
    }
    return this.#apply(key, value, rule);
  }

  /** The same for a field that may be left out, be null or blank; undefined then, without a problem. */
  readOptional<Value>(key: string, rule: (text: string) => Result<Value, Problem>): Value | undefined {
    return this.isLeftOut(key) ? undefined : this.#apply(key, this.value(key), rule);
  }

  readYesNo(key: string): boolean | undefined {
    const value = this.value(key);
    if (typeof value === 'boolean') return value;
    this.note(key, value === undefined || value === null ? MISSING : NOT_YES_NO);
    return undefined;
  }

  isLeftOut(key: string): boolean {
    const value = this.value(key);
    return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
  }

  /** The bare value, for rules that take more than text. */
  value(key: string): unknown {
    this.#asked.add(key);
    return this.#fields.get(key);
  }

  note(key: string, ...problems: readonly Problem[]): void {
    for (const problem of problems) this.#problems.push({ field: this.#pathOf(key), ...problem });
  }

  /** Call last: a field nobody asked for is a mistyped name, and what it bears would be lost. */
  noteUnknown(): void {
    const unknown = [...this.#fields.keys()].filter((key) => !this.#asked.has(key));
    for (const key of unknown.slice(0, MOST_UNKNOWN_KEYS)) this.note(shown(key), UNKNOWN_FIELD);
  }

  #apply<Value>(key: string, value: unknown, rule: (text: string) => Result<Value, Problem>) {
    const read = readText(value, rule);
    if (read.ok) return read.value;
    this.note(key, read.problem);
    return undefined;
  }

  #pathOf(key: string): string {
    return this.#path === '' ? key : `${this.#path}.${key}`;
  }
}

function readText<Value>(
  value: unknown,
  rule: (text: string) => Result<Value, Problem>,
): Result<Value, Problem> {
  if (typeof value !== 'string') return { ok: false, problem: NOT_TEXT };
  return value.length > LONGEST_TEXT ? { ok: false, problem: TOO_LONG } : rule(value);
}

/** A name from outside, fit for a message: a number put in a name's place must not be repeated. */
function shown(key: string): string {
  const short = key.slice(0, LONGEST_KEY_SHOWN);
  return short.replace(/\p{N}{3,}/gu, '#').replace(/[^\p{L}\p{N}_$#-]/gu, '?');
}
