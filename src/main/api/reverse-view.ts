import { REACH_TEXT, reachAdvice } from '../../domain/reach-text.ts';
import type { Inbox } from '../journal/inbox.ts';
import type { ReverseState } from '../reverse/reverse-loop.ts';
import type { ReverseView } from './operation-views.ts';

/** Three lists a quarter of an hour; one that is late by a minute is not. */
const OVERDUE_AFTER_MS = 16 * 60_000;

/** How the portal's operations come in; `loop` is absent while a setting that sending needs is missing. */
export function reverseView(inbox: Inbox, loop: { state(): ReverseState } | undefined): ReverseView {
  const counts = inbox.count();
  const { saved = 0, accepting = 0, accept_unclear = 0, accepted = 0 } = counts;
  const { waits_for_day = 0, decided = 0, publishing = 0 } = counts;
  return {
    ...standingOf(loop?.state()),
    underWay: saved + accepting + accept_unclear + accepted + waits_for_day + decided + publishing,
    waitForClerk: counts.waits_for_clerk ?? 0,
    setAside: counts.set_aside ?? 0,
  };
}

type Standing = Pick<ReverseView, 'status' | 'why' | 'lastSuccessAt' | 'overdueAt'>;

function standingOf(state: ReverseState | undefined): Standing {
  if (state === undefined) return { status: 'off' };
  const { status, why, lastSuccessAt } = state;
  return {
    status,
    ...(why && { why: `${REACH_TEXT[why].brief}. ${reachAdvice(why)}` }),
    ...(lastSuccessAt !== undefined && { lastSuccessAt, overdueAt: lastSuccessAt + OVERDUE_AFTER_MS }),
  };
}
