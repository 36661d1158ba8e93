/**
 * The last six letters and digits of a document's number: they find it whatever stands between them, and few others.
 */
export const NUMBER_END =
  "upper(substr(replace(replace(replace(replace(number, ' ', ''), '-', ''), '/', ''), '.', ''), -6))";

/**
 * Operations of the Department's side. What changes with each state stands apart from what came with the list,
 * which is written once; the number of a document is found by its end, where nobody's way of writing differs.
 */
export const operations = `
CREATE TABLE operation (
  id INTEGER PRIMARY KEY,
  operation_id TEXT NOT NULL UNIQUE,
  received_at INTEGER NOT NULL,
  made_at INTEGER NOT NULL,
  -- Absent where the entry can't be read.
  type TEXT CHECK (type IN ('register', 'block')),
  card_hash TEXT,
  num_sid TEXT,
  application_id INTEGER REFERENCES application (id),
  status TEXT NOT NULL,
  due_at INTEGER,
  verdict TEXT,
  rest TEXT NOT NULL CHECK (json_valid(rest)),
  ended_at INTEGER,
  tell_since INTEGER,
  told_at INTEGER,
  told_by INTEGER REFERENCES clerk (id),
  CHECK ((due_at IS NULL) = (status NOT IN ('saved', 'accepted', 'waits_for_day', 'decided'))),
  CHECK ((ended_at IS NULL) = (status NOT IN ('done', 'gone'))),
  CHECK ((told_at IS NULL) = (told_by IS NULL) AND (told_at IS NULL OR tell_since IS NOT NULL))
) STRICT;
-- All that the loop asks for, in the order in which it works.
CREATE INDEX operation_state ON operation (status, made_at, id, due_at);
CREATE INDEX operation_card ON operation (card_hash) WHERE card_hash IS NOT NULL;
CREATE INDEX operation_num_sid ON operation (num_sid) WHERE num_sid IS NOT NULL;
CREATE INDEX operation_application ON operation (application_id) WHERE application_id IS NOT NULL;
CREATE INDEX operation_to_tell ON operation (tell_since) WHERE tell_since IS NOT NULL AND told_at IS NULL;

CREATE TABLE operation_entry (
  operation INTEGER PRIMARY KEY REFERENCES operation (id),
  entry TEXT NOT NULL CHECK (json_valid(entry))
) STRICT;

CREATE TABLE operation_tally (
  status TEXT NOT NULL PRIMARY KEY,
  count INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE publication (
  id INTEGER PRIMARY KEY,
  rq_uid TEXT NOT NULL,
  intended_at INTEGER NOT NULL,
  ended_at INTEGER,
  outcome TEXT,
  CHECK ((ended_at IS NULL) = (outcome IS NULL))
) STRICT;

CREATE TABLE publication_entry (
  operation INTEGER NOT NULL REFERENCES operation (id),
  publication INTEGER NOT NULL REFERENCES publication (id),
  status TEXT NOT NULL,
  PRIMARY KEY (operation, publication)
) STRICT, WITHOUT ROWID;

CREATE TABLE operation_verdict (
  id INTEGER PRIMARY KEY,
  operation INTEGER NOT NULL REFERENCES operation (id),
  at INTEGER NOT NULL,
  clerk_id INTEGER NOT NULL REFERENCES clerk (id),
  verdict TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT;
CREATE INDEX operation_verdict_of ON operation_verdict (operation);

CREATE TABLE poll (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  last_success_at INTEGER,
  last_asked_at INTEGER NOT NULL,
  last_outcome TEXT NOT NULL
) STRICT;

CREATE INDEX event_operation ON event (detail ->> '$.operation') WHERE kind >= 'operation_' AND kind < 'operation\`';

CREATE INDEX card_hash ON card (hash);
CREATE INDEX application_num_sid ON application (num_sid) WHERE num_sid IS NOT NULL;
CREATE INDEX document_number_end ON document (${NUMBER_END});
`;
