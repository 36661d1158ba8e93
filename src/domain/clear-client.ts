import type { ApplicationState } from './application.ts';
import type { Circumstances, ClientClearing } from './clearing.ts';
import {
  askAfterSilence,
  askLater,
  type Cleared,
  decide,
  MOST_REPEATS,
  mayRepeat,
  repeatLost,
  returnFrom,
} from './clearing-step.ts';
import { lookBeforeRefusal } from './look-before-refusal.ts';
import type { Answer, Outcome } from './outcome.ts';
import { refusalVerdict } from './refusal-verdict.ts';
import { afterSchoolboyUnavailable, progress } from './unfinished-step.ts';

type Look = Extract<Answer, { step: 'check_active_card' }>;
type Refused = Extract<Outcome, { class: 'refused' }>;

/** The answer to the registration of the applicant (regulation, 4.2) was lost; `now` in epoch ms. */
export function clearClient(
  tried: Cleared<ClientClearing>,
  outcome: Outcome,
  circumstances: Circumstances,
  skew: number,
  now: number,
): ApplicationState {
  const { clearing } = tried;
  switch (outcome.class) {
    case 'done':
      if (outcome.answer.step === 'check_active_card')
        return looked(tried, outcome.answer, circumstances, now);
      return { ...progress(tried), status: 'due', stage: 'client_known', tries: 0, dueAt: now };
    case 'refused':
      return refused(tried, outcome, circumstances, skew, now);
    case 'unknown':
      if (clearing.next === 'repeat') {
        return askLater(tried, repeatLost(clearing), now + circumstances.waits.settleMs, outcome.reason);
      }
      return askAfterSilence(tried, clearing, outcome, skew, now);
    default:
      return askAfterSilence(tried, { ...clearing, next: 'look' }, outcome, skew, now);
  }
}

function looked(
  tried: Cleared<ClientClearing>,
  { active }: Look,
  circumstances: Circumstances,
  now: number,
): ApplicationState {
  const { clearing } = tried;
  // No card of this application went out yet, unless what this journal says is an old story.
  if (active && clearing.restored) {
    return decide({ ...tried, clearing: { ...clearing, seen: active } }, 'restored', now);
  }
  if (active) return { status: 'has_active_card', active };
  if (!mayRepeat(clearing, circumstances, now)) {
    return decide(tried, clearing.repeats >= MOST_REPEATS ? 'repeats_exhausted' : 'confirm_again', now);
  }
  return askLater(tried, { ...clearing, next: 'repeat' }, now);
}

function refused(
  tried: Cleared<ClientClearing>,
  { step, refusals }: Refused,
  circumstances: Circumstances,
  skew: number,
  now: number,
): ApplicationState {
  if (step === 'check_active_card') return decide(tried, 'contradiction', now);
  const verdict = refusalVerdict(refusals);
  switch (verdict) {
    case 'ends':
      return (
        lookBeforeRefusal(tried, refusals, circumstances, now) ?? {
          status: 'refused',
          by: 'department',
          refusals,
        }
      );
    case 'returns':
      return returnFrom(tried, refusals, circumstances, now);
    case 'later':
      // A listed answer: nothing is unknown any more but what the Department knows of the school.
      return afterSchoolboyUnavailable(tried, skew, now);
    default:
      return verdict satisfies never;
  }
}
