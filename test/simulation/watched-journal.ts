import type { Application } from '../../src/domain/application.ts';
import type { Step } from '../../src/domain/step.ts';
import type { Inbox } from '../../src/main/journal/inbox.ts';
import type { Journal } from '../../src/main/journal/journal.ts';
import { JournalFault } from '../../src/main/journal/journal-fault.ts';
import type { ProgramRun } from './program-run.ts';
import type { World } from './world.ts';

/** What only reads; everything else that a journal can do is a change, also what is added to it later. */
const READS: ReadonlySet<string> = new Set<keyof Journal>([
  'draft',
  'draftOfApplication',
  'drafts',
  'connectionsOf',
  'inFlight',
  'readable',
  'due',
  'nextDueAt',
  'page',
  'find',
  'filtered',
  'today',
  'waiting',
  'steps',
  'events',
  'countByStatus',
  'decisions',
  'residentsToTell',
  'countToTell',
  'unsent',
  'lastDueAt',
  'chipsLeft',
  'countChipsLeft',
  'putBack',
  'head',
  'close',
]);

/** The program is gone: what is still on the stack must do nothing any more. */
export class ProgramEnded extends Error {}

type Method = (...args: readonly unknown[]) => unknown;

/**
 * The real journal, seen and disturbed: the disk may be full before a change, and the program may die
 * before it or right after.
 */
export function watchedJournal(world: World, run: ProgramRun, journal: Journal): Journal {
  const { watch } = run;
  const change = (name: string, method: Method, given: readonly unknown[]): unknown => {
    const args = plantedArgs(world, name, given, journal);
    const during = name === 'beginStep' ? (args[1] as Step) : watch.openStep(name, args[0]);
    const when = watch.openLanded(name, args[0]) ? 'after_commit' : 'before_commit';
    world.planted.tells?.(name, args, watch);
    if (run.crashes('crash_before_write', during, when)) throw new ProgramEnded();
    if (world.strikes('diskFull')) {
      world.coverage.hit('disk_full', during, when);
      world.note(`${watch.name} disk full at ${name}`);
      throw new JournalFault('disk_full');
    }
    if (world.planted.skips === name) return undefined;
    const result = method(...args);
    const id = applicationIdOf(name, args, result);
    const after = id === undefined ? undefined : journal.application(id);
    if (after !== undefined) watch.wrote(name, after, args);
    if (MOVES_DUE.includes(name)) watch.moved((of) => journal.application(of));
    if (run.crashes('crash_after_write', during, when)) throw new ProgramEnded();
    return result;
  };
  return new Proxy(journal, {
    get: (target, name: string) => {
      if (name === 'inbox') return inboxOf(run, target.inbox);
      const method = (Reflect.get(target, name) as Method).bind(target);
      return (...args: unknown[]) => {
        if (!run.isAlive) throw new ProgramEnded();
        if (name === 'application') {
          const read = target.application(args[0] as number);
          return read && (world.planted.read?.(read, world) ?? read);
        }
        return READS.has(name) ? method(...args) : change(name, method, args);
      };
    },
  });
}

/** The operations of the Department's side as they are, until the program ends. */
function inboxOf(run: ProgramRun, inbox: Inbox): Inbox {
  return new Proxy(inbox, {
    get: (target, name: string) => {
      const method = (Reflect.get(target, name) as Method).bind(target);
      return (...args: unknown[]) => {
        if (!run.isAlive) throw new ProgramEnded();
        return method(...args);
      };
    },
  });
}

/** The end of a step, and what was weighed, with a planted state where a bug is planted. */
function plantedArgs(
  { planted }: World,
  name: string,
  args: readonly unknown[],
  journal: Journal,
): readonly unknown[] {
  if (name === 'endStep' && planted.state !== undefined) {
    const [id, outcome, state, at] = args as Parameters<Journal['endStep']>;
    return [id, outcome, planted.state(state, at), at];
  }
  if (name === 'settle' && planted.state !== undefined) {
    const [id, state, at] = args as Parameters<Journal['settle']>;
    return [id, planted.state(state, at), at];
  }
  if (name === 'confirm' && planted.confirmed !== undefined) {
    const [id, taken, warnings, state, at] = args as Parameters<Journal['confirm']>;
    const before = journal.application(id)?.state ?? state;
    return [id, taken, warnings, planted.confirmed(state, before), at];
  }
  return args;
}

const OF_APPLICATION = [
  'correctPerson',
  'confirm',
  'conclude',
  'beginStep',
  'endStep',
  'settle',
  'decide',
  'startCorrection',
  'reopenChip',
];
const MOVES_DUE = ['moveDue', 'bringForward'];
/** They say themselves whether they have written anything. */
const MAY_WRITE = ['residentLeft', 'markTold'];
const BEGINS_ONE = ['register', 'registerRefusal', 'registerDraft'];

function applicationIdOf(name: string, args: readonly unknown[], result: unknown): number | undefined {
  if (OF_APPLICATION.includes(name)) return args[0] as number;
  if (MAY_WRITE.includes(name)) return result === true ? (args[0] as number) : undefined;
  return BEGINS_ONE.includes(name) ? (result as Application).id : undefined;
}
