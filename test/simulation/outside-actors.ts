import type { SimulatedKiosk } from './simulated-kiosk.ts';
import type { World } from './world.ts';

const JUMPS_MS = [-7_200_000, -600_000, -60_000, 60_000, 900_000, 7_200_000];

const ACTIONS = {
  portal_connects: 3,
  other_organisation_connects: 2,
  holder_blocks: 3,
  bank_blocks: 1,
  bank_unblocks: 2,
  school_register: 3,
  card_of_another: 1,
};

/** All that happens at the Department without us: portal, other organisations, holders, banks. */
export function letOthersAct(world: World, kiosks: readonly SimulatedKiosk[]): void {
  const { dice, time } = world;
  time.after(dice.between(5_000, 240_000), () => {
    if (world.isHealed) {
      world.department.schoolRegisterIsDown = false;
      return;
    }
    if (world.strikes('outside')) act(world);
    if (world.faults.schoolboy > 0) world.department.schoolRegisterIsDown = world.strikes('schoolboy');
    if (world.strikes('clockJump')) jumpClock(world, dice.pick(kiosks), dice.pick(JUMPS_MS));
    letOthersAct(world, kiosks);
  });
}

export function jumpClock(world: World, kiosk: SimulatedKiosk, byMs: number): void {
  kiosk.clockOffsetMs += byMs;
  world.coverage.hit(byMs < 0 ? 'clock_put_back' : 'clock_put_forward', 'at_the_desk', 'before_commit');
  world.note(`${kiosk.watch.name}: its clock jumps by ${byMs / 1000} s`);
}

function act(world: World): void {
  const { dice, department, residents } = world;
  const { snils, cards } = dice.pick(residents);
  const { hash } = dice.pick(cards);
  const action = dice.weighed(ACTIONS);
  world.note(`outside: ${action}`);
  switch (action) {
    case 'portal_connects':
      department.connectElsewhere(snils, hash, 'portal');
      return;
    case 'other_organisation_connects':
      department.connectElsewhere(snils, hash, 'other_organisation');
      return;
    case 'holder_blocks':
      department.block(snils, 'applicant');
      return;
    case 'bank_blocks':
      department.block(snils, 'bank');
      return;
    case 'bank_unblocks':
      department.unblock(hash);
      return;
    case 'school_register':
      return;
    case 'card_of_another':
      if (department.activeHash(snils) === undefined) department.giveTo(hash, dice.pick(residents).snils);
      return;
    default:
      action satisfies never;
      return;
  }
}
