import type { ApplicationState, Chip } from './application.ts';
import { cardProof } from './card-proof.ts';
import type { CardClearing, Circumstances } from './clearing.ts';
import {
  askAfterSilence,
  askLater,
  type Cleared,
  decide,
  isInWindow,
  landingMsOf,
  MOST_REPEATS,
  mayRepeat,
  repeatLost,
  returnFrom,
} from './clearing-step.ts';
import type { Answer, Outcome, RefusalReason } from './outcome.ts';
import { connectedState } from './unfinished-step.ts';

type Tried = Cleared<CardClearing>;
type Look = Extract<Answer, { step: 'check_active_card' }>;
type Connected = Extract<Answer, { step: 'connect_card' }>;
type Refused = Extract<Outcome, { class: 'refused' }>;

/**
 * The answer to the connection of the card (regulation, 4.3) was lost. A look comes before each
 * repeat, and no refusal that rests on the Department's state is final while a request of ours may still
 * land. `now` in epoch ms.
 */
export function clearCard(
  tried: Tried,
  outcome: Outcome,
  circumstances: Circumstances,
  chip: Chip | undefined,
  skew: number,
  now: number,
): ApplicationState {
  const { clearing } = tried;
  switch (outcome.class) {
    case 'done':
      return answered(tried, outcome.answer, circumstances, chip, now);
    case 'refused':
      return refused(tried, outcome, circumstances, now);
    case 'unknown':
      if (isLook(clearing)) return askAfterSilence(tried, clearing, outcome, skew, now);
      return askLater(tried, repeatLost(clearing), now + circumstances.waits.settleMs, outcome.reason);
    default: {
      // Nothing was taken, and time went by: before the next repeat stands another look.
      const again = isLook(clearing) ? clearing : { ...clearing, next: 'look' as const };
      return askAfterSilence(tried, again, outcome, skew, now);
    }
  }
}

/** Table C: what journal and operations say of the card that is active; undecidable is a person's. */
export function weighCard(
  state: Tried,
  circumstances: Circumstances,
  chip: Chip | undefined,
  now: number,
): ApplicationState {
  const { clearing } = state;
  const { seen } = clearing;
  if (seen === undefined || seen === 'none') throw new Error('nothing was seen that could be weighed');
  if (clearing.restored) return decide(state, 'restored', now);
  const proof = cardProof(seen.numSid, circumstances.evidence);
  if (proof === undefined) return decide(state, 'active_unexplained', now);
  if (proof === 'ours') return connectedState(seen.numSid, chip, now);
  const dueAt = now + landingMsOf(circumstances);
  return askLater(state, { ...clearing, next: 'last_look', verdict: 'other_card', misses: 0 }, dueAt);
}

function isLook({ next }: CardClearing): boolean {
  return next === 'look' || next === 'last_look';
}

function answered(
  tried: Tried,
  answer: Answer,
  circumstances: Circumstances,
  chip: Chip | undefined,
  now: number,
): ApplicationState {
  switch (answer.step) {
    case 'check_active_card':
      return looked(tried, answer, circumstances, now);
    case 'connect_card':
      return repeated(tried, answer, chip, now);
    case 'register_client':
      return askLater(tried, { ...tried.clearing, next: 'repeat', clients: 'done', misses: 0 }, now);
    case 'register_chip':
      throw new Error('a chip was registered for a card that is not known to be connected');
    default:
      return answer satisfies never;
  }
}

/** Table A, and the last look before a refusal is final. */
function looked(tried: Tried, { active }: Look, circumstances: Circumstances, now: number): ApplicationState {
  const { clearing } = tried;
  // Misses stay counted: a repeat that is turned away each time must not be tried every few seconds.
  const seen = { ...clearing, seen: active ?? 'none' } as const;
  if (clearing.next === 'last_look') return lastLooked(tried, seen, circumstances, now);
  if (active) return sawCard(tried, seen, circumstances, now);
  return clearing.denials === undefined
    ? sawNone(tried, seen, circumstances, now)
    : deniedAgain(tried, { ...seen, denials: clearing.denials + 1 }, circumstances, now);
}

function sawCard(
  tried: Tried,
  seen: CardClearing,
  circumstances: Circumstances,
  now: number,
): ApplicationState {
  const isSettled = seen.denials !== undefined || !mayRepeat(seen, circumstances, now);
  return askLater(tried, { ...seen, next: isSettled ? 'evidence' : repeatOf(seen) }, now);
}

