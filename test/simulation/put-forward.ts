import type { Chronicle } from './chronicle.ts';
import type { Dice } from './dice.ts';

const BY_MS = 900_000;

interface JumpingWorld extends Chronicle {
  /** Drawn apart, as it is wanted in few schedules. */
  readonly jumping: Dice;
  readonly faults: { readonly clockJump: number };
}

/**
 * A clock is put forward while what was sent may still land: whoever times that wait by it does too soon what
 * has to come behind it.
 */
export function mayPutForward(world: JumpingWorld, jump: (byMs: number) => void, afterMs: number): void {
  const { jumping, faults, time } = world;
  if (!jumping.chance(faults.clockJump / 1000)) return;
  time.after(afterMs + jumping.between(0, 20_000), () => {
    if (!world.isHealed) jump(BY_MS);
  });
}
