import type { RegionProfile } from './region-profile.ts';

export type OfflineRule = RegionProfile['offline'];

/** A limit of the region that unsent applications have come near to or reached. */
export interface OfflineLimit {
  readonly kind: 'hours' | 'same_day' | 'applications';
  /** What of it is used up; 1 and more: reached. */
  readonly share: number;
  readonly level: 'half' | 'four_fifths' | 'reached';
  /** When it is reached, epoch ms; a number of applications has no such time. */
  readonly endsAt?: number;
}

/** What waits unsent: how many, and since when the one that waits longest. */
export interface Unsent {
  readonly count: number;
  readonly oldestConfirmedAt?: number;
}

/** When the day that a time lies in ends, in the region's zone; both epoch ms. */
export type DayEndsAt = (at: number) => number;

const HOUR_MS = 3_600_000;

/** Every limit that is half used up or more, the most pressing one first; `now` in epoch ms. */
export function offlineLimits(
  rule: OfflineRule,
  { count, oldestConfirmedAt }: Unsent,
  dayEndsAt: DayEndsAt,
  now: number,
): readonly OfflineLimit[] {
  const ofTime = oldestConfirmedAt === undefined ? [] : timeLimits(rule, oldestConfirmedAt, dayEndsAt, now);
  const ofNumber = rule.applications === null ? [] : [limitAt('applications', count / rule.applications)];
  return [...ofTime, ...ofNumber].filter((limit) => limit !== undefined).sort((a, b) => b.share - a.share);
}

/** Whether an application has waited unsent for longer than the region lets it. */
export function isOutlived(
  rule: OfflineRule,
  confirmedAt: number,
  dayEndsAt: DayEndsAt,
  now: number,
): boolean {
  return timeLimits(rule, confirmedAt, dayEndsAt, now).some((limit) => limit?.level === 'reached');
}

/** A clock that was put back has used up nothing. */
function timeLimits(rule: OfflineRule, confirmedAt: number, dayEndsAt: DayEndsAt, now: number) {
  const until = (kind: 'hours' | 'same_day', endsAt: number) =>
    limitAt(kind, (now - confirmedAt) / (endsAt - confirmedAt), endsAt);
  return [
    rule.hours === null ? undefined : until('hours', confirmedAt + rule.hours * HOUR_MS),
    rule.sameDay ? until('same_day', dayEndsAt(confirmedAt)) : undefined,
  ];
}

function limitAt(kind: OfflineLimit['kind'], share: number, endsAt?: number): OfflineLimit | undefined {
  const level = levelOf(share);
  return level && { kind, share, level, ...(endsAt !== undefined && { endsAt }) };
}

function levelOf(share: number): OfflineLimit['level'] | undefined {
  if (share >= 1) return 'reached';
  if (share >= 0.8) return 'four_fifths';
  return share >= 0.5 ? 'half' : undefined;
}
