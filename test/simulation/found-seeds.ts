/** Where each planted bug was found last. A seed means something else whenever the drawing or the program changes. */
export const FOUND_BY: Readonly<Record<string, number>> = {
  repeat_without_look: 2,
  active_is_success: 24,
  refusal_before_late_landing: 214,
  no_late_landing: 195,
  no_settling: 1,
  unbounded_repeats: 24,
  no_quarter_of_an_hour: 102,
  looks_too_seldom: 49,
  applicant_left_out: 2,
  not_sent_as_unknown: 4,
  unknown_as_not_sent: 1,
  restart_sends_again: 1,
  restart_forgets_what_may_land: 1134,
  intent_after_wire: 1,
  told_before_saved: 4,
  acknowledged_before_saved: 67,
  second_uid: 6,
  runs_twice: 1,
  left_open_after_a_full_disk: 6,
  correction_asks_nothing: 269,
  timed_by_the_wall_clock: 147,
};

/** Seeds that have broken an invariant with nothing planted, each with what they had found; they run first. */
export const FOUND_SEEDS: Readonly<Record<number, string>> = {
  16: 'after an older file was put back nobody could say that the card is connected',
  2232: 'a correction waited for hours once the clock was put back while the program was closed',
  4713: 'a duplicate is carried out after its first copy was refused, and the refusal is the answer',
  4954: 'a success that may be another card is sent again by a person, and undoes the block of its holder',
  102551: 'as 2232, with the clock put back before the confirmation',
  203475: 'a wait that was told by a clock that went forth and back between two rounds lasted for hours',
  406233: 'a person said connected, and the number that went with it was of a card that was active before',
  1502653: 'refused for the very card that a request from the lost time of an older file had connected',
};
