import type { OperationState } from '../../../src/domain/operation-state.ts';
import type { Inbox, OperationChange } from '../../../src/main/journal/inbox.ts';
import { JournalFault } from '../../../src/main/journal/journal-fault.ts';
import { ProgramEnded } from '../watched-journal.ts';
import type { ReversePlace } from './reverse-fault-kinds.ts';
import type { ReverseRun } from './reverse-run.ts';
import type { ReverseWorld } from './reverse-world.ts';

/** What changes something; all else only reads. */
const CHANGES = ['take', 'beginPublication', 'endPublication', 'settle', 'decide', 'markTold', 'polled'];
/** First the second copy is written and then the journal: the program may die in between. */
const WRITES_TWICE = ['take', 'beginPublication'];

type Method = (...args: readonly unknown[]) => unknown;

/**
 * The real inbox, seen and disturbed: the disk may be full before a change, and the program may die before
 * it, right after, and between the second copy and the journal.
 */
export function watchedInbox(world: ReverseWorld, run: ReverseRun, inbox: Inbox): Inbox {
  const change = (name: string, method: Method, given: readonly unknown[]): unknown => {
    const args = world.planted.args?.(name, given, inbox) ?? given;
    const place = placeOf(name, args);
    const when = place === 'at_rest' || name === 'beginPublication' ? 'before_commit' : run.whenNow;
    if (run.crashes('crash_before_write', place, when)) throw new ProgramEnded();
    if (world.strikes('diskFull')) {
      world.hit('disk_full', place, when);
      world.note(`${run.watch.name} disk full at ${name}`);
      throw new JournalFault('disk_full');
    }
    if (world.planted.skips === name) return undefined;
    const before = statesOf(inbox, changesIn(name, args));
    const result = WRITES_TWICE.includes(name)
      ? run.writtenTwice(place, when, () => method(...args))
      : method(...args);
    run.changes += 1;
    tell(run, name, args, { inbox, before, result });
    if (run.crashes('crash_after_write', place, when)) throw new ProgramEnded();
    return result;
  };
  return new Proxy(inbox, {
    get: (target, name: string) => {
      const method = (Reflect.get(target, name) as Method).bind(target);
      return (...args: unknown[]) => {
        if (!run.isAlive) throw new ProgramEnded();
        if (name === 'durable') return durable(run, method);
        return CHANGES.includes(name) ? change(name, method, args) : method(...args);
      };
    },
  });
}

async function durable(run: ReverseRun, method: Method): Promise<void> {
  const { changes } = run;
  await method();
  run.changesOnDisk = changes;
}

interface Done {
  readonly inbox: Inbox;
  readonly before: ReadonlyMap<number, OperationState>;
  readonly result: unknown;
}

function tell(
  { watch }: ReverseRun,
  name: string,
  args: readonly unknown[],
  { inbox, before, result }: Done,
): void {
  if (name === 'take') watch.took(args[0] as Parameters<Inbox['take']>[0], inbox);
  const changes = changesIn(name, args);
  watch.wrote(name, changes, inbox);
  if (name === 'beginPublication') watch.begun(result as number, changes, args[1] as string);
  if (name === 'endPublication') watch.ended(args[0] as number, before);
}

function changesIn(name: string, args: readonly unknown[]): readonly OperationChange[] {
  switch (name) {
    case 'beginPublication':
    case 'settle':
      return args[0] as readonly OperationChange[];
    case 'endPublication':
      return args[2] as readonly OperationChange[];
    case 'decide':
      return [{ id: args[0] as number, state: args[2] as OperationState }];
    default:
      return [];
  }
}

function statesOf(inbox: Inbox, changes: readonly OperationChange[]): ReadonlyMap<number, OperationState> {
  return new Map(
    changes.flatMap(({ id }) => {
      const state = inbox.operation(id)?.state;
      return state === undefined ? [] : [[id, state] as const];
    }),
  );
}

function placeOf(name: string, args: readonly unknown[]): ReversePlace {
  if (name === 'take' || name === 'polled') return 'list';
  const state = changesIn(name, args)[0]?.state;
  if (name !== 'beginPublication' && name !== 'endPublication') return 'at_rest';
  return state !== undefined && 'verdict' in state ? 'verdict' : 'accepted';
}
