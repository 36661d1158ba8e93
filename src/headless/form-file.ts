import { readFileSync, statSync } from 'node:fs';
import { block, type FieldProblem } from '../domain/field-problem.ts';
import { fail, ok, type Result } from '../domain/result.ts';

const LARGEST_BYTES = 64 * 1024;

/** The parsed JSON of an application file; its content is checked elsewhere and never repeated here. */
export function readFormFile(path: string): Result<unknown, FieldProblem> {
  try {
    if (statSync(path).size > LARGEST_BYTES) return problem('file_too_large', 'Файл заявления больше 64 КиБ');
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
    return ok(JSON.parse(text));
  } catch (cause) {
    return cause instanceof SyntaxError || cause instanceof TypeError
      ? problem('not_json', 'Файл заявления не читается как JSON в кодировке UTF-8')
      : problem('file_unreadable', 'Файл заявления не открывается. Проверьте путь и права');
  }
}

function problem(code: string, message: string) {
  return fail({ field: 'FILE.json', ...block(code, message) });
}
