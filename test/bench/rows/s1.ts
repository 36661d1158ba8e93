import type { Find } from '../../../src/main/journal/journal.ts';
import { type BenchJournal, benchJournal } from '../bench-journal.ts';
import { NUMBERS_A_YEAR } from '../fill-journal.ts';
import { inventedSnils, inventedUid, seeded } from '../invented-people.ts';
import type { BenchRow, Figure } from '../row.ts';
import { sideBySide } from '../side-by-side.ts';

const MILLION = 1_000_000;
const SMALL = 10_000;
const ROUNDS = 120;
const CALLS = 100;

type By = 'uid' | 'snils' | 'registration_number';

export const row: BenchRow = {
  id: 'S1',
  what: 'find one application by its keys among 1 000 000 encrypted',
  async measure() {
    const large = benchJournal(MILLION);
    const small = benchJournal(SMALL);
    const keys: By[] = ['uid', 'snils', 'registration_number'];
    return keys.flatMap((by) => [againstPrimaryKey(large, by), againstSmall(large, small, by)]);
  },
};

function againstPrimaryKey(large: BenchJournal, by: By): Figure {
  const statement = large.bare.prepare('SELECT * FROM listing WHERE id = ?');
  const get = (ids: readonly number[] = []) => {
    for (const id of ids) statement.get(id);
  };
  warm(large.count, by).forEach((ids) => {
    run(large, findsOf(by, ids));
    get(ids);
  });
  const ids = drawn(large.count, `${by} against a key`);
  const finds = ids.map((round) => findsOf(by, round));
  const sides = sideBySide(
    ROUNDS,
    CALLS,
    (round) => run(large, finds[round]),
    (round) => get(ids[round]),
  );
  return { name: `find by ${by} ÷ bare primary-key get`, ...sides, unit: 'µs', limit: 2.5 };
}

function againstSmall(large: BenchJournal, small: BenchJournal, by: By): Figure {
  for (const ids of warm(small.count, by)) run(small, findsOf(by, ids));
  const finds = ({ count }: BenchJournal) => drawn(count, `${by} of both`).map((ids) => findsOf(by, ids));
  const [inLarge, inSmall] = [finds(large), finds(small)];
  const sides = sideBySide(
    ROUNDS,
    CALLS,
    (round) => run(large, inLarge[round]),
    (round) => run(small, inSmall[round]),
  );
  return { name: `find by ${by}, 1 000 000 ÷ 10 000`, ...sides, unit: 'µs', limit: 1.5 };
}

/** Looked up before the clock runs, as in a kiosk that has been at work: none of them is measured. */
function warm(count: number, by: By): number[][] {
  return drawn(count, `${by} to warm up`);
}

/** Other ids in every round and for every `purpose`, from all over the journal. */
function drawn(count: number, purpose: string): number[][] {
  const random = seeded([...purpose].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), count));
  return Array.from({ length: ROUNDS }, () =>
    Array.from({ length: CALLS }, () => 1 + Math.floor(random() * count)),
  );
}

function findsOf(by: By, ids: readonly number[]): Find[] {
  return ids.map((id) => findOf(by, id));
}

function run({ journal }: BenchJournal, finds: readonly Find[] = []): void {
  for (const find of finds) {
    if (journal.find(find, { limit: 50 }).rows.length !== 1) throw new Error('the application was not found');
  }
}

/** What the bench journal holds under an id, see `fillJournal`. */
function findOf(by: By, id: number): Find {
  switch (by) {
    case 'snils':
      return { by, value: inventedSnils(id) };
    case 'uid':
      return { by, value: inventedUid(id) };
    case 'registration_number': {
      const sequence = (id % NUMBERS_A_YEAR) + 1;
      const year = 2026 + Math.floor(id / NUMBERS_A_YEAR);
      return { by, value: `12-03/${year}-${String(sequence).padStart(6, '0')}` };
    }
  }
}
