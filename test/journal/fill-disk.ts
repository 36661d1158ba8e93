import { JournalFault } from '../../src/main/journal/journal-fault.ts';
import { openJournal } from '../../src/main/journal/sqlite-journal.ts';
import { MORNING, NEW } from './invented-application.ts';
import { journalOptions } from './journal-options.ts';

// Started by a test on a disk of a megabyte: registers until it is full, then looks at what is there.
const [dataDirectory] = process.argv.slice(2);
if (dataDirectory === undefined) throw new Error('which data directory?');
const opened = openJournal(journalOptions(dataDirectory));
if (!opened.ok) throw new Error(opened.problem.kind);

let told = 0;
let fault = 'none';
while (fault === 'none' && told < 10_000) {
  try {
    opened.value.register(NEW, [], MORNING);
    told += 1;
  } catch (error) {
    if (!(error instanceof JournalFault)) throw error;
    fault = error.kind;
  }
}
const { rows } = opened.value.page({ limit: 20_000 });
opened.value.close();
const again = openJournal(journalOptions(dataDirectory));
const after = again.ok ? again.value.page({ limit: 20_000 }).rows.length : again.problem.kind;
console.log(JSON.stringify({ fault, told, seen: rows.length, after, newest: rows[0]?.registrationNumber }));
