import type { Application } from '../../domain/application.ts';
import { chipLeft, chipLeftText } from '../../domain/chip-later.ts';
import type { StepRecord } from '../journal/journal.ts';

/** Why a connected card has no chip yet; undefined where there is nothing left to register. */
export function chipLeftView(application: Application, steps: readonly StepRecord[]): string | undefined {
  if (chipLeft(application) === undefined) return undefined;
  return chipLeftText(steps.findLast(({ step }) => step === 'register_chip')?.outcome);
}
