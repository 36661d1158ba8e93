import type { Outcome } from '../../domain/outcome.ts';
import { refusalVerdict } from '../../domain/refusal-verdict.ts';
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
    ...(outcome && { outcome: shownClass(outcome) }),
    text: stepSentence(step, outcome),
    ...(forIt !== undefined && { forIt }),
  };
}

/** A Department that could not find something out has refused nothing: the step comes again (4.2, code 13). */
function shownClass(outcome: Outcome): Outcome['class'] {
  const isLater = outcome.class === 'refused' && refusalVerdict(outcome.refusals) === 'later';
  return isLater ? 'not_processed' : outcome.class;
}
