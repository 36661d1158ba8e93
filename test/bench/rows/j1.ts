import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { ApplicationState, NewApplication } from '../../../src/domain/application.ts';
import type { Answer } from '../../../src/domain/outcome.ts';
import type { Journal } from '../../../src/main/journal/journal.ts';
import { type BareRows, bareJournal, bareRows } from '../bare-journal.ts';
import { emptyJournal } from '../bench-journal.ts';
import { inventedApplication } from '../invented-application.ts';
import type { BenchRow } from '../row.ts';
import { sideBySide } from '../side-by-side.ts';

const ROUNDS = 300;
const APPLICATIONS = 5;
const AT = 1_795_000_000_000;
const NUM_SID = '1234567890';

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
      (round) => each(round, (index) => deliver(journal, applications[index] as NewApplication)),
      (round) => each(round, (index) => writeBare(rows[index] as BareRows)),
    );
    journal.close();
    plain.close();
    return [{ name: 'register, then begin and end × 4 steps', ...sides, unit: 'µs', limit: 1.08 }];
  },
};

const STEPS: readonly { readonly answer: Answer; readonly next: ApplicationState }[] = [
  {
    answer: { step: 'check_active_card' },
    next: { status: 'due', stage: 'checked', tries: 0, dueAt: AT },
  },
  {
    answer: { step: 'register_client' },
    next: { status: 'due', stage: 'client_known', tries: 0, dueAt: AT },
  },
  {
    answer: { step: 'connect_card', numSid: NUM_SID },
    next: { status: 'due', stage: 'card_connected', tries: 0, numSid: NUM_SID, dueAt: AT },
  },
  { answer: { step: 'register_chip' }, next: { status: 'connected', numSid: NUM_SID, chip: 'registered' } },
];

/** As delivery does it, but for the calls between. */
function deliver(journal: Journal, application: NewApplication): void {
  const { id } = journal.register(application, [], AT);
  for (const { answer, next } of STEPS) {
    const { step } = answer;
    journal.beginStep(id, step, 'c3'.repeat(32), { status: 'in_flight', stage: 'registered', tries: 0 }, AT);
    journal.endStep(id, { class: 'done', answer }, next, AT);
  }
}
