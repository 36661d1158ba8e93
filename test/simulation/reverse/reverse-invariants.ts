import type { OperationState } from '../../../src/domain/operation-state.ts';
import type { PublishOutcome, StatusToPublish } from '../../../src/main/department/reverse-department.ts';
import type { Inbox } from '../../../src/main/journal/inbox.ts';
import { type FollowedOperation, isAtRest } from './followed-operation.ts';
import type { HeldOperation } from './model-list.ts';
import type { ReverseWorld } from './reverse-world.ts';

const HOUR_MS = 3_600_000;
const MOST_PUBLICATIONS_AN_HOUR = 60;
/** Half an hour and a poll with its skew. */
const LONGEST_UNDER_WAY_MS = 37 * 60_000;

/** Invariants 10 and 13, as one status of a request goes to the wire. */
export function checkStatus(world: ReverseWorld, of: FollowedOperation, { status }: StatusToPublish): void {
  const say = (invariant: number, what: string): void => world.violated(invariant, `${of.key}: ${what}`);
  const { elapsed } = world.time;
  const held = world.list.of(of.operationId);
  if (held === undefined) {
    say(9, 'the Department has never told of it');
    return;
  }
  if (of.isGone) say(10, `${status} is sent although the Department does not know it`);
  if (status === 'accepted') {
    if (of.verdict !== undefined) say(10, `accepted is sent behind ${of.verdict}`);
  } else {
    if (of.verdict !== undefined && of.verdict !== status) say(10, `${status} is sent behind ${of.verdict}`);
    if (!isKnownToBeHandled(world, held)) say(10, `${status} is sent and nobody's "accepted" has been taken`);
    of.verdict = status;
  }
  of.sent.push({ status, at: elapsed });
  if (of.sent.filter(({ at }) => at > elapsed - HOUR_MS).length > MOST_PUBLICATIONS_AN_HOUR)
    say(13, 'more publications within an hour than are allowed');
}

/** Left out of the list for whatever reason, so nothing is to be proved. */
function isKnownToBeHandled({ list }: ReverseWorld, held: HeldOperation): boolean {
  return held.landed.length > 0 || held.isForgotten || list.isLeftOut(held);
}

/** Oldest first, as far as the Department's clock tells it. */
export function checkOrder(world: ReverseWorld, kiosk: string, statuses: readonly StatusToPublish[]): void {
  const times = statuses.map(({ operationId }) => world.list.of(operationId)?.operation.madeAt ?? 0);
  if (times.some((at, place) => at < (times[place - 1] ?? 0)))
    world.violated(10, `${kiosk} publishes a newer operation before an older one`);
  if (new Set(statuses.map(({ operationId }) => operationId)).size < statuses.length)
    world.violated(10, `${kiosk} publishes an operation twice in one request`);
}

/** Invariant 2: what the answer says of each, and nothing else, is what is written down. */
export function checkAnswered(
  world: ReverseWorld,
  of: FollowedOperation,
  before: OperationState,
  outcome: PublishOutcome,
): void {
  const may = statesAfter(of, before, outcome);
  if (may.includes(of.state.status)) return;
  world.violated(2, `${of.key} was ${before.status}, heard ${of.heard} and is ${of.state.status}`);
}

function statesAfter(
  of: FollowedOperation,
  before: OperationState,
  outcome: PublishOutcome,
): readonly OperationState['status'][] {
  const { status } = before;
  const again = status === 'accepting' ? 'saved' : 'decided';
  const isAlone = 'alone' in before;
  const reason =
    outcome.class === 'refused'
      ? outcome.reason
      : outcome.class === 'done'
        ? outcome.failed.find(({ operationId }) => operationId === of.operationId)?.reason
        : undefined;
  switch (outcome.class) {
    case 'done':
      if (reason === undefined) return [status === 'accepting' ? 'accepted' : 'done'];
      break;
    case 'refused':
      // It may be of any of the batch.
      if (!isAlone) return [again];
      break;
    case 'unknown':
      return [status === 'accepting' ? 'accept_unclear' : 'decided'];
    case 'not_sent':
    case 'not_processed':
      return [again, 'accept_unclear'];
  }
  if (reason === 'operation_not_found') return ['gone'];
  return reason === 'bad_input' && isAlone ? ['set_aside'] : [again];
}

