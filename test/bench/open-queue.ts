import type Database from 'better-sqlite3';

/** How many of each five open ones are due, unclear, under way and with a person. */
const STATES = `
UPDATE application SET (status, stage, tries, num_sid, due_at, rest) = (
  SELECT s.status, s.stage, 1, NULL, s.due_at, s.rest FROM (
    SELECT 0 AS n, 'due' AS status, 'checked' AS stage, confirmed_at AS due_at, '{"reason":"connect_timeout"}' AS rest
    UNION ALL SELECT 1, 'due', 'client_known', confirmed_at + 5000, '{}'
    UNION ALL SELECT 2, 'unknown', 'client_known', confirmed_at + 30000, json_object('since', confirmed_at,
      'clearing', json_object('of', 'connect_card', 'next', 'look', 'since', confirmed_at, 'repeats', 0, 'misses', 0))
    UNION ALL SELECT 3, 'unknown', 'checked', confirmed_at + 30000, json_object('since', confirmed_at,
      'clearing', json_object('of', 'register_client', 'next', 'look', 'since', confirmed_at, 'repeats', 0, 'misses', 0))
    UNION ALL SELECT 4, 'needs_decision', 'checked', NULL, json_object('since', confirmed_at, 'why', 'confirm_again')
  ) s WHERE s.n = application.id % 5)
WHERE id > $from`;

/**
 * Makes the newest so many of a filled journal open ones, with a step each; the newest `cutOff` of them are in
 * flight, as a crash leaves them. Of the ended ones before them as many residents have to be told.
 */
export function openQueue(database: Database.Database, count: number, cutOff: number): void {
  const last = database.prepare<[], number>('SELECT max(id) FROM application').pluck().get() ?? 0;
  const from = last - count;
  const run = (sql: string, values: object = { from }) => database.prepare(sql).run(values);
  database.transaction(() => {
    run(STATES);
    const inFlight = { from: last - cutOff };
    run(
      "UPDATE application SET status = 'in_flight', stage = 'client_known', due_at = NULL, rest = '{}' WHERE id > $from",
      inFlight,
    );
    run(`INSERT INTO step SELECT id, 1, 'connect_card', 1, 'd', confirmed_at, iif(status = 'in_flight', NULL,
      '{"class":"not_sent","reason":"connect_timeout"}'), iif(status = 'in_flight', NULL, confirmed_at)
      FROM application WHERE id > $from`);
    run(
      'UPDATE listing SET status = (SELECT status FROM application WHERE id = listing.id) WHERE id > $from',
    );
    run('UPDATE tally SET count = count - $count', { count });
    run(
      'INSERT INTO telling (application_id, since) SELECT id, confirmed_at FROM application WHERE id > $from - $count AND id <= $from',
      { from, count },
    );
  })();
}
