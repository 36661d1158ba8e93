import { openJournal } from '../../src/main/journal/sqlite-journal.ts';
import { MORNING } from './invented-application.ts';
import { accept, finish, idOf, listed } from './invented-operation.ts';
import { journalOptions } from './journal-options.ts';

// Started by a test: takes operations in and sees them through without end, and tells of each when it is durable.
const [dataDirectory] = process.argv.slice(2);
if (dataDirectory === undefined) throw new Error('which data directory?');
const opened = openJournal(journalOptions(dataDirectory));
if (!opened.ok) throw new Error(opened.problem.kind);
const { inbox } = opened.value;
let count = Object.values(inbox.count()).reduce((sum, of) => sum + of, 0);

function takeOne(): void {
  count += 1;
  inbox.take([listed(count)], MORNING);
  process.send?.(`taken ${count}`);
  const id = inbox.byOperationId(idOf(count))?.id ?? 0;
  accept(inbox, [id]);
  process.send?.(`accepted ${count}`);
  finish(inbox, [id]);
  process.send?.(`done ${count}`);
  setImmediate(takeOne);
}

takeOne();
