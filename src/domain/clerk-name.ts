import { block, type FieldProblem } from './field-problem.ts';
import { nameKey } from './person-name.ts';
import { fail, ok, type Result } from './result.ts';

const SHORTEST = 2;
const LONGEST = 100;

const CLERK_NAME: FieldProblem = {
  field: 'name',
  ...block(
    'clerk_name',
    'Введите фамилию и инициалы русскими буквами, от 2 до 100 знаков, например Иванова Е. П.',
  ),
};

/** Letters, and what stands between or over them; dots of initials. */
const USUAL = /^[\p{Script=Cyrillic}\p{M}\s\p{Pd}'’ʼ.]+$/u;
const PART_START = /(?<=^|[\s\p{Pd}'’ʼ])\p{Ll}/gu;
const INITIAL = /(?<=\s)(\p{Lu})(?=\s|$)/gu;

/** The name a clerk enters by, tidied up: `иванова е.п.` and `Иванова Е П` are `Иванова Е. П.` */
export function parseClerkName(typed: string): Result<string, FieldProblem> {
  const name = tidy(typed.normalize('NFC'));
  const fits = name.length >= SHORTEST && name.length <= LONGEST;
  return fits && USUAL.test(name) && /\p{L}/u.test(name) ? ok(name) : fail(CLERK_NAME);
}

/** The form in which two spellings of one clerk are equal; never shown. */
export function clerkKey(name: string): string {
  return nameKey(name)
    .replace(/[.\s]+/g, ' ')
    .trim();
}

function tidy(typed: string): string {
  const apart = typed
    .replace(/\s*\.\s*/g, '. ')
    .replace(/\s+/g, ' ')
    .trim();
  // With Caps Lock on only: the capitals within a name are left.
  const isShouted = apart === apart.toUpperCase();
  return (isShouted ? apart.toLowerCase() : apart)
    .replace(PART_START, (letter) => letter.toUpperCase())
    .replace(INITIAL, '$1.');
}
