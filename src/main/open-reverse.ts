import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Adapters } from './adapters.ts';
import { openReverseDepartment } from './department/open-department.ts';
import { pageReader } from './department/page-reader.ts';
import type { Journal } from './journal/journal.ts';
import { LateLanding } from './reverse/late-landing.ts';
import { ReverseLoop, type ReverseLoopParts } from './reverse/reverse-loop.ts';
import { isReachable, type SettingProblem, type Settings } from './settings/settings.ts';

/** What whoever opens the reverse flow may hear of it. */
export type ReverseListeners = Pick<
  ReverseLoopParts,
  'onOperation' | 'onFault' | 'onReach' | 'onStopped' | 'onChanged'
>;

export interface Reverse {
  readonly loop: ReverseLoop;
  close(): Promise<void>;
}

export interface ReverseHost extends ReverseListeners {
  readonly journal: Journal;
  readonly adapters: Adapters;
  /** Built program of the thread that reads a page of the list. */
  readonly pageWorker: string;
}

/** The reverse flow over an open journal; asks for nothing by itself. */
export function openReverse(
  settings: Settings,
  { journal, adapters, pageWorker, ...listeners }: ReverseHost,
): Result<Reverse, readonly SettingProblem[]> {
  if (!isReachable(settings.department)) return fail(settings.department);
  const { url, ...access } = settings.department;
  const { region, contour, reverse } = settings;
  const wire = { timeZone: region.timeZone, readPage: pageReader(pageWorker) };
  const department = openReverseDepartment({ ...access, baseUrl: url, now: adapters.now }, wire);
  if (!department.ok) return fail([addressProblem(department.problem.message)]);
  const { inbox } = journal;
  const lateLandingMs = region.lostAnswers[contour].lateLandingSeconds * 1000;
  const loop = new ReverseLoop({
    ...adapters,
    ...listeners,
    inbox,
    department: department.value,
    policy: { ...region.reverse, hasSeveralWorkplaces: reverse.hasSeveralWorkplaces },
    lateLandingMs,
    landing: new LateLanding({ inbox, lateLandingMs, elapsed: adapters.elapsed }),
    polls: reverse.polls,
    newRqUid: randomUUID,
    breathe: () => setImmediate(),
  });
  const close = async (): Promise<void> => {
    await loop.stop();
    await department.value.close();
  };
  return ok({ loop, close });
}

function addressProblem(message: string): SettingProblem {
  return { field: 'KARTA_DEPARTMENT_URL', code: 'invalid', message };
}
