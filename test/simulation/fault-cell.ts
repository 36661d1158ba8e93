import { STEPS, type Step } from '../../src/domain/step.ts';

export type When = 'before_commit' | 'after_commit';

/** What is under way when a fault comes: a request, or what the clerk does. */
export type Place = Step | 'at_the_desk';

export const FAULT_KINDS = [
  'not_sent',
  'key_rejected',
  'region_unknown',
  'too_many_requests',
  'lost',
  'late',
  'bad_answer',
  'answer_lost',
  'bad_answer_after',
  'doubled',
  'slow',
  'crash_before_write',
  'crash_after_write',
  'crash_before_send',
  'crash_in_flight',
  'disk_full',
  'older_put_back',
  'clock_put_back',
  'clock_put_forward',
  'card_not_found',
  'school_register_down',
  'block_undone',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

export const PLACES: readonly Place[] = [...STEPS, 'at_the_desk'];
export const WHENS: readonly When[] = ['before_commit', 'after_commit'];

/** A kind of fault that meets one place, before the Department has dealt with the request or after. */
export interface FaultCell {
  readonly kind: FaultKind;
  readonly place: Place;
  readonly when: When;
}

export function nameOfCell({ kind, place, when }: FaultCell): string {
  return `${kind} ${place} ${when}`;
}
