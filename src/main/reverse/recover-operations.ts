import { nextOperation } from '../../domain/next-operation.ts';
import type { Inbox } from '../journal/inbox.ts';
import { changesOf } from './set-aside.ts';

const ALL = Number.MAX_SAFE_INTEGER;
const UNDER_WAY = ['accepting', 'publishing'] as const;

/**
 * What a crash cut off has lost its answer: whether an operation was accepted a list will tell, and a verdict is
 * published once more, the same one. They are one batch at the most.
 */
export function recoverOperations(inbox: Inbox, now: () => number, skew: () => number): void {
  for (const status of UNDER_WAY) {
    const cutOff = inbox.inState(status, ALL);
    const changes = changesOf({ now }, cutOff, ({ id, state }) => ({
      id,
      state: nextOperation(state, { type: 'answer_lost' }, now(), skew()),
    }));
    if (changes.length > 0) inbox.settle(changes, now());
  }
}
