import { stepForIt, stepSentence } from '../../domain/step-sentence.ts';
import type { StepRecord } from '../journal/journal.ts';
import type { StepView } from './views.ts';

/** The digest of the body stays in the journal: it is proof for IT and nothing for a screen. */
export function stepView({ step, attempt, intendedAt, endedAt, outcome }: StepRecord): StepView {
  const forIt = stepForIt(outcome);
  return {
    step,
    attempt,
    intendedAt,
    ...(endedAt !== undefined && { endedAt }),
    ...(outcome && { outcome: outcome.class }),
    text: stepSentence(step, outcome),
    ...(forIt !== undefined && { forIt }),
  };
}
