import { EMPTY_DRAFT_FORM } from '../../src/domain/draft.ts';
import { openJournal } from '../../src/main/journal/sqlite-journal.ts';
import { MORNING } from './invented-application.ts';
import { journalOptions } from './journal-options.ts';

// Started by a test: types into one draft without end, and tells of each save when it is durable.
const [dataDirectory] = process.argv.slice(2);
if (dataDirectory === undefined) throw new Error('which data directory?');
const opened = openJournal(journalOptions(dataDirectory));
if (!opened.ok) throw new Error(opened.problem.kind);
const journal = opened.value;
const { id } = journal.startDraft(EMPTY_DRAFT_FORM, journal.clerk('Ольга', MORNING), MORNING);

function type(count: number): void {
  const applicant = { ...EMPTY_DRAFT_FORM.applicant, lastName: String(count) };
  journal.saveDraft(id, { ...EMPTY_DRAFT_FORM, applicant }, 'person', MORNING + count);
  process.send?.(count);
  setImmediate(type, count + 1);
}

type(1);
