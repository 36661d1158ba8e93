import { block, type FieldProblem } from '../../domain/field-problem.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { JournalFault } from '../journal/journal-fault.ts';

/** A disk that fails is no bug: its words say what to do, and they stand at no field. */
export function journalTrouble<Value>(work: () => Value): Result<Value, readonly FieldProblem[]> {
  try {
    return ok(work());
  } catch (fault) {
    return fail([problemOfFault(fault)]);
  }
}

/** Throws what is no fault of the journal again. */
export function problemOfFault(fault: unknown): FieldProblem {
  if (!(fault instanceof JournalFault)) throw fault;
  return { field: '', ...block('journal_fault', fault.message) };
}
