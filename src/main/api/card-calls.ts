import { block, type FieldProblem } from '../../domain/field-problem.ts';
import { fail, ok } from '../../domain/result.ts';
import type { Reader } from '../reader/reader.ts';
import { isDeckCard } from '../reader/simulated-deck.ts';
import { SimulatedReader } from '../reader/simulated-reader.ts';
import type { KioskCalls } from './kiosk-calls.ts';

const REAL_READER: FieldProblem = {
  field: 'card',
  ...block('reader_is_real', 'Здесь настоящий считыватель. Приложите карту к нему.'),
};
const UNKNOWN_CARD: FieldProblem = {
  field: 'card',
  ...block('card_not_in_deck', 'Такой учебной карты нет. Выберите карту из набора.'),
};

/** Lays training cards on the simulated reader; refused where the reader is a real one. */
export function cardCalls(reader: Reader): Pick<KioskCalls, 'layCard' | 'liftCard'> {
  const simulated = reader instanceof SimulatedReader ? reader : undefined;
  return {
    layCard: (card) => {
      if (simulated === undefined) return fail([REAL_READER]);
      if (!isDeckCard(card)) return fail([UNKNOWN_CARD]);
      void simulated.tap(card);
      return ok(null);
    },
    liftCard: () => {
      if (simulated === undefined) return fail([REAL_READER]);
      simulated.remove();
      return ok(null);
    },
  };
}