/** Invariants 1, 2 and 12, on what is found on disk. */
export function checkOperationImage(world: ReverseWorld, of: FollowedOperation, image: Inbox): void {
  const found = image.byOperationId(of.operationId);
  if (found === undefined) {
    world.violated(1, `${of.key} was ${of.state.status} and is not on disk`);
    return;
  }
  if (JSON.stringify(found.state) !== JSON.stringify(of.state))
    world.violated(1, `${of.key} is ${found.state.status} on disk and was written as ${of.state.status}`);
  const events = image.events(found.id).length;
  if (events !== of.changes) world.violated(12, `${of.key}: ${events} rows tell of ${of.changes} changes`);
}

/** After an older journal was put back beside its second copy: nothing that was taken is missing, no verdict another. */
export function checkPutBack(world: ReverseWorld, of: FollowedOperation, image: Inbox): void {
  const found = image.byOperationId(of.operationId);
  if (found === undefined) {
    world.violated(1, `${of.key} is not on disk after an older journal was put back`);
    return;
  }
  const { state } = found;
  const verdict = 'verdict' in state ? state.verdict : undefined;
  const isAgreed = verdict === of.verdict && state.status !== 'waits_for_day';
  if (of.verdict !== undefined && state.status !== 'gone' && !isAgreed)
    world.violated(10, `${of.key} was published as ${of.verdict} and is ${state.status} ${verdict ?? ''}`);
}

/** Nothing may be under way for long once all is healed. */
export function checkOperationLiveness(world: ReverseWorld, of: FollowedOperation): void {
  if (isAtRest(of.state)) return;
  const forMs = world.time.elapsed - Math.max(of.since, world.healedAt);
  if (forMs > LONGEST_UNDER_WAY_MS)
    world.violated(15, `${of.key} is ${of.state.status} for ${Math.round(forMs / 60_000)} minutes`);
}

/** Invariants 1, 8 and 15 of one operation of the list, when everything has come to rest. */
export function checkHeld(
  world: ReverseWorld,
  held: HeldOperation,
  kiosks: readonly (readonly [kiosk: string, of: FollowedOperation | undefined])[],
): void {
  const { operationId } = held.operation;
  const say = (invariant: number, what: string): void => world.violated(invariant, `${operationId}: ${what}`);
  for (const [kiosk, of] of kiosks) {
    if (of === undefined && held.landed.some((landed) => landed.kiosk === kiosk))
      say(1, `${kiosk} has published it and does not know it`);
    if (of === undefined && world.list.isListed(held) && held.entry !== 'nameless')
      say(15, `it is on the list and ${kiosk} does not know it`);
    if (of !== undefined) checkEnd(world, held, of, kiosk, kiosks.length === 1);
  }
}

function checkEnd(
  world: ReverseWorld,
  held: HeldOperation,
  of: FollowedOperation,
  kiosk: string,
  isOnly: boolean,
): void {
  const { state } = of;
  const say = (what: string): void => world.violated(8, `${of.key} is ${state.status}: ${what}`);
  if (state.status === 'done') {
    const own = held.landed.filter((landed) => landed.kiosk === kiosk).at(-1)?.status;
    if (own !== state.verdict) say(`${own ?? 'nothing'} was taken last and not ${state.verdict}`);
    else if (isOnly && held.status !== state.verdict) say(`the Department holds ${held.status}`);
    // Nothing in the API keeps another workplace from answering, too.
    else if (held.status !== state.verdict) world.hit('verdict_overtaken', 'verdict', 'after_commit');
  }
  if (state.status === 'gone' && !of.wasUnknownThere) say('the Department has never said so');
  if (state.status !== 'set_aside') return;
  if (
    state.why === 'unreadable'
      ? held.entry !== 'unreadable'
      : of.heard !== 'bad_input' || state.why !== 'not_taken'
  )
    say(`${state.why} is not the reason`);
}