function sawNone(
  tried: Tried,
  seen: CardClearing,
  circumstances: Circumstances,
  now: number,
): ApplicationState {
  if (mayRepeat(seen, circumstances, now)) return askLater(tried, { ...seen, next: repeatOf(seen) }, now);
  const landingMs = landingMsOf(circumstances);
  if (landingMs > 0) return askLater(tried, seen, now + landingMs);
  const why = seen.repeats >= MOST_REPEATS ? 'repeats_exhausted' : 'not_committed';
  return decide({ ...tried, clearing: seen }, why, now);
}

function repeatOf({ clients }: CardClearing): 'repeat' | 'clients' {
  return clients === 'wanted' ? 'clients' : 'repeat';
}

/** The Department says that a card is active, and shows none: a lag, or answers that exclude each other. */
function deniedAgain(
  tried: Tried,
  seen: CardClearing & { readonly denials: number },
  circumstances: Circumstances,
  now: number,
): ApplicationState {
  const { settleMs } = circumstances.waits;
  if (seen.denials < 2) return askLater(tried, seen, now + Math.max(settleMs, landingMsOf(circumstances)));
  return decide({ ...tried, clearing: seen }, 'contradiction', now);
}

/** Nothing of ours can land any more: what is active now is all that there is. */
function lastLooked(
  tried: Tried,
  seen: CardClearing,
  circumstances: Circumstances,
  now: number,
): ApplicationState {
  const landingMs = landingMsOf(circumstances);
  if (landingMs > 0) return askLater(tried, seen, now + landingMs);
  const { verdict, ...rest } = seen;
  if (verdict === 'other_card') {
    const before = tried.clearing.seen;
    const isSame = seen.seen !== 'none' && before !== 'none' && before?.numSid === seen.seen?.numSid;
    if (isSame && seen.seen) return { status: 'has_active_card', active: seen.seen };
    return decide({ ...tried, clearing: rest }, 'contradiction', now);
  }
  if (seen.seen !== 'none') return askLater(tried, { ...rest, next: 'evidence' }, now);
  if (verdict === undefined) throw new Error('a last look without a verdict');
  return { status: 'refused', by: 'department', refusals: verdict };
}

/** Table B, where the Department took the repeat. */
function repeated(
  tried: Tried,
  { numSid }: Connected,
  chip: Chip | undefined,
  now: number,
): ApplicationState {
  const { seen } = tried.clearing;
  if (seen === undefined) throw new Error('a repeat without a look');
  if (seen === 'none' || seen.numSid === numSid) return connectedState(numSid, chip, now);
  if (numSid === undefined) return askLater(tried, { ...tried.clearing, next: 'evidence', misses: 0 }, now);
  return decide(tried, 'contradiction', now);
}

/** Table B, where it refused; of several refusals the one that says most about the card decides. */
function refused(
  tried: Tried,
  { step, refusals }: Refused,
  circumstances: Circumstances,
  now: number,
): ApplicationState {
  const { clearing } = tried;
  if (step !== 'connect_card') return decide(tried, 'contradiction', now);
  const has = (...reasons: RefusalReason[]) => refusals.some(({ reason }) => reasons.includes(reason));
  if (has('card_of_another')) return { status: 'refused', by: 'department', refusals };
  if (has('bad_requisites', 'bad_input')) return returnFrom(tried, refusals, circumstances, now);
  if (has('client_unknown')) return clientUnknown(tried, circumstances, now);
  if (clearing.seen !== 'none') return askLater(tried, { ...clearing, next: 'evidence', misses: 0 }, now);
  if (has('active_card_exists')) {
    return askLater(tried, { ...clearing, next: 'look', denials: 0, misses: 0 }, now);
  }
  const verdict = { ...clearing, next: 'last_look', verdict: refusals, misses: 0 } as const;
  return askLater(tried, verdict, now + landingMsOf(circumstances));
}

function clientUnknown(tried: Tried, { confirmedAt }: Circumstances, now: number): ApplicationState {
  const { clearing } = tried;
  if (clearing.clients === 'done') return decide(tried, 'contradiction', now);
  if (!isInWindow(confirmedAt, now)) return decide(tried, 'confirm_again', now);
  return askLater(tried, { ...clearing, next: 'clients', clients: 'wanted', misses: 0 }, now);
}
