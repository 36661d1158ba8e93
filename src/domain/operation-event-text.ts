import { OPERATION_VERDICTS, type OperationVerdict } from './operation.ts';
import type { OperationStateName } from './operation-state.ts';
import { OPERATION_STATE, operationWhyText } from './operation-words.ts';
import { verdictText } from './verdict-text.ts';

type Detail = Readonly<Record<string, string | number | boolean>>;

/** Words for the verdict of an operation's event; one of another version shows its name. */
export function verdictOf({ verdict }: Detail): string {
  return isVerdict(verdict) ? verdictText(verdict) : String(verdict);
}

/** How the operation stands after it, as its screen says it; of a state of another version its name. */
export function operationStatusOf(detail: Detail): string {
  const status = OPERATION_STATE[detail['status'] as OperationStateName]?.text ?? String(detail['status']);
  if (detail['why'] !== undefined) return `${status}: ${operationWhyText(detail['why'])}`;
  return detail['verdict'] === undefined ? status : `${status}: ${verdictOf(detail)}`;
}

function isVerdict(verdict: unknown): verdict is OperationVerdict {
  return OPERATION_VERDICTS.some((known) => known === verdict);
}
