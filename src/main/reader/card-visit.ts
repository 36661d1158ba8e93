import { fail, ok, type Result } from '../../domain/result.ts';
import type { CardErrorReason } from '../../domain/tap.ts';
import type { Transmit } from './apdu.ts';
import { type CardRead, type CardSessionOptions, readCard } from './card-session.ts';
import { PCSC } from './pcsc-code.ts';
import { pause, within } from './timers.ts';

/** The card on one reader, as far as a visit needs it. Nothing here rejects. */
export interface CardSlot {
  /** Shared mode: other programs may use the card, too. The PC/SC code where it fails. */
  connect(): Promise<Result<void, number | undefined>>;
  /** Ends the connection and resets the card, so that the next connect starts afresh. */
  reset(): Promise<void>;
  readonly transmit: Transmit;
}

export interface VisitOptions extends CardSessionOptions {
  /** Settles when the reader tells that the slot is empty. */
  readonly left: Promise<void>;
}

const VISIT_LIMITS = {
  /** Nothing of the card in that time: it is mute, or held too far away. */
  connectMs: 1500,
  /** Crypto providers hold a card for some hundred ms at a time. */
  sharingTries: 5,
  sharingPauseMs: 200,
  /** A service looks about every 400 ms: a card that has not left by then is still, or again, there. */
  stillThereMs: 600,
  sessions: 3,
} as const;

type Visit = Result<CardRead, CardErrorReason>;

/**
 * One presentation of a card, from its appearance to a reading or to the reason why there is none. A card
 * that gets lost on the way is read anew, from a RESET on, unless the slot falls empty. Not sooner: pcscd
 * takes a slot for empty whose reset has failed, and sees no card in it that comes at that moment.
 */
export async function visitCard(slot: CardSlot, options: VisitOptions): Promise<Visit> {
  const { timers, left } = options;
  for (let sessions = 1; ; sessions += 1) {
    const read = await oneSession(slot, options);
    if (read.ok || read.problem !== 'pulled_early' || sessions === VISIT_LIMITS.sessions) return read;
    const gone = left.then(() => true);
    if (await within(timers, VISIT_LIMITS.stillThereMs, gone, false)) return read;
    await slot.reset();
  }
}

async function oneSession(slot: CardSlot, options: VisitOptions): Promise<Visit> {
  const late = fail<CardErrorReason>('mute');
  const connected = await within(options.timers, VISIT_LIMITS.connectMs, connect(slot, options), late);
  if (!connected.ok) return connected;
  const read = await readCard(slot.transmit, options);
  if (read.ok) return ok(read.value);
  return fail(
    read.problem.kind === 'refused' ? read.problem.reason : reasonOf(read.problem.code ?? PCSC.removed),
  );
}

async function connect(slot: CardSlot, { timers }: VisitOptions): Promise<Result<void, CardErrorReason>> {
  for (let tries = 1; ; tries += 1) {
    const connected = await slot.connect();
    if (connected.ok) return connected;
    const again = connected.problem === PCSC.sharingViolation && tries < VISIT_LIMITS.sharingTries;
    if (!again) return fail(reasonOf(connected.problem));
    await pause(timers, VISIT_LIMITS.sharingPauseMs);
  }
}

/** By the code alone; a code that says nothing of the card is the reader's trouble. */
function reasonOf(code: number | undefined): CardErrorReason {
  switch (code) {
    case PCSC.sharingViolation:
      return 'held_by_another_program';
    case PCSC.mute:
    case PCSC.unpowered:
    case PCSC.timeout:
      return 'mute';
    case PCSC.removed:
    case PCSC.noCard:
    case PCSC.reset:
    case PCSC.notTransacted:
    case PCSC.communication:
    case PCSC.communicationLost:
      return 'pulled_early';
    default:
      return 'reader_trouble';
  }
}
