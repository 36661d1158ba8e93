import type { StoredOperation } from '../main/journal/inbox.ts';
import type { Reverse } from '../main/open-reverse.ts';
import type { RoundReport } from '../main/reverse/reverse-round.ts';
import type { CommandParts } from './command.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { operationLine } from './operation-line.ts';

const ALL = Number.MAX_SAFE_INTEGER;

/**
 * One whole round of the reverse flow now, whatever is due later; a line for each operation that it has moved, and a
 * summary. Whether this workplace polls by itself is no matter: somebody has asked.
 */
export async function reverseOnce(parts: CommandParts): Promise<ExitCode> {
  const { kiosk, output, signal } = parts;
  const moved = new Map<number, StoredOperation>();
  const opened = await kiosk.openReverse({
    onOperation: (operation) => void moved.set(operation.id, operation),
    onFault: tellFault(parts),
  });
  if (!opened.ok) return refuse(parts, opened.problem);
  const { loop } = opened.value;
  signal.addEventListener('abort', () => void loop.stop());
  const report = await roundToTheEnd(parts, loop);
  for (const operation of moved.values()) output.event('operation', operationLine(kiosk.journal, operation));
  return tell(parts, report);
}

/** Goes on by itself until it is stopped; a line for each change. */
export async function reverseWatch(parts: CommandParts): Promise<ExitCode> {
  const { kiosk, output, signal } = parts;
  let fault: unknown;
  const over = new AbortController();
  const opened = await kiosk.openReverse({
    onOperation: (operation) => output.event('operation', operationLine(kiosk.journal, operation)),
    onFault: tellFault(parts),
    onStopped: (error) => {
      fault = error;
      over.abort();
    },
  });
  if (!opened.ok) return refuse(parts, opened.problem);
  const { loop } = opened.value;
  const stopped = AbortSignal.any([over.signal, signal]);
  loop.start();
  output.event('watching', { ...loop.state() });
  if (!stopped.aborted) await new Promise((resolve) => stopped.addEventListener('abort', resolve));
  await loop.stop();
  if (fault !== undefined) throw fault;
  output.result({ result: 'stopped', operations: kiosk.journal.inbox.count() });
  return EXIT.done;
}

/** What only waits for a late landing is waited for: a verdict before it could be undone by it. */
async function roundToTheEnd({ kiosk, adapters, output, signal }: CommandParts, loop: Reverse['loop']) {
  for (;;) {
    const report = await loop.round({ ignoreBackOff: true });
    const { inbox } = kiosk.journal;
    const landedAt = lastLanding([...inbox.inState('accepted', ALL), ...inbox.inState('decided', ALL)]);
    if (landedAt === undefined || report.isCutShort || signal.aborted) return report;
    output.event('waiting', { until: new Date(landedAt).toISOString(), why: 'late_landing' });
    await adapters.sleep(Math.max(0, landedAt - adapters.now()), signal);
  }
}

/** A verdict that was never tried in a whole round is held back by nothing else: the two clocks differ a little. */
function lastLanding(held: readonly StoredOperation[]): number | undefined {
  const dueAts = held.flatMap(({ state }) =>
    state.status === 'accepted' || (state.status === 'decided' && state.tries === 0) ? [state.dueAt] : [],
  );
  return dueAts.length > 0 ? dueAts.reduce((one, other) => Math.max(one, other)) : undefined;
}

/** Whoever waits for a person or for a day is where they should be; all else should have been settled. */
function tell(
  { kiosk, output }: CommandParts,
  { listed, fresh, lookedUp, isCutShort }: RoundReport,
): ExitCode {
  const operations = kiosk.journal.inbox.count();
  const {
    saved = 0,
    accepting = 0,
    accept_unclear = 0,
    accepted = 0,
    decided = 0,
    publishing = 0,
  } = operations;
  const underWay = saved + accepting + accept_unclear + accepted + decided + publishing;
  const result = listed === 'done' && !isCutShort && underWay === 0 ? 'done' : 'waiting';
  const { lastSuccessAt, lastOutcome } = kiosk.journal.inbox.poll();
  const successAt = lastSuccessAt === undefined ? undefined : new Date(lastSuccessAt).toISOString();
  output.result({ result, list: lastOutcome, lastSuccessAt: successAt, fresh, lookedUp, operations });
  return EXIT[result];
}

/** The name alone: what stands in an unforeseen error might be personal. */
function tellFault({ output }: CommandParts): (error: unknown) => void {
  return (error) => {
    const name = error instanceof Error ? error.name : 'unknown';
    output.problem({ code: 'operation_set_aside', message: 'Операция отложена: сбой программы', name });
  };
}

function refuse({ output }: CommandParts, problems: readonly object[]): ExitCode {
  for (const problem of problems) output.problem({ ...problem });
  return EXIT.bad_input;
}
