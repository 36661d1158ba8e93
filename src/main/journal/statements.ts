import type Database from 'better-sqlite3';

/** One line of SQL, prepared when it is first run. */
export class Statement<Values extends unknown[] = unknown[], Row = unknown> {
  readonly #database: Database.Database;
  readonly #sql: string;
  #isPlucked = false;
  #prepared: Database.Statement<Values, Row> | undefined;

  constructor(database: Database.Database, sql: string) {
    this.#database = database;
    this.#sql = sql;
  }

  /** Gives the first column alone. */
  pluck(): this {
    this.#isPlucked = true;
    return this;
  }

  run(...values: Values): Database.RunResult {
    return (this.#prepared ?? this.#prepare()).run(...values);
  }

  get(...values: Values): Row | undefined {
    return (this.#prepared ?? this.#prepare()).get(...values);
  }

  all(...values: Values): Row[] {
    return (this.#prepared ?? this.#prepare()).all(...values);
  }

  #prepare(): Database.Statement<Values, Row> {
    const prepared = this.#database.prepare<Values, Row>(this.#sql);
    this.#prepared = this.#isPlucked ? prepared.pluck() : prepared;
    return this.#prepared;
  }
}

/** Where all that reads and writes has its statements from: to prepare every one of them costs as much as the rest of an opening. */
export class Statements {
  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    this.#database = database;
  }

  prepare<Values extends unknown[] = unknown[], Row = unknown>(sql: string): Statement<Values, Row> {
    return new Statement(this.#database, sql);
  }
}
