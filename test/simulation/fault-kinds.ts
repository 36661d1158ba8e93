import { STEPS, type Step } from '../../src/domain/step.ts';

/** What is under way when a fault comes: a request, or what the clerk does. */
export type Place = Step | 'at_the_desk';

export const PLACES: readonly Place[] = [...STEPS, 'at_the_desk'];

export type FaultKind =
  | 'not_sent'
  | 'key_rejected'
  | 'region_unknown'
  | 'too_many_requests'
  | 'lost'
  | 'late'
  | 'bad_answer'
  | 'answer_lost'
  | 'bad_answer_after'
  | 'doubled'
  | 'slow'
  | 'crash_before_write'
  | 'crash_after_write'
  | 'crash_before_send'
  | 'crash_in_flight'
  | 'disk_full'
  | 'older_put_back'
  | 'clock_put_back'
  | 'clock_put_forward'
  | 'card_not_found'
  | 'school_register_down'
  | 'block_undone';
