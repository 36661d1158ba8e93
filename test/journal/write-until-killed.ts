import { openJournal } from '../../src/main/journal/sqlite-journal.ts';
import { IN_FLIGHT, MORNING, NEW } from './invented-application.ts';
import { journalOptions } from './journal-options.ts';

// Started by a test: registers and begins steps without end, and tells of each when it is durable.
const [dataDirectory] = process.argv.slice(2);
if (dataDirectory === undefined) throw new Error('which data directory?');
const opened = openJournal(journalOptions(dataDirectory));
if (!opened.ok) throw new Error(opened.problem.kind);
const journal = opened.value;

function writeOne(): void {
  const { id, registrationNumber } = journal.register(NEW, [], MORNING);
  journal.beginStep(id, 'check_active_card', 'd', IN_FLIGHT, MORNING);
  process.send?.(registrationNumber);
  setImmediate(writeOne);
}

writeOne();
