import { hasControlCharacters } from '../../domain/control-characters.ts';
import { block, type FieldProblem } from '../../domain/field-problem.ts';
import { fail, ok, type Result } from '../../domain/result.ts';

const SHORTEST = 2;
const LONGEST = 100;

const CLERK_NAME: FieldProblem = {
  field: 'name',
  ...block('clerk_name', 'Введите фамилию и инициалы, от 2 до 100 знаков, например Иванова Е. П.'),
};

/** The name a clerk enters by, blanks tidied up: the same person is then the same clerk. */
export function parseClerkName(typed: string): Result<string, FieldProblem> {
  const name = typed.normalize('NFC').trim().replace(/\s+/g, ' ');
  const fits = name.length >= SHORTEST && name.length <= LONGEST;
  return fits && /\p{L}/u.test(name) && !hasControlCharacters(name) ? ok(name) : fail(CLERK_NAME);
}
