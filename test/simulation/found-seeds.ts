/** Where each planted bug was found last. A seed means something else whenever the drawing or the program changes. */
export const FOUND_BY: Readonly<Record<string, number>> = {
  repeat_without_look: 6,
  active_is_success: 11,
  refusal_before_late_landing: 699,
  no_settling: 2,
  unbounded_repeats: 6,
  no_quarter_of_an_hour: 116,
  never_looks_again: 2,
  applicant_left_out: 2,
  not_sent_as_unknown: 5,
  unknown_as_not_sent: 2,
  restart_sends_again: 6,
  intent_after_wire: 1,
  told_before_saved: 25,
  acknowledged_before_saved: 62,
  second_uid: 3,
  runs_twice: 1,
  left_open_after_a_full_disk: 20,
  correction_asks_nothing: 389,
};

/** Seeds that have broken an invariant with nothing planted, each with what they had found; they run first. */
export const FOUND_SEEDS: Readonly<Record<number, string>> = {
  16: 'after an older file was put back nobody could say that the card is connected',
  4713: 'a duplicate is carried out after its first copy was refused, and the refusal is the answer',
  4954: 'a success that may be another card is sent again by a person, and undoes the block of its holder',
};
