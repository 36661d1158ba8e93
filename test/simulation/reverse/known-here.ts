import type { Operation, OperationVerdict } from '../../../src/domain/operation.ts';
import type { Citizen } from './citizens.ts';
import type { HeldOperation } from './model-list.ts';
import type { ReverseWorld } from './reverse-world.ts';

const UNCLEAR_ORDER_MS = 120_000;

/** A card that this office has connected for somebody. */
export interface OwnConnection {
  readonly citizen: Citizen;
  readonly hash: string;
  /** By the Department's clock, epoch ms. */
  readonly at: number;
  readonly applicationId: number;
}

/** What one kiosk can know when it looks an operation up. */
export interface KnownHere {
  readonly connections: readonly OwnConnection[];
  /** Operations in its journal. */
  readonly taken: readonly HeldOperation[];
}

/**
 * What is wrong with a verdict that no person has given. Only where what is in the journal leaves no
 * doubt: invented anew here, not asked of the program.
 */
export function objectionTo(
  { policies }: ReverseWorld,
  { operation, citizen, bearing }: HeldOperation,
  verdict: OperationVerdict,
  { connections, taken }: KnownHere,
): string | undefined {
  const isKnown = connections.some((own) => own.citizen === citizen);
  const { hash } = operation.card;
  if (bearing === 'alike' && isKnown) return 'the person is not proved to be the one';
  if (bearing !== 'none' && !isKnown && verdict !== 'person_not_found') return 'nobody here is that person';
  if (verdict === 'person_not_found') {
    if (bearing !== 'none' && isKnown) return 'the person is known here';
    if (policies.office.hasSeveralWorkplaces) return 'others have journals, too';
    return undefined;
  }
  if (operation.type !== 'register') return undefined;
  const owner = connections.find((own) => own.hash === hash);
  if (owner !== undefined && owner.citizen !== citizen && verdict !== 'card_unfit')
    return 'the card is known under another person';
  const others = [
    ...connections.filter((own) => own.citizen === citizen && own.hash !== hash),
    ...taken.filter(
      (of) => of.citizen === citizen && of.operation.type === 'register' && of.operation.card.hash !== hash,
    ),
  ];
  if (verdict === 'found_with_other_card' && others.length === 0)
    return 'no other card of theirs is known here';
  if (verdict === 'found' && hasOtherForCertain(operation, citizen, connections, taken))
    return 'another card of theirs is active';
  return undefined;
}

/** The only card that was ever connected is theirs, long before, and nobody has ever blocked one. */
export function isPlainlyFound(
  { operation, citizen, bearing }: HeldOperation,
  { connections, taken }: KnownHere,
): boolean {
  if (bearing !== 'true' || operation.type !== 'register') return false;
  const { hash } = operation.card;
  const own = connections.filter((one) => one.citizen === citizen);
  const ofOthers = connections.some((one) => one.citizen !== citizen && one.hash === hash);
  const others = taken.filter(
    (of) => of.operation !== operation && (of.citizen === citizen || of.operation.card.hash === hash),
  );
  const isOwn = own.length > 0 && own.every((one) => one.hash === hash && isApart(one.at, operation.madeAt));
  return isOwn && !ofOthers && others.length === 0;
}

/** Connected here and never in doubt since, while of the operation's card nothing else is known. */
function hasOtherForCertain(
  { card, madeAt }: Operation,
  citizen: Citizen,
  connections: readonly OwnConnection[],
  taken: readonly HeldOperation[],
): boolean {
  const isFresh =
    connections.every(({ hash }) => hash !== card.hash) &&
    taken.filter(({ operation }) => operation.card.hash === card.hash).length <= 1;
  const other = connections.findLast((own) => own.citizen === citizen && own.hash !== card.hash);
  if (!isFresh || other === undefined || !isApart(other.at, madeAt)) return false;
  return taken.every(({ operation }) => operation.card.hash !== other.hash);
}

function isApart(one: number, other: number): boolean {
  return Math.abs(one - other) > UNCLEAR_ORDER_MS;
}
