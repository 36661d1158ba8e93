/**
 * `person`, `document` and `card` share the id of their application. A registration number is kept
 * as year × 1 000 000 + its number in the year: office and workplace are the same in a whole journal.
 */
export const applications = `
CREATE TABLE meta (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE numbering (
  year INTEGER PRIMARY KEY,
  last INTEGER NOT NULL CHECK (last BETWEEN 1 AND 999999)
) STRICT;

CREATE TABLE application (
  id INTEGER PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  registered_at INTEGER NOT NULL,
  confirmed_at INTEGER NOT NULL,
  status TEXT NOT NULL,
  stage TEXT,
  tries INTEGER,
  num_sid TEXT,
  due_at INTEGER,
  not_before INTEGER,
  rest TEXT NOT NULL CHECK (json_valid(rest)),
  ready_at INTEGER GENERATED ALWAYS AS (max(due_at, ifnull(not_before, due_at))) VIRTUAL,
  open_status TEXT GENERATED ALWAYS AS (iif(stage IS NULL, NULL, status)) VIRTUAL,
  CHECK ((stage IS NULL) = (status IN ('connected', 'has_active_card', 'refused'))),
  CHECK ((due_at IS NULL) = (status <> 'due'))
) STRICT;

CREATE INDEX application_open ON application (open_status, ready_at) WHERE open_status IS NOT NULL;

CREATE TABLE person (
  application_id INTEGER PRIMARY KEY REFERENCES application (id),
  last_name TEXT NOT NULL,
  first_name TEXT NOT NULL,
  middle_name TEXT,
  birth_date TEXT NOT NULL,
  birth_place TEXT NOT NULL,
  gender TEXT NOT NULL CHECK (gender IN ('male', 'female')),
  snils TEXT NOT NULL,
  phone TEXT NOT NULL,
  email TEXT,
  residence_address TEXT NOT NULL,
  notify_sms INTEGER NOT NULL,
  notify_email INTEGER NOT NULL
) STRICT;

CREATE INDEX person_snils ON person (snils);

CREATE TABLE document (
  application_id INTEGER PRIMARY KEY REFERENCES application (id),
  type INTEGER NOT NULL CHECK (type BETWEEN 1 AND 14),
  number TEXT NOT NULL,
  issued_on TEXT NOT NULL,
  issued_by TEXT,
  division_code TEXT,
  registration_address TEXT NOT NULL
) STRICT;

CREATE TABLE card (
  application_id INTEGER PRIMARY KEY REFERENCES application (id),
  hash TEXT NOT NULL,
  cipher_text TEXT,
  key_alias TEXT NOT NULL,
  last_two TEXT NOT NULL CHECK (length(last_two) = 2),
  service_hashes TEXT CHECK (json_valid(service_hashes)),
  account TEXT,
  chip TEXT NOT NULL CHECK (chip IN ('uid', 'not_tapped', 'random_uid')),
  uid TEXT,
  mifare_id TEXT,
  CHECK ((uid IS NULL) = (chip <> 'uid') AND (mifare_id IS NULL) = (chip <> 'uid'))
) STRICT;

CREATE INDEX card_uid ON card (uid) WHERE uid IS NOT NULL;

CREATE TABLE listing (
  id INTEGER PRIMARY KEY REFERENCES application (id),
  number INTEGER NOT NULL,
  registered_at INTEGER NOT NULL,
  full_name TEXT NOT NULL,
  status TEXT NOT NULL
) STRICT;

CREATE TABLE name_entry (
  block INTEGER NOT NULL,
  name_key TEXT NOT NULL,
  id INTEGER NOT NULL,
  PRIMARY KEY (block, name_key, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE tally (
  status TEXT NOT NULL PRIMARY KEY,
  count INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE step (
  application_id INTEGER NOT NULL REFERENCES application (id),
  ordinal INTEGER NOT NULL,
  step TEXT NOT NULL,
  attempt INTEGER NOT NULL,
  digest TEXT NOT NULL,
  intended_at INTEGER NOT NULL,
  outcome TEXT CHECK (json_valid(outcome)),
  ended_at INTEGER,
  PRIMARY KEY (application_id, ordinal),
  CHECK ((outcome IS NULL) = (ended_at IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  sequence INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  application_id INTEGER,
  kind TEXT NOT NULL,
  detail TEXT NOT NULL CHECK (json_valid(detail))
) STRICT;

CREATE INDEX event_application ON event (application_id) WHERE application_id IS NOT NULL;
`;
