/** What the kiosk asks of the Department here; of a batch what its first operation is told of. */
export type Request = 'list' | 'accepted' | 'verdict';

/** What is under way when a fault comes: a request, or nothing that the Department has to do with. */
export type ReversePlace = Request | 'at_rest';

export const REVERSE_PLACES: readonly ReversePlace[] = ['list', 'accepted', 'verdict', 'at_rest'];

export type ReverseFaultKind =
  | 'not_sent'
  | 'key_rejected'
  | 'region_unknown'
  | 'too_many_requests'
  | 'lost'
  | 'late'
  | 'bad_answer'
  | 'wrong_rq_uid'
  | 'whole_fails'
  | 'not_taken'
  | 'answer_lost'
  | 'bad_answer_after'
  | 'wrong_rq_uid_after'
  | 'no_rq_uid'
  | 'some_fail'
  | 'doubled'
  | 'slow'
  | 'listed_twice'
  | 'unreadable'
  | 'nameless'
  | 'forgotten'
  | 'crash_before_write'
  | 'crash_after_write'
  | 'crash_between_copies'
  | 'crash_before_send'
  | 'crash_in_flight'
  | 'crash_between_entries'
  | 'crash_between_turns'
  | 'disk_full'
  | 'older_put_back'
  | 'clock_put_back'
  | 'clock_put_forward'
  | 'verdict_overtaken';
