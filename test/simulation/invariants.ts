import type { Call } from '../../src/domain/call.ts';
import type { Journal } from '../../src/main/journal/journal.ts';
import { type Followed, isFinalStatus, isGoing } from './followed.ts';
import { causedBy } from './model-department.ts';
import type { World } from './world.ts';

const HOUR_MS = 3_600_000;
const MOST_REQUESTS_AN_HOUR = 60;
const MOST_REPEATS = 3;
const WINDOW_MS = 15 * 60_000;
const LONGEST_UNCLEAR_MS = 30 * 60_000;

/** Invariants 3 to 7 and 13, as a request goes to the wire. */
export function checkSending(world: World, of: Followed, call: Call): void {
  const { state } = of.application;
  const { step } = call;
  const say = (invariant: number, what: string): void => world.violated(invariant, `${of.key}: ${what}`);
  if (isFinalStatus(state.status)) say(7, `${step} is sent although it is ${state.status}`);
  const { elapsed } = world.time;
  if (of.sentAt.filter((at) => at > elapsed - HOUR_MS).length > MOST_REQUESTS_AN_HOUR)
    say(13, 'more requests within an hour than are allowed');
  if (step === 'check_active_card') {
    const settled = of.lostAt === undefined || elapsed - of.lostAt >= world.waits.settleMs;
    if (of.blind.size > 0 && !settled && world.faults.clockJump === 0)
      say(3, 'looked before it could settle');
    return;
  }
  if ('filling' in state && state.filling) say(5, `${step} is sent before the clerk has confirmed`);
  if (of.blind.has(step) && step !== 'register_chip') say(3, `${step} is sent again without a look`);
  if (step === 'register_chip') checkChip(world, of, call);
  else checkPost(world, of, step);
}

function checkPost(world: World, of: Followed, step: 'register_client' | 'connect_card'): void {
  const { state } = of.application;
  const { elapsed } = world.time;
  const say = (invariant: number, what: string): void => world.violated(invariant, `${of.key}: ${what}`);
  const isRepeat = 'clearing' in state && state.clearing !== undefined;
  if (!of.noneSeen && !isRepeat) say(5, `${step} is sent before an active card was asked about`);
  if (step === 'connect_card' && !of.clientTaken) say(5, 'the card is sent before the applicant');
  const lost = of.lost.get(step) ?? 0;
  if (lost > MOST_REPEATS) say(4, `${step} is repeated for the ${lost}th time`);
  // A clock that is put back makes the kiosk's quarter of an hour longer than ours.
  if (lost > 0 && elapsed - of.confirmedAt > WINDOW_MS && world.faults.clockJump === 0)
    say(4, `${step} is repeated by itself later than 15 minutes after the confirmation`);
}

function checkChip(world: World, of: Followed, call: Extract<Call, { step: 'register_chip' }>): void {
  const card = world.residents.flatMap(({ cards }) => cards).find(({ hash }) => hash === call.cardHash);
  if (card?.mifareId !== call.mifareId)
    world.violated(6, `${of.key}: a chip that is not that card's is sent`);
  if (!wasConnected(world, of))
    world.violated(6, `${of.key}: the chip of a card that never was connected is sent`);
}

/** Invariants 1, 2, 7 and 12, on what is found on disk. */
export function checkImage(world: World, of: Followed, image: Journal): void {
  const { id, state } = of.application;
  const found = image.application(id);
  if (JSON.stringify(found) !== JSON.stringify(of.application))
    world.violated(1, `${of.key} is not on disk as it was written: ${found?.state.status}`);
  if (of.told !== undefined && of.told !== state.status)
    world.violated(1, `${of.key} was shown as ${of.told} and is ${state.status} on disk`);
  if (of.isAccepted && found?.applicant === undefined)
    world.violated(1, `${of.key} was accepted and nothing of it is on disk`);
  if (image.steps(id).length !== of.intents) world.violated(2, `${of.key}: intents are missing on disk`);
  const events = image.events(id).length;
  if (events !== of.changes) world.violated(12, `${of.key}: ${events} rows tell of ${of.changes} changes`);
}

/** Nothing may stay unclear for long once all is healed. */
export function checkLiveness(world: World, of: Followed): void {
  if (!isGoing(of)) return;
  const forMs = world.time.elapsed - Math.max(of.since, world.healedAt);
  if (forMs > LONGEST_UNCLEAR_MS)
    world.violated(
      15,
      `${of.key} is ${of.application.state.status} for ${Math.round(forMs / 60_000)} minutes`,
    );
}

/** Invariant 8, when everything has come to rest. */
export function checkRest(world: World, of: Followed): void {
  const { state, applicant, card } = of.application;
  if (applicant === undefined || card === undefined) return;
  const { snils } = applicant;
  const { hash } = card.hidden;
  const { department } = world;
  if (state.status === 'connected') {
    if (!wasConnected(world, of)) world.violated(8, `${of.key} is connected and its card never was active`);
    if (state.numSid !== undefined && state.numSid !== department.numSidOf(hash))
      world.violated(8, `${of.key} bears the number of another card`);
    if (state.chip === 'registered' && department.mifareIdOf(hash) === undefined)
      world.violated(8, `${of.key}: the Department does not know the chip`);
    return;
  }
  // Its own connection may be what the older file does not know of: then that is what the Department shows.
  if (of.isRestored && state.status === 'has_active_card') return;
  const waits = state.status === 'needs_decision' || state.status === 'unknown';
  if (!waits && causedBy(department.causeOf(snils, hash), of.key))
    world.violated(8, `${of.key} is ${state.status} and has its card active`);
}

/** Of what an older file has lost nobody knows when it was sent. */
function wasConnected(world: World, { application, cardFirstSentAt, isRestored }: Followed): boolean {
  const { applicant, card } = application;
  const since = cardFirstSentAt ?? (isRestored ? 0 : undefined);
  if (applicant === undefined || card === undefined || since === undefined) return false;
  return world.department.wasActiveSince(applicant.snils, card.hidden.hash, since);
}
