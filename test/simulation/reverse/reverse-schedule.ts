import type { JournalFolders } from '../journal-template.ts';
import type { Ended } from '../schedule.ts';
import { isAtRest } from './followed-operation.ts';
import { letPortalAct } from './portal.ts';
import { checkHeld, checkOperationLiveness } from './reverse-invariants.ts';
import { ReverseKiosk } from './reverse-kiosk.ts';
import type { ReversePlanted } from './reverse-planted-bugs.ts';
import { ReverseWorld } from './reverse-world.ts';
import { WorklistClerk } from './worklist-clerk.ts';

const MINUTE_MS = 60_000;
/** Two polls at least: what came last is fetched, and what became of it. */
const LEAST_REST_MS = 13 * MINUTE_MS;
const LONGEST_REST_MS = 90 * MINUTE_MS;

/** One schedule: all fails for a while, then all is healed, then everything has to come to rest. */
export async function runReverseSchedule(
  seed: number,
  folders: JournalFolders,
  planted: ReversePlanted,
): Promise<Ended> {
  const world = new ReverseWorld(seed, planted);
  const chaosMs = world.dice.between(12, 45) * MINUTE_MS;
  const kiosks = Array.from(
    { length: world.kiosks },
    (_, index) => new ReverseKiosk(world, folders, `kiosk ${index + 1}`),
  );
  for (const kiosk of kiosks) new WorklistClerk(world, kiosk);
  letPortalAct(world, chaosMs);
  try {
    await pass(world, kiosks, chaosMs);
  } finally {
    for (const kiosk of kiosks) kiosk.drop();
  }
  const { violations, coverage, digest, trace } = world;
  return { seed, violations, coverage, digest, trace };
}

async function pass(world: ReverseWorld, kiosks: readonly ReverseKiosk[], chaosMs: number): Promise<void> {
  const { time } = world;
  const isBroken = (): boolean => world.violations.length > 0;
  await time.runUntil(chaosMs, isBroken);
  world.healedAt = time.elapsed;
  world.note('all is healed');
  while (!isBroken() && !isWholeAtRest(world, kiosks)) {
    await time.runUntil(time.elapsed + MINUTE_MS, isBroken);
    for (const { watch } of kiosks) for (const of of watch.operations) checkOperationLiveness(world, of);
  }
  if (isBroken()) return;
  for (const { run } of kiosks) run?.lookAtFile();
  for (const held of world.list.all)
    checkHeld(
      world,
      held,
      kiosks.map(({ watch }) => [watch.name, watch.of(held.operation.operationId)]),
    );
}

/** Nothing goes on by itself any more; with some time to spare for what lands late, and for a 429 that holds. */
function isWholeAtRest(world: ReverseWorld, kiosks: readonly ReverseKiosk[]): boolean {
  const forMs = world.time.elapsed - world.healedAt;
  if (forMs < LEAST_REST_MS) return false;
  const open = kiosks.flatMap(({ watch }) => [...watch.operations]).filter(({ state }) => !isAtRest(state));
  const isUp = kiosks.every(({ run }) => run !== undefined);
  const haveAsked = kiosks.every(({ watch }) => watch.hasListSince(world.healedAt));
  if (open.length === 0 && isUp && haveAsked) return true;
  if (forMs > LONGEST_REST_MS)
    world.violated(15, `${open.map(({ key }) => key).join(', ')} never come to rest, lists: ${haveAsked}`);
  return false;
}
