import { z } from 'zod';
import type { Answer } from './answer.ts';
import type { StandDatabase } from './database.ts';
import type { ServiceName } from './service-name.ts';

/** One request as the log keeps it: no key, no name, no card, of a SNILS two digits. */
export interface LoggedRequest {
  /** Ascending in the order of arrival, never used twice. */
  readonly id: number;
  /** Epoch ms of the arrival. */
  readonly at: number;
  /** `null`: no service of the regulation. */
  readonly service: ServiceName | null;
  readonly method: string;
  readonly path: string;
  readonly rqUid: string | null;
  /** Masked SNILS of the applicant, where path or body bore one. */
  readonly person: string | null;
  /** SHA-256 of a POST's body, hex: the same body again can be told. */
  readonly bodyDigest: string | null;
  /** `null`: still in work. `nothing`: the connection was torn down instead of an answer. */
  readonly ended: 'reply' | 'nothing' | null;
  /** What the service had decided; `null` where a fault kept it from working. */
  readonly status: number | null;
  readonly codes: readonly number[];
  readonly fault: string | null;
  /** SNILS row of the trigger table. */
  readonly trigger: string | null;
}

export interface Arrival {
  readonly at: number;
  readonly service: ServiceName | null;
  readonly method: string;
  readonly path: string;
  readonly rqUid: string | null;
  readonly person: string | null;
  readonly bodyDigest: string | null;
}

interface End {
  readonly ended: 'reply' | 'nothing';
  readonly answer?: Pick<Answer, 'status' | 'codes' | 'trigger'> | undefined;
  readonly fault?: string | undefined;
}

const codesSchema = z.array(z.number());

/** Written before the service works, so that a request that hangs is seen too. */
export function logArrival(db: StandDatabase, arrival: Arrival): number {
  const { lastInsertRowid } = db
    .prepare<[Arrival]>(
      `INSERT INTO requests (at, service, method, path, rq_uid, person, body_digest)
       VALUES (@at, @service, @method, @path, @rqUid, @person, @bodyDigest)`,
    )
    .run(arrival);
  return Number(lastInsertRowid);
}

export function logEnd(db: StandDatabase, id: number, { ended, answer, fault }: End): void {
  db.prepare<[string, number | null, string, string | null, string | null, number]>(
    'UPDATE requests SET ended = ?, status = ?, codes = ?, fault = ?, trigger = ? WHERE id = ?',
  ).run(
    ended,
    answer?.status ?? null,
    JSON.stringify(answer?.codes ?? []),
    fault ?? null,
    answer?.trigger ?? null,
    id,
  );
}

const COLUMNS = `id, at, service, method, path, rq_uid AS rqUid, person, body_digest AS bodyDigest, ended,
  status, codes, fault, trigger`;

/** In the order of arrival, those after the given id. */
export function loggedRequests(db: StandDatabase, afterId = 0): LoggedRequest[] {
  return db
    .prepare<[number], Omit<LoggedRequest, 'codes'> & { codes: string }>(
      `SELECT ${COLUMNS} FROM requests WHERE id > ? ORDER BY id`,
    )
    .all(afterId)
    .map((row) => ({ ...row, codes: codesSchema.parse(JSON.parse(row.codes)) }));
}
