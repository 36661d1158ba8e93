import type { UNIQUE_REQUISITES } from './policies.ts';
import type { StandState } from './stand-state.ts';

export interface StoredClient {
  readonly snils: string;
  readonly document_type: number | null;
  readonly document_number: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly birth_date: string | null;
  /** JSON as it was sent. */
  readonly data: string;
  readonly updated_at: number;
}

type UniqueRequisite = (typeof UNIQUE_REQUISITES)[number];

const SAME: Record<UniqueRequisite, string> = {
  document: 'document_type = @document_type AND document_number = @document_number',
  phone: 'phone = @phone',
  email: 'email = @email COLLATE NOCASE',
};

export function findClient({ db }: StandState, snils: string): StoredClient | undefined {
  return db.prepare<[string], StoredClient>('SELECT * FROM clients WHERE snils = ?').get(snils);
}

export function allClients({ db }: StandState): StoredClient[] {
  return db.prepare<[], StoredClient>('SELECT * FROM clients ORDER BY rowid').all();
}

/** Registers or overwrites (4.2 does both). */
export function saveClient({ db }: StandState, client: StoredClient): void {
  db.prepare<[StoredClient]>(
    `INSERT INTO clients VALUES (@snils, @document_type, @document_number, @phone, @email, @birth_date,
     @data, @updated_at) ON CONFLICT (snils) DO UPDATE SET document_type = excluded.document_type,
     document_number = excluded.document_number, phone = excluded.phone, email = excluded.email,
     birth_date = excluded.birth_date, data = excluded.data, updated_at = excluded.updated_at`,
  ).run(client);
}

/** Whether somebody else has given the same requisite. */
export function isTaken({ db }: StandState, requisite: UniqueRequisite, client: StoredClient): boolean {
  return (
    db
      .prepare<[StoredClient], unknown>(
        `SELECT 1 FROM clients WHERE snils <> @snils AND ${SAME[requisite]} LIMIT 1`,
      )
      .get(client) !== undefined
  );
}
