import { inventedSnils } from '../bench/invented-people.ts';
import { inventedForm } from '../invented-form.ts';

/** A resident of whom the stand knows nobody else's requisites, with a card and a chip of their own. */
export interface Visitor {
  /** Digits alone. */
  readonly snils: string;
  readonly form: ReturnType<typeof inventedForm>;
}

export function inventedVisitor(index: number): Visitor {
  const snils = inventedSnils(index);
  const sixDigits = String(index).padStart(6, '0');
  const form = inventedForm({
    applicant: { snils, phone: `79${snils.slice(0, 9)}` },
    document: { number: `3705 ${sixDigits}` },
    card: { number: withCheckDigit(`220000000${sixDigits}`), uid: `2A${sixDigits}` },
  });
  return { snils, form };
}

/** By Luhn, as the card number is checked. */
function withCheckDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const counted = place % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (counted > 9 ? counted - 9 : counted);
  }, 0);
  return digits + String((10 - (sum % 10)) % 10);
}
