import type { Violation } from './chronicle.ts';
import type { Coverage } from './coverage.ts';
import { ImpatientClerk } from './impatient-clerk.ts';
import { checkLiveness, checkRest } from './invariants.ts';
import type { JournalFolders } from './journal-template.ts';
import { letOthersAct } from './outside-actors.ts';
import type { Planted } from './planted-bugs.ts';
import { SimulatedKiosk } from './simulated-kiosk.ts';
import { World } from './world.ts';

const MINUTE_MS = 60_000;
const LONGEST_REST_MS = 240 * MINUTE_MS;

export interface Ended {
  readonly seed: number;
  readonly violations: readonly Violation[];
  readonly coverage: Pick<Coverage, 'counts'>;
  readonly digest: string;
  readonly trace: string;
}

/** One schedule: all fails for a while, then all is healed, then everything has to come to rest. */
export async function runSchedule(seed: number, folders: JournalFolders, planted: Planted): Promise<Ended> {
  const world = new World(seed, planted);
  const chaosMs = world.dice.between(3, 18) * MINUTE_MS;
  const count = world.dice.pick([1, 1, 1, 1, 2, 2, 3]);
  const kiosks = Array.from(
    { length: count },
    (_, index) => new SimulatedKiosk(world, folders, `kiosk ${index + 1}`, chaosMs),
  );
  for (const kiosk of kiosks) new ImpatientClerk(world, kiosk, chaosMs * 0.7);
  letOthersAct(world, kiosks);
  try {
    await pass(world, kiosks, chaosMs);
  } finally {
    for (const kiosk of kiosks) kiosk.drop();
  }
  const { violations, coverage, digest, trace } = world;
  return { seed, violations, coverage, digest, trace };
}

async function pass(world: World, kiosks: readonly SimulatedKiosk[], chaosMs: number): Promise<void> {
  const { time } = world;
  const isBroken = (): boolean => world.violations.length > 0;
  await time.runUntil(chaosMs, isBroken);
  world.healedAt = time.elapsed;
  world.note('all is healed');
  while (!isBroken() && !isAtRest(world, kiosks)) {
    await time.runUntil(time.elapsed + MINUTE_MS, isBroken);
    for (const { watch } of kiosks) for (const of of watch.applications) checkLiveness(world, of);
  }
  if (isBroken()) return;
  for (const { run } of kiosks) run?.lookAtFile();
  for (const { watch } of kiosks) for (const of of watch.applications) checkRest(world, of);
}

/** Nothing goes on by itself and nobody is asked any more; with some time to spare for what lands late. */
function isAtRest(world: World, kiosks: readonly SimulatedKiosk[]): boolean {
  const forMs = world.time.elapsed - world.healedAt;
  if (forMs < 3 * MINUTE_MS) return false;
  const open = kiosks
    .flatMap(({ watch }) => [...watch.applications])
    .filter(({ application: { state } }) => {
      if (state.status === 'filling' || state.status === 'returned') return false;
      return 'stage' in state;
    });
  if (open.length === 0) return true;
  if (forMs > LONGEST_REST_MS)
    world.violated(15, `${open.map(({ key }) => key).join(', ')} never come to rest`);
  return false;
}
