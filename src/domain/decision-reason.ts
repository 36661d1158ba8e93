import { hasControlCharacters } from './control-characters.ts';
import { block, type Problem } from './field-problem.ts';
import { fail, ok, type Result } from './result.ts';

const SHORTEST = 3;
const LONGEST = 300;
/** As many digits as the shortest card number has, however they are set apart. */
const LONG_NUMBER = /(?:\d[\s\u00a0.-]*){13}/;

/** Why a person decided so, in their own words; a card number has no place in the journal. */
export function parseDecisionReason(text: string): Result<string, Problem> {
  const reason = text.trim().replace(/\s+/g, ' ');
  if (reason.length < SHORTEST) {
    return fail(block('reason_empty', 'Напишите, почему вы так решили: коротко, своими словами.'));
  }
  if (reason.length > LONGEST) {
    return fail(block('reason_length', 'Здесь помещается не больше 300 знаков. Сократите запись.'));
  }
  if (hasControlCharacters(reason)) {
    return fail(block('reason_control_characters', 'Есть невидимый знак. Введите причину заново.'));
  }
  if (!LONG_NUMBER.test(reason)) return ok(reason);
  return fail(block('reason_number', 'Похоже на номер карты. Здесь его писать нельзя, уберите его.'));
}
