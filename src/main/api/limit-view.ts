import { type DayEndsAt, type OfflineRule, offlineLimits } from '../../domain/offline-limit.ts';
import type { RegionProfile } from '../../domain/region-profile.ts';
import { dayEndsIn } from '../delivery/day-end.ts';
import type { Journal } from '../journal/journal.ts';
import type { LimitView } from './queue-views.ts';

/** How long and how many applications may wait unsent in this region. */
export interface OfflineLimits {
  readonly rule: OfflineRule;
  readonly dayEndsAt: DayEndsAt;
  /** Epoch ms. */
  readonly now: () => number;
}

/** Those that are half used up or more, the most pressing one first. */
export function limitViews(journal: Journal, { rule, dayEndsAt, now }: OfflineLimits): readonly LimitView[] {
  const unsent = journal.unsent();
  return offlineLimits(rule, unsent, dayEndsAt, now()).flatMap(({ kind, level, endsAt }): LimitView[] => {
    if (kind !== 'applications') return endsAt === undefined ? [] : [{ kind, level, endsAt }];
    return rule.applications === null ? [] : [{ kind, level, count: unsent.count, most: rule.applications }];
  });
}

export function offlineLimitsOf({ offline, timeZone }: RegionProfile, now: () => number): OfflineLimits {
  return { rule: offline, dayEndsAt: dayEndsIn(timeZone), now };
}
