// Started by row P2. `leave DIR`: works on and is killed in the middle, as a power cut does it. `usable DIR`: a
// kiosk starts again; tells the milliseconds since this process began. `bare DIR`: the same without a journal.
import { recoverInterrupted } from '../../src/main/delivery/recover-interrupted.ts';
import { openEncrypted } from '../../src/main/journal/encrypted-database.ts';
import { FileKeyStore } from '../../src/main/journal/file-key-store.ts';
import type { Journal } from '../../src/main/journal/journal.ts';
import { journalFiles } from '../../src/main/journal/journal-files.ts';
import { openJournal } from '../../src/main/journal/sqlite-journal.ts';
import { inventedApplication } from './invented-application.ts';
import { journalWork } from './journal-work.ts';

const PLACE = { contour: 'training', office: '12', workplace: '03', timeZone: 'Europe/Moscow' } as const;
const WAITS = { settleMs: 30_000, lateLandingMs: 150_000 };
/** So many applications stand in the log alone. */
const UNSAVED = 150;

const [act, dataDirectory] = process.argv.slice(2);
if (dataDirectory === undefined) throw new Error('which data directory?');
const keyStore = new FileKeyStore(dataDirectory, () => {
  throw new Error('the bench has left its key');
});

switch (act) {
  case 'leave':
    leave(open());
    break;
  case 'usable':
    use(open());
    break;
  case 'bare':
    bare();
    break;
  default:
    throw new Error(`no ${act} here`);
}

function open(): Journal {
  const opened = openJournal({
    dataDirectory: String(dataDirectory),
    keyStore,
    ...PLACE,
    openedAt: Date.now(),
  });
  if (!opened.ok) throw new Error(opened.problem.message);
  return opened.value;
}

function leave(journal: Journal): void {
  for (let index = 1; index <= UNSAVED; index += 1) journalWork(journal, inventedApplication(index));
  process.kill(process.pid, 'SIGKILL');
}

/** All that the clerk and the loop ask for before they can begin. */
function use(journal: Journal): void {
  const now = Date.now();
  const cutOff = journal.inFlight().length;
  recoverInterrupted(journal, () => now, WAITS);
  const { rows } = journal.page({ limit: 50 });
  const due = journal.due(now, { ignoreBackOff: false, limit: 4 });
  journal.nextDueAt();
  journal.unsent();
  journal.today(now);
  journal.drafts();
  journal.residentsToTell(20);
  journal.countByStatus();
  tell({ rows: rows.length, due: due.length, cutOff });
}

function bare(): void {
  const key = keyStore.get();
  if (!key.ok || key.value === undefined) throw new Error('no key');
  const database = openEncrypted(journalFiles(String(dataDirectory)).journal, key.value, {});
  const rows = database.prepare('SELECT * FROM listing ORDER BY id DESC LIMIT 50').all();
  tell({ rows: rows.length });
}

/** The clock of `performance` began with the process. */
function tell(seen: object): void {
  console.log(JSON.stringify({ milliseconds: performance.now(), ...seen }));
  process.exit();
}
