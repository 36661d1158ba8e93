import { resolve } from 'node:path';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Environment } from '../main/settings/environment.ts';
import type { TrainingArguments } from './training-arguments.ts';

/** What the machine may say of a training without calling itself a training workplace. */
const FREE = ['KARTA_DATA_DIR', 'KARTA_READER'] as const;

/**
 * The settings of a training workplace. Those of the machine count as a whole only where it says that they
 * are for training: a Department's address that was meant for work must not be trained upon.
 */
export function trainingEnvironment(
  machine: Environment,
  { dataDirectory, reader }: TrainingArguments,
): Result<Environment, string> {
  const contour = machine['KARTA_CONTOUR'];
  if (contour !== undefined && contour !== 'training') return fail(WRONG_CONTOUR);
  const ofMachine = contour === 'training' ? machine : withoutWork(machine);
  return ok({
    ...ofMachine,
    KARTA_CONTOUR: 'training',
    KARTA_DATA_DIR: resolve(dataDirectory ?? ofMachine['KARTA_DATA_DIR'] ?? '.data/training'),
    KARTA_READER: reader ?? ofMachine['KARTA_READER'] ?? 'simulated',
  });
}

function withoutWork(machine: Environment): Environment {
  const free: readonly string[] = FREE;
  return Object.fromEntries(
    Object.entries(machine).filter(([name]) => !name.startsWith('KARTA_') || free.includes(name)),
  );
}

const WRONG_CONTOUR =
  'KARTA_CONTOUR: эта команда открывает только учебный контур (training). Рабочий контур откройте в программе киоска';
