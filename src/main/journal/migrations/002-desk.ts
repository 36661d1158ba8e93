/**
 * The desk: an application has a number before its applicant is known in full, and what is typed
 * meanwhile is a draft. Tables whose conditions change are made anew, as SQLite changes none.
 */
export const desk = `
CREATE TABLE application_002 (
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
  CHECK ((stage IS NULL) = (status IN ('connected', 'has_active_card', 'refused', 'withdrawn'))),
  CHECK ((due_at IS NULL) = (status <> 'due'))
) STRICT;
INSERT INTO application_002
  SELECT id, number, registered_at, confirmed_at, status, stage, tries, num_sid, due_at, not_before, rest
  FROM application;
DROP TABLE application;
ALTER TABLE application_002 RENAME TO application;
CREATE INDEX application_open ON application (open_status, ready_at) WHERE open_status IS NOT NULL;

CREATE TABLE person_002 (
  application_id INTEGER PRIMARY KEY REFERENCES application (id),
  last_name TEXT NOT NULL,
  first_name TEXT NOT NULL,
  middle_name TEXT,
  birth_date TEXT,
  birth_place TEXT,
  gender TEXT CHECK (gender IN ('male', 'female')),
  snils TEXT NOT NULL,
  phone TEXT,
  email TEXT,
  residence_address TEXT,
  notify_sms INTEGER,
  notify_email INTEGER,
  CHECK ((birth_date IS NULL) = (birth_place IS NULL) AND (birth_date IS NULL) = (gender IS NULL)
    AND (birth_date IS NULL) = (phone IS NULL) AND (birth_date IS NULL) = (residence_address IS NULL)
    AND (birth_date IS NULL) = (notify_sms IS NULL) AND (birth_date IS NULL) = (notify_email IS NULL))
) STRICT;
INSERT INTO person_002
  SELECT application_id, last_name, first_name, middle_name, birth_date, birth_place, gender, snils, phone, email,
    residence_address, notify_sms, notify_email
  FROM person;
DROP TABLE person;
ALTER TABLE person_002 RENAME TO person;
CREATE INDEX person_snils ON person (snils);

ALTER TABLE card ADD COLUMN bank TEXT;

CREATE TABLE clerk (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE draft (
  -- Never given twice: a late second confirmation must not meet the draft of somebody else.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  application_id INTEGER UNIQUE REFERENCES application (id),
  clerk_id INTEGER NOT NULL REFERENCES clerk (id),
  form TEXT NOT NULL CHECK (json_valid(form)),
  page TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT;

CREATE INDEX listing_registered ON listing (registered_at);
CREATE INDEX listing_open ON listing (id)
  WHERE status IN ('filling', 'due', 'in_flight', 'unknown', 'needs_decision', 'returned');
CREATE INDEX listing_connected ON listing (id) WHERE status = 'connected';
CREATE INDEX listing_refused ON listing (id) WHERE status IN ('has_active_card', 'refused', 'withdrawn');
`;
