import type { LookUp } from './findings.ts';
import type { LookedUp } from './looked-up.ts';
import type { OperationPolicy, VerdictMode } from './operation-policy.ts';
import type { WorklistReason } from './operation-state.ts';

const DAY_MS = 24 * 60 * 60_000;

/** A verdict that the evidence does not fix, with the reason for which a person would have to look at it. */
interface Open {
  readonly verdict: 'person_not_found' | 'card_unfit' | 'card_not_found';
  readonly why: WorklistReason;
  readonly applicationId?: number;
}

export function verdictByMode(open: Open, { operation, policy, now }: LookUp): LookedUp {
  const { verdict, why, ...whose } = open;
  // Not to be in one of several journals proves nothing, whatever the region lets pass.
  const isOneOfSeveral = policy.hasSeveralWorkplaces && verdict !== 'card_unfit';
  if (isOneOfSeveral) return { kind: 'clerk', proposed: verdict, why: 'not_in_this_journal', ...whose };
  const mode = modeOf(verdict, policy);
  switch (mode.by) {
    case 'clerk':
      return { kind: 'clerk', proposed: verdict, why, ...whose };
    case 'profile':
      return { kind: 'decided', verdict, by: 'profile', ...whose };
    case 'profile_after': {
      // What is dated ahead of us counts as made now: a wrong clock must not hold it for years.
      const dueAt = Math.min(operation.madeAt, now) + mode.days * DAY_MS;
      if (now >= dueAt) return { kind: 'decided', verdict, by: 'profile', ...whose };
      return { kind: 'later', verdict, dueAt, ...whose };
    }
    default:
      return mode satisfies never;
  }
}

function modeOf(verdict: Open['verdict'], policy: OperationPolicy): VerdictMode {
  switch (verdict) {
    case 'person_not_found':
      return policy.personNotFound;
    case 'card_unfit':
      return policy.cardUnfit;
    case 'card_not_found':
      return policy.cardNotFound;
    default:
      return verdict satisfies never;
  }
}
