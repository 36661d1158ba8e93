import type { CardInput } from '../domain/application-form.ts';
import type { CardNumber } from '../domain/card-number.ts';
import { block, type FieldProblem } from '../domain/field-problem.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { CardNetwork, Tap } from '../domain/tap.ts';
import { type Uid, uidKind } from '../domain/uid.ts';

/** Where number and UID come from: the file alone, or the reader (and the number where allowed). */
export type CardSource =
  | { readonly kind: 'file' }
  | { readonly kind: 'reader'; readonly numberFromChip: boolean };

const NUMBER = 'card.number';
const UID = 'card.uid';

/** What the file says of the card and must not, or does not say and must. */
export function cardProblems(input: CardInput, source: CardSource): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const fromChip = source.kind === 'reader' && source.numberFromChip;
  if (source.kind === 'reader' && input.uid !== undefined) {
    problems.push({
      field: UID,
      ...block('comes_from_reader', 'Номер чипа читает считыватель: уберите его из файла'),
    });
  }
  if (fromChip && input.number !== undefined) {
    problems.push({
      field: NUMBER,
      ...block('comes_from_reader', 'Номер карты читает считыватель: уберите его из файла'),
    });
  }
  if (!fromChip && input.number === undefined) {
    problems.push({ field: NUMBER, ...block('missing', 'Укажите номер карты') });
  }
  return problems;
}

export interface SourcedCard {
  readonly number: CardNumber;
  readonly uid?: Uid;
}

/** The card to connect. Only MIR takes part; a chip without a payment network is left to the clerk. */
export function cardFrom(
  input: CardInput,
  tap: Tap | undefined,
  source: CardSource,
): Result<SourcedCard, FieldProblem> {
  if (tap !== undefined && FOREIGN.includes(tap.network)) {
    return problem('not_mir', 'Это карта другой платёжной системы. Подключить можно только карту «Мир»');
  }
  const fromChip = source.kind === 'reader' && source.numberFromChip;
  const number = fromChip ? tap?.number : input.number;
  if (number === undefined) {
    return problem('number_not_read', tap && uidKind(tap.uid) === 'random' ? RANDOM_UID : NOT_READ);
  }
  const uid = source.kind === 'reader' ? tap?.uid : input.uid;
  return ok({ number, ...(uid !== undefined && { uid }) });
}

const NOT_READ = 'Номер с чипа не прочитан. Приложите пластиковую карту «Мир»';
const RANDOM_UID =
  'Номер чипа меняется при каждом касании (телефон, кольцо), и номера самой карты такое устройство не даёт. Приложите пластиковую карту «Мир»';

const FOREIGN: readonly CardNetwork[] = ['visa', 'mastercard', 'unionpay', 'other'];

function problem(code: string, message: string) {
  return fail({ field: NUMBER, ...block(code, message) });
}
