import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { NewApplication } from '../../../src/domain/application.ts';
import { type BareRows, bareJournal, bareRows } from '../bare-journal.ts';
import { emptyJournal } from '../bench-journal.ts';
import { inventedApplication } from '../invented-application.ts';
import { journalWork } from '../journal-work.ts';
import type { BenchRow } from '../row.ts';
import { sideBySide } from '../side-by-side.ts';

const ROUNDS = 300;
const APPLICATIONS = 5;

export const row: BenchRow = {
  id: 'J1',
  what: 'one application: its 9 durable encrypted commits ÷ the same rows in a bare plain-text loop',
  async measure() {
    const { journal, dataDirectory } = emptyJournal('commits');
    const plain = new Database(join(dataDirectory, 'bare.db'));
    const writeBare = bareJournal(plain);
    const applications = Array.from({ length: ROUNDS * APPLICATIONS + 1 }, (_, index) =>
      inventedApplication(index),
    );
    const rows = applications.map((application, index) => bareRows(index, application));
    const each = (round: number, write: (index: number) => void): void => {
      for (let place = 1; place <= APPLICATIONS; place += 1) write(round * APPLICATIONS + place);
    };
    const sides = sideBySide(
      ROUNDS,
      APPLICATIONS,
      (round) => each(round, (index) => journalWork(journal, applications[index] as NewApplication)),
      (round) => each(round, (index) => writeBare(rows[index] as BareRows)),
    );
    journal.close();
    plain.close();
    return [{ name: 'register, then begin and end × 4 steps', ...sides, unit: 'µs', limit: 1.08 }];
  },
};
