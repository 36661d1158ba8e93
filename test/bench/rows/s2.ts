import { type BenchJournal, benchJournal } from '../bench-journal.ts';
import { inventedLastName, seeded } from '../invented-people.ts';
import type { BenchRow, Figure } from '../row.ts';
import { sideBySide } from '../side-by-side.ts';

const ROUNDS = 40;
const LIMIT = 50;

export const row: BenchRow = {
  id: 'S2',
  what: 'the newest 50 whose name begins so, any case, ё = е, among 1 000 000',
  async measure() {
    const bench = benchJournal(1_000_000);
    const figures = prefixes().map((prefix) => figureOf(bench, prefix));
    figures.sort((a, b) => b.ours / b.peer - a.ours / a.peer);
    return figures.slice(0, 3).map((figure, place) => ({
      ...figure,
      name: `worst ${place + 1} of ${figures.length}: ${figure.name}`,
    }));
  },
};

function figureOf({ journal }: BenchJournal, value: string): Figure {
  let found = 0;
  const sides = sideBySide(
    ROUNDS,
    1,
    () => {
      found = journal.find({ by: 'name', value }, { limit: LIMIT }).rows.length;
    },
    () => {
      journal.page({ limit: LIMIT });
    },
  );
  return { name: `«${value}», ${found} shown, ÷ newest page`, ...sides, unit: 'µs', limit: 12 };
}

/** Every first letter, and names cut to 2–8 letters and with the first name begun; some that nobody has. */
function prefixes(): string[] {
  const random = seeded(7);
  const letters = [...'абвгдежзиклмнопрстуфхцчшщэюя'];
  const cut = Array.from({ length: 120 }, (_, index) =>
    inventedLastName(random)
      .toLowerCase()
      .slice(0, 2 + (index % 7)),
  );
  const rare = ['ъ', 'ящ', 'щу', 'эрднищев ю', 'соловьев ю', 'КИСЕЛЁВ ФЁДОР', 'шабищев ф', 'цараков юлий'];
  return [...letters, ...new Set(cut), ...rare, 'смирнов', 'смирнов п', 'иванов иван иванович', 'ере', 'ЕрЁ'];
}
