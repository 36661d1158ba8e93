import { inventedSnils } from '../bench/invented-people.ts';
import { inventedForm } from '../invented-form.ts';
import { withCheckDigit } from '../with-check-digit.ts';

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
