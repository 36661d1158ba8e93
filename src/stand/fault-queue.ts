import { z } from 'zod';
import type { StandDatabase } from './database.ts';
import { type Fault, faultSchema } from './fault.ts';
import { SERVICES, type ServiceName } from './service-name.ts';

export const plannedFaultSchema = z.strictObject({
  service: z.enum([...SERVICES, 'any']),
  fault: faultSchema,
  /** Requests that go through untouched before the first one is hit. */
  skip: z.int().min(0).default(0),
  /** How many requests are hit; left out: until it is taken away. */
  count: z.int().min(1).optional(),
});

export type PlannedFault = z.infer<typeof plannedFaultSchema>;

interface FaultRow {
  readonly id: number;
  readonly service: string;
  readonly fault: string;
  readonly skip: number;
  readonly remaining: number | null;
}

export function planFault(db: StandDatabase, planned: PlannedFault): number {
  const { lastInsertRowid } = db
    .prepare<[string, string, number, number | null]>(
      'INSERT INTO faults (service, fault, skip, remaining) VALUES (?, ?, ?, ?)',
    )
    .run(planned.service, JSON.stringify(planned.fault), planned.skip, planned.count ?? null);
  return Number(lastInsertRowid);
}

/** The fault that hits this request; the oldest one that is due wins and is counted down. */
export function takeFault(db: StandDatabase, service: ServiceName): Fault | undefined {
  for (const row of rowsFor(db, service)) {
    if (row.skip > 0) {
      db.prepare<[number]>('UPDATE faults SET skip = skip - 1 WHERE id = ?').run(row.id);
      continue;
    }
    countDown(db, row);
    return faultSchema.parse(JSON.parse(row.fault));
  }
  return undefined;
}

export function plannedFaults(db: StandDatabase) {
  return db
    .prepare<[], FaultRow>('SELECT * FROM faults ORDER BY id')
    .all()
    .map((row) => ({ ...row, fault: faultSchema.parse(JSON.parse(row.fault)) }));
}

export function removeFault(db: StandDatabase, id: number): boolean {
  return db.prepare<[number]>('DELETE FROM faults WHERE id = ?').run(id).changes > 0;
}

export function removeFaults(db: StandDatabase): void {
  db.exec('DELETE FROM faults');
}

function rowsFor(db: StandDatabase, service: ServiceName): FaultRow[] {
  return db
    .prepare<[string], FaultRow>("SELECT * FROM faults WHERE service IN (?, 'any') ORDER BY id")
    .all(service);
}

function countDown(db: StandDatabase, { id, remaining }: FaultRow): void {
  if (remaining === null) return;
  if (remaining > 1) db.prepare<[number]>('UPDATE faults SET remaining = remaining - 1 WHERE id = ?').run(id);
  else removeFault(db, id);
}
