import type { Operation, OperationClient, OperationId } from '../../../src/domain/operation.ts';
import type { Dice } from '../dice.ts';
import type { Citizen } from './citizens.ts';
import type { Bearing, PortalOperation } from './model-list.ts';
import type { ReverseWorld } from './reverse-world.ts';

/** Asia/Yekaterinburg. */
const AHEAD_MS = 5 * 3_600_000;
/** So many spoilt entries at most: they stay on the list for ever and must not fill a page. */
const MOST_SPOILT = 2;
const MOST_OPERATIONS = 40;

const BEARINGS = { true: 12, alike: 2, none: 0 };
const BEARINGS_OF_BLOCK = { true: 6, alike: 1, none: 5 };

/** Residents, and the Department itself, connect and block cards without us. */
export function letPortalAct(world: ReverseWorld, untilMs: number): void {
  const { dice, time } = world;
  time.after(dice.between(5_000, 400_000), () => {
    if (time.elapsed > untilMs || world.made >= MOST_OPERATIONS) return;
    const burst = dice.chance(0.3) ? dice.between(2, 12) : 1;
    for (let count = 0; count < burst; count += 1) makeOperation(world);
    if (world.strikes('forgotten')) forgetOne(world);
    letPortalAct(world, untilMs);
  });
}

function makeOperation(world: ReverseWorld): void {
  const made = portalOperation(world);
  world.list.add(made);
  const { operationId, type } = made.operation;
  world.note(
    `portal: ${type} ${operationId} (${made.bearing}${made.entry === 'readable' ? '' : `, ${made.entry}`})`,
  );
}

function portalOperation(world: ReverseWorld): PortalOperation {
  const { dice } = world;
  const citizen = dice.pick(world.citizens);
  const type = dice.chance(0.7) ? 'register' : 'block';
  const bearing: Bearing = dice.weighed(type === 'register' ? BEARINGS : BEARINGS_OF_BLOCK);
  const ofWhom = dice.chance(0.05) ? dice.pick(world.citizens) : citizen;
  const card = dice.pick(ofWhom.cards);
  // What the Department learns of late comes in with its true time: not always in order.
  const madeAt = world.now - (dice.chance(0.2) ? dice.between(0, 90_000) : 0);
  const client = bearing === 'none' ? undefined : clientOf(dice, citizen, bearing);
  const operation: Operation = {
    operationId: world.nextOperationId() as OperationId,
    type,
    madeAt,
    madeAtText: new Date(madeAt + AHEAD_MS).toISOString().slice(0, -1),
    ...(type === 'block' && { blockedBy: dice.pick(['applicant', 'department', 'unknown']) }),
    ...(client && { client }),
    card: { hash: card.hash, numSid: card.numSid, lastTwo: card.lastTwo },
  };
  return { operation, citizen: bearing === 'none' ? ofWhom : citizen, bearing, ...drawSpoilt(world) };
}

function drawSpoilt(world: ReverseWorld): Pick<PortalOperation, 'entry' | 'isNotTaken'> {
  const plain = { entry: 'readable', isNotTaken: false } as const;
  if (world.spoilt >= MOST_SPOILT) return plain;
  const isUnreadable = world.strikes('unreadable');
  const isNotTaken = !isUnreadable && world.strikes('notTaken');
  if (!isUnreadable && !isNotTaken) return plain;
  world.spoilt += 1;
  if (isNotTaken) return { entry: 'readable', isNotTaken };
  const entry = world.dice.chance(0.5) ? 'unreadable' : 'nameless';
  world.hit(entry, 'list', 'before_commit');
  return { entry, isNotTaken };
}

/** As the regulation's samples have it: blanks before the name, a hyphen in the unit code, a wrong SNILS. */
function clientOf(dice: Dice, { applicant }: Citizen, bearing: Bearing): OperationClient {
  const { document } = applicant;
  const [series = '', number = ''] = document.number.split(' ');
  const byDocument = dice.chance(0.7);
  const snils = snilsOf(dice, applicant.snils, byDocument);
  return {
    lastName: dice.chance(0.3)
      ? ` ${applicant.lastName.toUpperCase()}`
      : applicant.lastName.replace('ё', 'е'),
    firstName: applicant.firstName,
    middleName: `${applicant.middleName} `,
    phone: applicant.phone,
    ...(snils !== undefined && { snils }),
    ...(byDocument && {
      birthDate: bearing === 'alike' ? '1951-01-02' : applicant.birthDate,
      document: { type: document.type, series, number, unitCode: '450-001' },
    }),
    ...(!byDocument && bearing === 'alike' && { lastName: 'Иная' }),
  };
}

/** One of the two keys is always filled; with a document the SNILS may be wrong. */
function snilsOf(dice: Dice, snils: string, byDocument: boolean): string | undefined {
  if (!byDocument) return snils;
  const kind = dice.pick(['right', 'right', 'absent', 'wrong_digits']);
  if (kind === 'absent') return undefined;
  const check = (Number(snils.slice(-2)) + 1) % 100;
  return kind === 'right' ? snils : `${snils.slice(0, 9)}${String(check).padStart(2, '0')}`;
}

function forgetOne(world: ReverseWorld): void {
  const some = [...world.list.all].filter(({ isForgotten, status }) => !isForgotten && status === undefined);
  if (some.length === 0) return;
  const { operationId } = world.dice.pick(some).operation;
  world.list.forget(operationId);
  world.hit('forgotten', 'at_rest', 'before_commit');
  world.note(`Department: forgets ${operationId}`);
}
