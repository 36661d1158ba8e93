import type { Outcome } from '../../domain/outcome.ts';
import { refusalVerdict } from '../../domain/refusal-verdict.ts';
import { lookSentence, stepForIt, stepSentence } from '../../domain/step-sentence.ts';
import type { StepRecord } from '../journal/journal.ts';
import type { StepView } from './application-views.ts';

/** In their order; a question after a lost answer is told as what it is, a look at what became of it. */
export function stepViews(records: readonly StepRecord[]): StepView[] {
  const firstLost = records.findIndex(isLostPost);
  return records.map((record, at) => {
    const isLook = firstLost !== -1 && at > firstLost && record.step === 'check_active_card';
    return stepView(record, isLook);
  });
}

function isLostPost({ step, outcome }: StepRecord): boolean {
  return step !== 'check_active_card' && outcome?.class === 'unknown';
}

/** The digest of the body stays in the journal: it is proof for IT and nothing for a screen. */
function stepView({ step, attempt, intendedAt, endedAt, outcome }: StepRecord, isLook: boolean): StepView {
  const forIt = stepForIt(outcome);
  return {
    step,
    attempt,
    intendedAt,
    ...(endedAt !== undefined && { endedAt }),
    ...(outcome && { outcome: shownClass(outcome) }),
    ...(isLook && { look: true }),
    text: isLook ? lookSentence(outcome) : stepSentence(step, outcome),
    ...(forIt !== undefined && { forIt }),
  };
}

/** A Department that could not find something out has refused nothing: the step comes again (4.2, code 13). */
function shownClass(outcome: Outcome): Outcome['class'] {
  const isLater = outcome.class === 'refused' && refusalVerdict(outcome.refusals) === 'later';
  return isLater ? 'not_processed' : outcome.class;
}
