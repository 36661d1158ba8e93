import { expect, test } from 'vitest';
import { LONGEST_BACK_OFF_MS } from '../../src/domain/back-off.ts';
import type { ReverseDepartment } from '../../src/main/department/reverse-department.ts';
import type { Inbox, StoredOperation } from '../../src/main/journal/inbox.ts';
import { LateLanding } from '../../src/main/reverse/late-landing.ts';
import { publishDue } from '../../src/main/reverse/publish-due.ts';
import type { ReverseParts } from '../../src/main/reverse/reverse-parts.ts';
import { shortenWaits } from '../../src/main/reverse/shorten-waits.ts';
import { MORNING } from '../journal/invented-application.ts';
import { idOf, listed } from '../journal/invented-operation.ts';
import { TemporaryWorkplace } from '../journal/temporary-workplace.ts';

const MANY = 10_000;
const DAY_MS = 86_400_000;
/** A batch, and what was looked through for it. */
const MOST_A_TURN = 100;

/** So many saved, all to be tried in a day; what is read of them or written between two turns is counted. */
function manySaved() {
  const { inbox } = new TemporaryWorkplace().open();
  for (let from = 0; from < MANY; from += 1_000) {
    inbox.take(
      Array.from({ length: 1_000 }, (_, index) => listed(from + index)),
      MORNING,
    );
  }
  const all = inbox.duesIn('saved').map(({ id }) => id);
  const later = { status: 'saved', tries: 1, dueAt: MORNING + DAY_MS } as const;
  inbox.settle(
    all.map((id) => ({ id, state: later })),
    MORNING,
  );
  let thisTurn = 0;
  let most = 0;
  const counted = new Proxy(inbox, {
    get: (target, name: keyof Inbox) => {
      const method = (target[name] as (...args: unknown[]) => unknown).bind(target);
      return (...args: unknown[]) => {
        const result = method(...args);
        if (isRead(name)) thisTurn += Array.isArray(result) ? result.length : 1;
        if (name === 'settle') thisTurn += (args[0] as readonly unknown[]).length;
        most = Math.max(most, thisTurn);
        return result;
      };
    },
  });
  const breathe = async (): Promise<void> => {
    thisTurn = 0;
  };
  return { inbox: counted, breathe, most: () => most };
}

function isRead(name: keyof Inbox): boolean {
  return name === 'due' || name === 'inState' || name === 'operation';
}

function partsOf(change: Pick<ReverseParts, 'inbox' | 'breathe'>, published: string[][]): ReverseParts {
  const department: ReverseDepartment = {
    list: () => expect.unreachable(),
    publish: async (statuses) => {
      published.push(statuses.map(({ operationId }) => operationId));
      return { class: 'done', failed: [], isEchoed: true };
    },
    close: async () => {},
  };
  return {
    department,
    policy: {} as ReverseParts['policy'],
    lateLandingMs: 0,
    landing: new LateLanding({ inbox: change.inbox, lateLandingMs: 0, elapsed: () => 0 }),
    now: () => MORNING,
    elapsed: () => 0,
    skew: () => 0,
    newRqUid: () => `rq-${published.length}`,
    ...change,
  };
}

test('ten thousand that wait are published early a few at a turn, the oldest first', async () => {
  const { inbox, breathe, most } = manySaved();
  const published: string[][] = [];
  const heard: StoredOperation[] = [];
  const parts = { ...partsOf({ inbox, breathe }, published), onOperation: heard.push.bind(heard) };
  const signal = { aborted: false };
  const report = await publishDue(parts, 'saved', { ignoreBackOff: true, signal, onOutcome: () => {} });
  expect(report).toEqual({ settled: MANY, lost: 0 });
  expect(published.flat()).toEqual(Array.from({ length: MANY }, (_, index) => idOf(index)));
  expect(most()).toBeLessThanOrEqual(MOST_A_TURN);
}, 60_000);

test('of ten thousand the waits are shortened a few at a turn', async () => {
  const { inbox, breathe, most } = manySaved();
  await shortenWaits(partsOf({ inbox, breathe }, []));
  const late = inbox.duesIn('saved').filter(({ dueAt }) => dueAt !== MORNING + LONGEST_BACK_OFF_MS);
  expect(late).toEqual([]);
  expect(most()).toBeLessThanOrEqual(MOST_A_TURN);
}, 60_000);
