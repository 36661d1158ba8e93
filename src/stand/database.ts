import Database from 'better-sqlite3';

export type StandDatabase = Database.Database;

/** Raised with every change of the tables: an older file is refused, never guessed at. */
const VERSION = 1;

const TABLES = `
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE clients (
  snils TEXT PRIMARY KEY, document_type INTEGER, document_number TEXT, phone TEXT, email TEXT,
  birth_date TEXT, data TEXT NOT NULL, updated_at INTEGER NOT NULL
) STRICT;
CREATE TABLE cards (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, card_hash TEXT NOT NULL UNIQUE, snils TEXT,
  state TEXT NOT NULL CHECK (state IN ('issued', 'active', 'blocked')),
  blocked_by TEXT CHECK (blocked_by IN ('applicant', 'bank', 'department')), block_reason TEXT,
  num_sid TEXT, card_num TEXT, with_chip INTEGER NOT NULL DEFAULT 0, mifare_id TEXT,
  issuer TEXT, date_issue TEXT, date_end TEXT, activated_at INTEGER, blocked_at INTEGER
) STRICT;
CREATE UNIQUE INDEX one_active_card ON cards (snils) WHERE state = 'active';
CREATE TABLE operations (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
  direction TEXT NOT NULL CHECK (direction IN ('forward', 'reverse')),
  type TEXT NOT NULL CHECK (type IN ('Register', 'Block')), at TEXT NOT NULL, code_block INTEGER,
  client TEXT, card_hash TEXT NOT NULL, num_sid TEXT, card_num TEXT,
  status INTEGER NOT NULL, stuck INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX operations_of_card ON operations (card_hash, direction, at);
CREATE INDEX listed_operations ON operations (at, seq) WHERE direction = 'reverse' AND status = 0;
CREATE TABLE operation_statuses (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, operation_id TEXT NOT NULL, status INTEGER NOT NULL,
  rq_uid TEXT, at INTEGER NOT NULL
) STRICT;
CREATE TABLE faults (
  id INTEGER PRIMARY KEY AUTOINCREMENT, service TEXT NOT NULL, fault TEXT NOT NULL,
  skip INTEGER NOT NULL, remaining INTEGER
) STRICT;
CREATE TABLE requests (
  id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, service TEXT, method TEXT NOT NULL,
  path TEXT NOT NULL, rq_uid TEXT, person TEXT, body_digest TEXT, ended TEXT, status INTEGER,
  codes TEXT NOT NULL DEFAULT '[]', fault TEXT, trigger TEXT
) STRICT;
`;

const NAMES = [
  'settings',
  'clients',
  'cards',
  'operations',
  'operation_statuses',
  'faults',
  'requests',
] as const;

/** Opens or makes the stand's own file; `:memory:` is gone with the process. */
export function openDatabase(file: string): StandDatabase {
  const db = new Database(file);
  try {
    prepare(db);
    return db;
  } catch (problem) {
    db.close();
    throw problem;
  }
}

function prepare(db: StandDatabase): void {
  const version = db.pragma('user_version', { simple: true });
  const isEmpty = db.prepare('SELECT 1 FROM sqlite_schema').get() === undefined;
  if (version !== VERSION && !isEmpty) throw new Error('файл сделан не этой версией стенда');
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  if (!isEmpty) return;
  db.transaction(() => {
    db.exec(TABLES);
    db.pragma(`user_version = ${VERSION}`);
  })();
}

/** Forgets everything but the numbering, so that no id and no numSID comes twice. */
export function emptyDatabase(db: StandDatabase): void {
  db.transaction(() => {
    for (const name of NAMES) db.exec(`DELETE FROM ${name}`);
  })();
}
