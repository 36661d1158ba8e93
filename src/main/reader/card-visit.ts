import { fail, ok, type Result } from '../../domain/result.ts';
import type { CardErrorReason } from '../../domain/tap.ts';
import type { Transmit } from './apdu.ts';
import { SESSION_LIMITS } from './apdu-session.ts';
import { type CardRead, type CardReadProblem, type CardSessionOptions, readCard } from './card-session.ts';
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

export const VISIT_LIMITS = {
  /** Nothing of the card in that time: it is mute, or held too far away. */
  connectMs: 1500,
  /** Crypto providers hold a card for some hundred ms at a time. */
  sharingTries: 5,
  sharingPauseMs: 200,
} as const;

type Visit = Result<CardRead, CardErrorReason>;

/** One presentation of a card, from its appearance to a reading or to the reason why there is none. */
export async function visitCard(
  slot: CardSlot,
  options: Omit<CardSessionOptions, 'limitMs'>,
): Promise<Visit> {
  const { timers } = options;
  const late = fail<CardErrorReason>('mute');
  const connected = await within(timers, VISIT_LIMITS.connectMs, connect(slot, options), late);
  if (!connected.ok) return connected;
  const startedAt = timers.now();
  const first = await readCard(slot.transmit, options);
  if (first.ok || first.problem.kind === 'refused') return settled(first);
  const leftMs = SESSION_LIMITS.durationMs - (timers.now() - startedAt);
  return readAgain(slot, options, first.problem.code ?? PCSC.removed, leftMs);
}

/** A card that was reset or moved for a moment is still there: connect with RESET and read it all anew. */
async function readAgain(
  slot: CardSlot,
  options: Omit<CardSessionOptions, 'limitMs'>,
  code: number,
  leftMs: number,
): Promise<Visit> {
  if (leftMs <= 0) return fail(reasonOf(code));
  const again = await within(options.timers, leftMs, reconnect(slot), fail<CardErrorReason>('pulled_early'));
  if (!again.ok) return again;
  return settled(await readCard(slot.transmit, { ...options, limitMs: leftMs }));
}

async function reconnect(slot: CardSlot): Promise<Result<void, CardErrorReason>> {
  await slot.reset();
  const connected = await slot.connect();
  return connected.ok ? connected : fail(reasonOf(connected.problem));
}

async function connect(
  slot: CardSlot,
  { timers }: Pick<CardSessionOptions, 'timers'>,
): Promise<Result<void, CardErrorReason>> {
  for (let tries = 1; ; tries += 1) {
    const connected = await slot.connect();
    if (connected.ok) return connected;
    const again = connected.problem === PCSC.sharingViolation && tries < VISIT_LIMITS.sharingTries;
    if (!again) return fail(reasonOf(connected.problem));
    await pause(timers, VISIT_LIMITS.sharingPauseMs);
  }
}

function settled(read: Result<CardRead, CardReadProblem>): Visit {
  if (read.ok) return ok(read.value);
  return fail(
    read.problem.kind === 'refused' ? read.problem.reason : reasonOf(read.problem.code ?? PCSC.removed),
  );
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
