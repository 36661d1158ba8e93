import type { CellRules, Reach } from '../cell-rules.ts';
import { WHENS, type When } from '../fault-cell.ts';
import { REVERSE_PLACES, type ReverseFaultKind, type ReversePlace } from './reverse-fault-kinds.ts';

const NO_REQUEST = 'it is a request that it happens to';
const CHANGES_NOTHING = 'a list changes nothing at the Department, and no status stands in it';

/** Of what the line or the Department does to any request. */
function anyRequest(when: When, otherwise: string): Reach<ReversePlace> {
  return { at: ['list', 'accepted', 'verdict'], elsewhere: NO_REQUEST, when: [when], otherwise };
}

/** Of what happens to statuses alone. */
function publication(when: When, otherwise: string): Reach<ReversePlace> {
  return { at: ['accepted', 'verdict'], elsewhere: CHANGES_NOTHING, when: [when], otherwise };
}

function only(place: ReversePlace, when: When, otherwise: string): Reach<ReversePlace> {
  return { at: [place], elsewhere: 'it has nothing to do with that', when: [when], otherwise };
}

const NOTHING_TAKEN = 'nothing of it is taken';
const NOT_YET = 'the one that comes behind it has a name of its own';
const DEALT_WITH = 'the one that comes before it has a name of its own';
const NO_SIDE = 'it is told of no request, so of no side of one';

const ANYWHERE: Reach<ReversePlace> = {
  at: REVERSE_PLACES,
  elsewhere: '',
  when: WHENS,
  otherwise: '',
  narrowed: { at_rest: { when: 'before_commit', otherwise: NO_SIDE } },
};

const REACH: Readonly<Record<ReverseFaultKind, Reach<ReversePlace>>> = {
  not_sent: anyRequest('before_commit', NOTHING_TAKEN),
  key_rejected: anyRequest('before_commit', NOTHING_TAKEN),
  region_unknown: anyRequest('before_commit', NOTHING_TAKEN),
  too_many_requests: anyRequest('before_commit', NOTHING_TAKEN),
  lost: anyRequest('before_commit', 'it never arrives'),
  late: publication('before_commit', 'the kiosk has given up before it arrives'),
  bad_answer: anyRequest('before_commit', NOT_YET),
  wrong_rq_uid: anyRequest('before_commit', NOT_YET),
  whole_fails: publication('before_commit', NOTHING_TAKEN),
  not_taken: publication('before_commit', NOTHING_TAKEN),
  answer_lost: anyRequest('after_commit', 'then the request is lost, not its answer'),
  bad_answer_after: anyRequest('after_commit', DEALT_WITH),
  wrong_rq_uid_after: anyRequest('after_commit', DEALT_WITH),
  no_rq_uid: anyRequest('after_commit', 'there is no answer yet'),
  some_fail: publication('after_commit', 'the others of the batch are taken'),
  doubled: publication('after_commit', 'both copies arrive'),
  slow: anyRequest('after_commit', 'its answer is waited for'),
  listed_twice: only('list', 'after_commit', 'it is the answer that shows it'),
  unreadable: only('list', 'before_commit', 'it stands there before anybody asks'),
  nameless: only('list', 'before_commit', 'it stands there before anybody asks'),
  forgotten: only('at_rest', 'before_commit', NO_SIDE),
  crash_before_write: ANYWHERE,
  crash_after_write: ANYWHERE,
  crash_between_copies: {
    at: ['list', 'accepted', 'verdict'],
    elsewhere: 'what is written there is in the journal alone',
    when: WHENS,
    otherwise: '',
    narrowed: {
      list: { when: 'after_commit', otherwise: 'there is nothing to save yet' },
      accepted: { when: 'before_commit', otherwise: 'what came of it is in the journal alone' },
      verdict: { when: 'before_commit', otherwise: 'what came of it is in the journal alone' },
    },
  },
  crash_before_send: anyRequest('before_commit', 'nothing was sent'),
  crash_in_flight: { ...anyRequest('before_commit', ''), when: WHENS },
  crash_between_entries: only('list', 'after_commit', 'there is no entry yet'),
  crash_between_turns: only('at_rest', 'before_commit', NO_SIDE),
  disk_full: ANYWHERE,
  older_put_back: only('at_rest', 'after_commit', 'what the older file lacks was done before it is put back'),
  clock_put_back: only('at_rest', 'before_commit', NO_SIDE),
  clock_put_forward: only('at_rest', 'before_commit', NO_SIDE),
  verdict_overtaken: {
    at: [],
    elsewhere: "no fault but what follows of another workplace's verdict, counted",
    when: [],
    otherwise: '',
  },
};

/** Met one to three times in 600 schedules. */
const RARE: Readonly<Record<string, number>> = {
  'crash_in_flight list before_commit': 20_000,
  'crash_in_flight list after_commit': 20_000,
  'crash_in_flight accepted before_commit': 20_000,
  'crash_in_flight accepted after_commit': 20_000,
  'crash_in_flight verdict before_commit': 20_000,
  'crash_in_flight verdict after_commit': 20_000,
  'crash_after_write list before_commit': 20_000,
};

export const REVERSE_CELLS: CellRules<ReverseFaultKind, ReversePlace> = {
  places: REVERSE_PLACES,
  reach: REACH,
  rare: RARE,
};
