import type { Operation, OperationVerdict } from './operation.ts';

/** In the middle of a sentence. Nowhere else is a verdict worded. */
const VERDICT: Readonly<Record<OperationVerdict, string>> = {
  found: 'найден',
  person_not_found: 'человек не найден',
  found_with_other_card: 'найден, но активна другая карта',
  card_unfit: 'карта не подходит проекту',
  card_not_found: 'карта не найдена',
};

/** Who was found says nothing yet of what follows. */
const OF_FOUND: Readonly<Record<Operation['type'], string>> = {
  register: 'карта подходит',
  block: 'блокировка принята',
};

/** A verdict in the middle of a sentence; shorter where it is not known what the operation was. */
export function verdictText(verdict: OperationVerdict, type?: Operation['type']): string {
  const text = VERDICT[verdict];
  return verdict === 'found' && type !== undefined ? `${text}, ${OF_FOUND[type]}` : text;
}
