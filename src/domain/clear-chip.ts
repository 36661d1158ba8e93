import type { ApplicationState } from './application.ts';
import type { ChipClearing } from './clearing.ts';
import { askAfterSilence, askLater, type Cleared } from './clearing-step.ts';
import type { Answer, Outcome, UnknownReason } from './outcome.ts';
import { numSidOf } from './unfinished-step.ts';

type Look = Extract<Answer, { step: 'check_active_card' }>;

/** After each repeat but the fifth and last; all of them fit into ten minutes. Then the chip is left for later. */
const CHIP_DELAYS_MS = [15_000, 60_000, 120_000, 240_000] as const;
/** Two looks that see no card, so far apart, are no lag of the Department. */
const SECOND_LOOK_MS = 30_000;

/**
 * The answer to the registration of the chip (regulation, 4.4) was lost. Whatever comes of it, the
 * card is connected (2.1 step 13.1); `now` in epoch ms.
 */
export function clearChip(
  tried: Cleared<ChipClearing>,
  outcome: Outcome,
  skew: number,
  now: number,
): ApplicationState {
  const { clearing } = tried;
  switch (outcome.class) {
    case 'done':
      if (outcome.answer.step === 'check_active_card') return looked(tried, outcome.answer, now);
      return { status: 'connected', ...numSidOf(tried), chip: 'registered' };
    case 'refused': {
      const lags = outcome.refusals.every(({ reason }) => reason === 'card_unknown');
      if (outcome.step === 'check_active_card' || !lags) return withoutChip(tried);
      return askLater(tried, { ...clearing, next: 'look', misses: 0 }, now);
    }
    case 'unknown':
      if (clearing.next === 'repeat') return repeatLater(tried, outcome.reason, now);
      return askAfterSilence(tried, clearing, outcome, skew, now);
    default:
      return askAfterSilence(tried, clearing, outcome, skew, now);
  }
}

function looked(tried: Cleared<ChipClearing>, { active }: Look, now: number): ApplicationState {
  const { clearing } = tried;
  if (active) {
    const isOurs = tried.numSid === undefined || active.numSid === tried.numSid;
    return isOurs ? repeatLater(tried, undefined, now) : withoutChip(tried);
  }
  if (clearing.nones > 0) return withoutChip(tried);
  return askLater(tried, { ...clearing, nones: 1, misses: 0 }, now + SECOND_LOOK_MS);
}

function repeatLater(
  tried: Cleared<ChipClearing>,
  reason: UnknownReason | undefined,
  now: number,
): ApplicationState {
  const { clearing } = tried;
  const repeats = clearing.repeats + 1;
  const delayMs = CHIP_DELAYS_MS[clearing.repeats];
  if (delayMs === undefined) return withoutChip(tried);
  return askLater(
    tried,
    { ...clearing, next: 'repeat', repeats, misses: 0, nones: 0 },
    now + delayMs,
    reason,
  );
}

function withoutChip(tried: Cleared<ChipClearing>): ApplicationState {
  return { status: 'connected', ...numSidOf(tried), chip: 'not_registered' };
}
