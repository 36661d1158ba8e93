import { parseDecisionReason } from '../../domain/decision-reason.ts';
import { block, type FieldProblem } from '../../domain/field-problem.ts';
import { nextOperation } from '../../domain/next-operation.ts';
import type { OperationVerdict } from '../../domain/operation.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { verdictWays } from '../../domain/verdict-way.ts';
import type { StoredOperation } from '../journal/inbox.ts';
import type { Clerk } from '../journal/journal.ts';
import { journalTrouble, problemOfFault } from './journal-trouble.ts';
import type { KioskCalls } from './kiosk-calls.ts';
import { type OperationViewParts, operationRow, operationView, searchedText } from './operation-view.ts';
import type { OperationView } from './operation-views.ts';

/** More than a clerk looks through at once; what is answered makes room for the next. */
const MOST = 100;

export interface OperationCallParts extends OperationViewParts {
  /** Epoch ms. */
  readonly now: () => number;
  readonly clerk: () => Clerk | undefined;
  /** A verdict is due: it is published as soon as may be. */
  readonly wake: () => void;
  /** Asks for the list now; absent while a setting is missing. */
  readonly round: (() => Promise<unknown>) | undefined;
  /** An operation is another one now, or somebody was told of it. */
  readonly onChanged: (operation: Pick<StoredOperation, 'id' | 'applicationId'>) => void;
}

type OperationCall = 'operations' | 'readOperation' | 'takeInNow' | 'decideOperation' | 'markOperationTold';
type Answer<Value> = Result<Value, readonly FieldProblem[]>;

/** What a screen asks of the portal's operations, and what a clerk decides of them. */
export function operationCalls(parts: OperationCallParts): Pick<KioskCalls, OperationCall> {
  const { inbox } = parts.journal;
  return {
    operations: () => ({
      count: inbox.count().waits_for_clerk ?? 0,
      rows: inbox.inState('waits_for_clerk', MOST).map(operationRow),
      setAside: inbox.inState('set_aside', MOST).map(operationRow),
      searched: searchedText(parts),
    }),
    readOperation: (id) => answered(() => read(parts, id)),
    takeInNow: () => takeInNow(parts),
    decideOperation: (id, verdict, reason, person) =>
      answered(() => decide(parts, id, { verdict, reason, person })),
    markOperationTold: (id) => answered(() => markTold(parts, id)),
  };
}

/** A disk that fails on the way is an answer, too. */
function answered<Value>(work: () => Answer<Value>): Answer<Value> {
  const done = journalTrouble(work);
  return done.ok ? done.value : done;
}

function read(parts: OperationCallParts, id: number): Answer<OperationView> {
  const stored = parts.journal.inbox.operation(id);
  return stored ? ok(operationView(parts, stored)) : fail([UNKNOWN]);
}

/** What the list brought is told by the topics; here only whether it could be asked for and saved. */
async function takeInNow({ round }: OperationCallParts): Promise<Answer<null>> {
  if (round === undefined) return fail([NOT_SET_UP]);
  try {
    await round();
    return ok(null);
  } catch (fault) {
    return fail([problemOfFault(fault)]);
  }
}

interface Typed {
  readonly verdict: OperationVerdict;
  readonly reason: string;
  readonly person: number | undefined;
}

/** On record with name and reason; once it is answered no second verdict follows. */
function decide(parts: OperationCallParts, id: number, typed: Typed): Answer<OperationView> {
  const { journal, now, clerk: whoIsIn, wake, onChanged } = parts;
  const clerk = whoIsIn();
  if (clerk === undefined) return fail([NO_CLERK]);
  const stored = journal.inbox.operation(id);
  if (stored === undefined) return fail([UNKNOWN]);
  const problem = problemOf(parts, stored, typed);
  if (problem) return fail([problem]);
  const reason = parseDecisionReason(typed.reason);
  if (!reason.ok) return fail([{ field: 'reason', ...reason.problem }]);
  const { verdict, person } = typed;
  const state = nextOperation(stored.state, { type: 'clerk_decided', verdict }, now(), 0);
  const whose = person === undefined ? {} : { applicationId: person };
  journal.inbox.decide(id, { verdict, reason: reason.value, clerk, ...whose }, state, now());
  onChanged(journal.inbox.operation(id) ?? stored);
  wake();
  return read(parts, id);
}

/** Why that verdict can't be given: too late, none for such an operation, or of nobody who stands there. */
function problemOf(
  parts: OperationCallParts,
  stored: StoredOperation,
  { verdict, person }: Typed,
): FieldProblem | undefined {
  const { state, operation } = stored;
  if (operation === undefined || state.status !== 'waits_for_clerk') return ANSWERED;
  const way = verdictWays(operation.type).find((one) => one.verdict === verdict);
  if (way === undefined) return NOT_A_WAY;
  if (!way.needsPerson) return person === undefined ? undefined : NOT_A_WAY;
  const { candidates } = operationView(parts, stored);
  return candidates.some(({ applicationId }) => applicationId === person) ? undefined : NOBODY;
}

function markTold({ journal, clerk: whoIsIn, now, onChanged }: OperationCallParts, id: number): Answer<null> {
  const clerk = whoIsIn();
  if (clerk === undefined) return fail([NO_CLERK]);
  if (!journal.inbox.markTold(id, clerk, now())) return fail([TOLD]);
  onChanged({ id });
  return ok(null);
}

const problem = (code: string, message: string): FieldProblem => ({ field: '', ...block(code, message) });

const NO_CLERK = problem('no_clerk', 'За рабочим местом никого нет. Представьтесь и повторите.');
const NOT_SET_UP = problem(
  'sending_not_set_up',
  'Связь с Департаментом на этом рабочем месте не настроена. Позовите специалиста ИТ.',
);
const UNKNOWN = problem('operation_unknown', 'Такой операции в журнале нет. Вернитесь к списку.');
const ANSWERED = problem(
  'operation_answered',
  'Эту операцию уже решили, второй раз ответить нельзя. Вернитесь к списку.',
);
const NOT_A_WAY = problem('not_a_verdict', 'Так на эту операцию не отвечают. Выберите другой ответ.');
const NOBODY = problem(
  'person_not_named',
  'Этот ответ говорит, что человек найден. Выберите, кто он, или ответьте, что его нет.',
);
const TOLD = problem('told_already', 'Этому жителю уже сообщили. Список обновлён.');
