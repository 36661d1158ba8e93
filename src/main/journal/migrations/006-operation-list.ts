/**
 * All operations ever taken in, found by name and by day; and what came later under the number of one of them.
 * `operation_name_key` is the program's own and gives the name key of an entry, blank where it names nobody.
 */
export const operationList = `
CREATE TABLE operation_name (
  block INTEGER NOT NULL,
  name_key TEXT NOT NULL,
  id INTEGER NOT NULL,
  PRIMARY KEY (block, name_key, id)
) STRICT, WITHOUT ROWID;
INSERT INTO operation_name
  SELECT id / 16384, name_key, id
  FROM (SELECT operation AS id, operation_name_key(entry) AS name_key FROM operation_entry)
  WHERE name_key <> '';

CREATE INDEX operation_made ON operation (made_at);

CREATE TABLE operation_other (
  id INTEGER PRIMARY KEY,
  operation INTEGER NOT NULL REFERENCES operation (id),
  at INTEGER NOT NULL,
  entry TEXT NOT NULL CHECK (json_valid(entry)),
  seen_at INTEGER,
  seen_by INTEGER REFERENCES clerk (id),
  CHECK ((seen_at IS NULL) = (seen_by IS NULL))
) STRICT;
CREATE INDEX operation_other_of ON operation_other (operation);
CREATE INDEX operation_other_unseen ON operation_other (operation) WHERE seen_at IS NULL;
`;
