/**
 * A lost answer is looked into at a time of its own, a person may end an application, and residents
 * who have left are told later. The table whose conditions change is made anew, as SQLite changes none.
 */
export const clearingUp = `
CREATE TABLE application_003 (
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
  CHECK ((stage IS NULL) = (status IN ('connected', 'has_active_card', 'refused', 'withdrawn', 'not_connected'))),
  CHECK ((due_at IS NULL) = (status NOT IN ('due', 'unknown')))
) STRICT;
INSERT INTO application_003
  SELECT id, number, registered_at, confirmed_at, status, stage, tries, num_sid,
    iif(status = 'unknown', rest ->> '$.since', due_at), not_before,
    iif(status = 'unknown', json_set(rest, '$.clearing', json_patch(json_object(
      'of', CASE stage WHEN 'checked' THEN 'register_client' WHEN 'client_known' THEN 'connect_card' ELSE 'register_chip' END,
      'next', iif(stage = 'card_connected', 'repeat', 'look'), 'since', rest ->> '$.since', 'repeats', 0, 'misses', 0),
      iif(stage = 'card_connected', '{"nones":0}', '{}'))), rest)
  FROM application;
DROP TABLE application;
ALTER TABLE application_003 RENAME TO application;
CREATE INDEX application_open ON application (open_status, ready_at) WHERE open_status IS NOT NULL;

CREATE TABLE decision (
  id INTEGER PRIMARY KEY,
  application_id INTEGER NOT NULL REFERENCES application (id),
  at INTEGER NOT NULL,
  clerk_id INTEGER NOT NULL REFERENCES clerk (id),
  decision TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT;
CREATE INDEX decision_application ON decision (application_id);

CREATE TABLE telling (
  application_id INTEGER PRIMARY KEY REFERENCES application (id),
  -- Absent while whoever has left the desk has nothing to be told yet.
  since INTEGER,
  told_at INTEGER,
  clerk_id INTEGER REFERENCES clerk (id),
  CHECK ((told_at IS NULL) = (clerk_id IS NULL)),
  CHECK (told_at IS NULL OR since IS NOT NULL)
) STRICT;
CREATE INDEX telling_open ON telling (since) WHERE since IS NOT NULL AND told_at IS NULL;

DROP INDEX listing_refused;
CREATE INDEX listing_refused ON listing (id) WHERE status IN ('has_active_card', 'refused', 'withdrawn', 'not_connected');
`;
