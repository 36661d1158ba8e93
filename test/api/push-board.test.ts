import { expect, it } from 'vitest';
import type { Push } from '../../src/main/api/push.ts';
import { PushBoard, type Topics } from '../../src/main/api/push-board.ts';

const EMPTY_QUEUE = {
  count: 0,
  first: [],
  unclear: { count: 0, first: [] },
  needDecision: 0,
  undecided: [],
  returned: [],
  chipsLeft: 0,
  setAside: [],
  limits: [],
};

/** A board whose pace the test keeps, and whose queue it sets. */
function board() {
  const state = { count: 0, looks: 0, fails: false };
  const topics: Topics = {
    reader: () => ({ topic: 'reader', reader: { status: 'waiting' } }),
    connection: () => ({ topic: 'connection', connection: { status: 'not_tried' } }),
    queue: () => {
      state.looks += 1;
      return state.fails ? undefined : { topic: 'queue', queue: { ...EMPTY_QUEUE, count: state.count } };
    },
    today: () => ({ topic: 'today', today: { date: '2026-11-23', taken: 0, connected: 0, rows: [] } }),
    desk: () => ({ topic: 'desk', desk: { drafts: [] } }),
    to_tell: () => ({ topic: 'to_tell', count: 0 }),
    reverse: () => ({
      topic: 'reverse',
      reverse: { status: 'off', underWay: 0, waitForClerk: 0, setAside: 0 },
    }),
  };
  const paced: (() => void)[] = [];
  const pushes = new PushBoard(topics, (work) => paced.push(work));
  const turn = (): void => {
    for (const work of paced.splice(0)) work();
  };
  const heard: Push[] = [];
  const end = pushes.onPush((push) => heard.push(push));
  turn();
  const first = heard.splice(0);
  state.looks = 0;
  return { state, pushes, turn, heard, first, end, waiting: () => paced.length };
}

it('tells every topic at the start, once', () => {
  expect(board().first.map(({ topic }) => topic)).toEqual([
    'reader',
    'connection',
    'queue',
    'today',
    'desk',
    'to_tell',
    'reverse',
  ]);
});

it('makes one push of a thousand changes', () => {
  const { state, pushes, turn, heard, waiting } = board();
  for (let delivered = 1; delivered <= 1000; delivered += 1) {
    state.count = delivered;
    pushes.touch('queue');
    pushes.change({ applicationId: 7 });
  }
  expect(waiting()).toBe(1);
  turn();
  expect(state.looks).toBe(1);
  expect(heard).toEqual([
    { topic: 'queue', queue: { ...EMPTY_QUEUE, count: 1000 } },
    { topic: 'changed', applicationId: 7 },
  ]);
});

it('tells nothing where nothing is different', () => {
  const { pushes, turn, heard } = board();
  pushes.touchAll();
  turn();
  expect(heard).toEqual([]);
});

it('tells later what could not be told now', () => {
  const { state, pushes, turn, heard } = board();
  state.count = 3;
  state.fails = true;
  pushes.touch('queue');
  turn();
  expect(heard).toEqual([]);
  state.fails = false;
  pushes.touch('desk');
  turn();
  expect(heard).toMatchObject([{ topic: 'queue', queue: { count: 3 } }]);
});

it('tells a screen that comes later the newest, and the others nothing twice', () => {
  const { state, pushes, heard } = board();
  state.count = 5;
  const late: Push[] = [];
  pushes.onPush((push) => late.push(push));
  expect(late).toHaveLength(7);
  expect(late).toContainEqual({ topic: 'queue', queue: { ...EMPTY_QUEUE, count: 5 } });
  expect(heard).toMatchObject([{ topic: 'queue', queue: { count: 5 } }]);
});

it('is silent to whoever has left and once it is closed', () => {
  const { state, pushes, turn, heard, end } = board();
  end();
  state.count = 1;
  pushes.touch('queue');
  turn();
  expect(heard).toEqual([]);
  const second: Push[] = [];
  pushes.onPush((push) => second.push(push));
  second.length = 0;
  pushes.close();
  pushes.tell({ topic: 'superseded' });
  pushes.touchAll();
  turn();
  expect(second).toEqual([]);
});
