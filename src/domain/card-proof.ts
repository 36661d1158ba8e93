import type { CardOperation, Evidence } from './clearing.ts';
import { SAME_TIME_MS } from './same-time.ts';

/**
 * Whose the active card is, where journal and operations prove it (table C). That it is active, a look has
 * shown: they only have to tell which card bears its number, and that it came after the Department had seen none.
 */
export function cardProof(numSid: string, evidence: Evidence): 'ours' | 'another' | undefined {
  const { noneAt, ownConnections, operations } = evidence;
  if (noneAt === undefined) return undefined;
  const bearers = [...ownConnections, ...operations].filter((one) => one.numSid === numSid);
  const isOurs = bearers.some(({ sameCard }) => sameCard);
  // One number for two cards: one of them is told wrong, and nothing here says which.
  if (isOurs && bearers.some(({ sameCard }) => !sameCard)) return undefined;
  if (isOurs) return isConnectedThere(numSid, evidence, noneAt) ? 'ours' : undefined;
  const isAnother = isAnotherHere(numSid, evidence, noneAt) || isAnotherThere(numSid, evidence, noneAt);
  return isAnother ? 'another' : undefined;
}

function isConnectedThere(numSid: string, { operations }: Evidence, noneAt: number): boolean {
  const newest = operations.findLast(({ sameCard }) => sameCard);
  return newest !== undefined && newest.numSid === numSid && connectsAfter(newest, noneAt);
}

/** Another card of the applicant was connected here after the Department had seen none. */
function isAnotherHere(numSid: string, { ownConnections }: Evidence, noneAt: number): boolean {
  return ownConnections.some(
    ({ numSid: known, connectedAt }) =>
      known === numSid && connectedAt !== undefined && isAfter(connectedAt, noneAt),
  );
}

function isAnotherThere(numSid: string, { operations }: Evidence, noneAt: number): boolean {
  const newest = operations.findLast((one) => one.numSid === numSid);
  if (newest === undefined || !connectsAfter(newest, noneAt)) return false;
  // A block need not name the number.
  return operations.findLast(({ cardHash }) => cardHash === newest.cardHash) === newest;
}

function connectsAfter({ type, madeAt, isDoubtful }: CardOperation, noneAt: number): boolean {
  return type === 'register' && !isDoubtful && isAfter(madeAt, noneAt);
}

function isAfter(at: number, noneAt: number): boolean {
  return at > noneAt + SAME_TIME_MS;
}
