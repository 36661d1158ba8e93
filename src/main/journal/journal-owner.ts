import type Database from 'better-sqlite3';
import type { Contour } from '../../domain/contour.ts';
import type { Workplace } from './numbering.ts';

/** Whose journal it is, fixed when it is made. */
export interface JournalOwner extends Workplace {
  readonly contour: Contour;
}

export type OwnerMismatch = 'other_contour' | 'other_workplace';

export function writeOwner(database: Database.Database, { contour, office, workplace }: JournalOwner): void {
  const insert = database.prepare('INSERT INTO meta (name, value) VALUES (?, ?)');
  const write = database.transaction(() => {
    for (const entry of Object.entries({ contour, office, workplace, head: 'kept' })) insert.run(...entry);
  });
  write.immediate();
}

export function ownerMismatch(
  database: Database.Database,
  expected: JournalOwner,
): OwnerMismatch | undefined {
  const read = database.prepare<[string], string>('SELECT value FROM meta WHERE name = ?').pluck();
  if (read.get('contour') !== expected.contour) return 'other_contour';
  const isPlace = read.get('office') === expected.office && read.get('workplace') === expected.workplace;
  return isPlace ? undefined : 'other_workplace';
}
