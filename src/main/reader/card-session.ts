import { fail, ok, type Result } from '../../domain/result.ts';
import type { CardErrorReason, CardNetwork } from '../../domain/tap.ts';
import { parseUid, type Uid, uidKind } from '../../domain/uid.ts';
import { GET_UID, STATUS, type Transmit } from './apdu.ts';
import { ApduSession, type SessionProblem } from './apdu-session.ts';
import { cardKind } from './atr.ts';
import type { ChipNumber } from './chip-number.ts';
import { readApplications, readChipNumber } from './emv.ts';
import { networkOfCard } from './payment-directory.ts';
import type { Timers } from './timers.ts';

export interface CardSessionOptions {
  readonly atr: Uint8Array;
  /** The region reads the number from the chip; else the clerk types it. */
  readonly readNumber: boolean;
  /** `yyyy-mm-dd`; the chip may ask for it. */
  readonly today: string;
  readonly timers: Timers;
}

/** One card, read; `number` is the receiver's to wipe. */
export interface CardRead {
  readonly uid: Uid;
  readonly network: CardNetwork;
  readonly number?: Uint8Array;
  readonly validTo?: string;
}

export type CardReadProblem =
  | { readonly kind: 'refused'; readonly reason: CardErrorReason }
  /** Went away in the middle; the PC/SC code says how. */
  | { readonly kind: 'lost'; readonly code?: number };

/**
 * Reads UID, network and, where it may be, the number in one card session. The UID is asked first and
 * last: two cards in one wallet would otherwise give the UID of one and the number of the other.
 */
export async function readCard(
  transmit: Transmit,
  options: CardSessionOptions,
): Promise<Result<CardRead, CardReadProblem>> {
  const session = new ApduSession(transmit, options.timers);
  try {
    const uid = await readUid(session);
    if (!uid.ok) return uid;
    const chip = await readChip(session, uid.value, options);
    return chip.ok ? await confirm(session, uid.value, chip.value) : fail(problemOf(chip.problem));
  } finally {
    session.wipe();
  }
}

interface Chip {
  readonly network: CardNetwork;
  readonly number?: ChipNumber;
}

/** A number is asked only of a MIR card, and never under a random UID: a phone gives a token instead. */
async function readChip(
  session: ApduSession,
  uid: Uid,
  { atr, readNumber, today }: CardSessionOptions,
): Promise<Result<Chip, SessionProblem>> {
  if (cardKind(atr) === 'storage') return ok({ network: 'none' });
  const applications = await readApplications(session);
  if (!applications.ok) return applications;
  const network = networkOfCard(applications.value);
  const mir = applications.value.find((application) => application.network === 'mir');
  if (!readNumber || mir === undefined || uidKind(uid) === 'random') return ok({ network });
  const number = await readChipNumber(session, mir, today);
  if (!number.ok) return number;
  return ok({ network, ...(number.value && { number: number.value }) });
}

async function confirm(
  session: ApduSession,
  uid: Uid,
  chip: Chip,
): Promise<Result<CardRead, CardReadProblem>> {
  const again = await readUid(session);
  if (again.ok && again.value === uid) return ok(cardRead(uid, chip));
  chip.number?.digits.fill(0);
  return again.ok ? fail({ kind: 'refused', reason: 'two_cards' }) : again;
}

function cardRead(uid: Uid, { network, number }: Chip): CardRead {
  if (number === undefined) return { uid, network };
  const { digits, validTo } = number;
  return { uid, network, number: digits, ...(validTo !== undefined && { validTo }) };
}

/** Never without `90 00`: a card pulled early leaves bytes that look like a UID. */
async function readUid(session: ApduSession): Promise<Result<Uid, CardReadProblem>> {
  const answer = await session.send(GET_UID);
  if (!answer.ok) return fail(problemOf(answer.problem));
  const uid = answer.value.status === STATUS.done ? parseUid(answer.value.data) : undefined;
  if (!uid?.ok) return fail({ kind: 'refused', reason: 'no_uid' });
  if (uidKind(uid.value) === 'truncated') return fail({ kind: 'refused', reason: 'uid_truncated' });
  return ok(uid.value);
}

function problemOf(problem: SessionProblem): CardReadProblem {
  switch (problem.kind) {
    case 'silent':
      return { kind: 'refused', reason: 'mute' };
    case 'misbehaved':
      return { kind: 'refused', reason: 'malformed_answers' };
    case 'lost':
      return problem;
  }
}
