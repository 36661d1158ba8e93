/** Where each planted bug was found last. A seed means something else whenever the drawing or the program changes. */
export const REVERSE_FOUND_BY: Readonly<Record<string, number>> = {
  accepted_before_saved: 4,
  no_second_copy: 1,
  verdict_not_in_the_copy: 1,
  absence_on_a_full_page: 8,
  status_before_intent: 1,
  known_ones_are_taken_again: 1,
  gone_is_tried_again: 47,
  some_failed_is_all_failed: 1,
  some_failed_is_none_failed: 1,
  lost_is_taken: 2,
  wrong_rq_uid_is_taken: 4,
  newest_first: 1,
  no_late_landing: 31,
  timed_by_the_wall_clock: 314,
};
