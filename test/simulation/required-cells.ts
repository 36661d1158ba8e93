import type { CellRules, Reach } from './cell-rules.ts';
import { WHENS, type When } from './fault-cell.ts';
import { type FaultKind, PLACES, type Place } from './fault-kinds.ts';

const REQUESTS: readonly Place[] = ['check_active_card', 'register_client', 'connect_card', 'register_chip'];
const NO_REQUEST = 'the desk sends nothing';
const DESK_ONLY = 'it is the machine or its files that it meets, whatever is under way';

/** Of what the line does to a request, `when` tells which side of the Department it does it on. */
function onTheLine(when: When, otherwise: string): Reach<Place> {
  return { at: REQUESTS, elsewhere: NO_REQUEST, when: [when], otherwise };
}

const TURNED_BACK = onTheLine('before_commit', 'the Department has taken nothing and will not');
const NOT_YET = onTheLine(
  'before_commit',
  'told apart by whether the Department has dealt with it: here it has not',
);
const DEALT_WITH = onTheLine(
  'after_commit',
  'told apart by whether the Department has dealt with it: here it has',
);
const ANYWHERE: Reach<Place> = {
  at: PLACES,
  elsewhere: '',
  when: WHENS,
  otherwise: '',
  narrowed: {
    at_the_desk: { when: 'before_commit', otherwise: `${NO_REQUEST}, so nothing is carried out` },
  },
};

const REACH: Readonly<Record<FaultKind, Reach<Place>>> = {
  not_sent: TURNED_BACK,
  key_rejected: TURNED_BACK,
  region_unknown: TURNED_BACK,
  too_many_requests: TURNED_BACK,
  lost: onTheLine('before_commit', 'it never arrives'),
  late: onTheLine('before_commit', 'the kiosk has given up before it arrives'),
  bad_answer: NOT_YET,
  answer_lost: DEALT_WITH,
  bad_answer_after: DEALT_WITH,
  doubled: DEALT_WITH,
  slow: DEALT_WITH,
  crash_before_write: ANYWHERE,
  crash_after_write: ANYWHERE,
  crash_before_send: onTheLine('before_commit', 'nothing was sent'),
  crash_in_flight: { ...ANYWHERE, at: REQUESTS, elsewhere: NO_REQUEST },
  disk_full: ANYWHERE,
  older_put_back: {
    at: ['at_the_desk'],
    elsewhere: DESK_ONLY,
    when: ['after_commit'],
    otherwise: 'what the older file lacks was done before it is put back',
  },
  clock_put_back: clock(),
  clock_put_forward: clock(),
  card_not_found: refusedBy('connect_card'),
  school_register_down: refusedBy('register_client'),
  block_undone: {
    at: [],
    elsewhere: 'no fault but what follows of one: a gap of the rules, counted',
    when: [],
    otherwise: '',
  },
};

const RARE: Readonly<Record<string, number>> = {
  'crash_in_flight register_chip before_commit': 20_000,
  'crash_in_flight connect_card before_commit': 10_000,
  'crash_in_flight check_active_card before_commit': 10_000,
  'crash_in_flight register_client before_commit': 5_000,
  'crash_in_flight register_chip after_commit': 5_000,
  'crash_in_flight connect_card after_commit': 4_000,
  'crash_after_write register_chip after_commit': 5_000,
  'crash_before_write register_chip after_commit': 5_000,
  'crash_after_write connect_card after_commit': 4_000,
  'crash_before_write connect_card after_commit': 4_000,
  'crash_before_send register_chip before_commit': 4_000,
  'key_rejected connect_card before_commit': 20_000,
  'region_unknown connect_card before_commit': 20_000,
  'too_many_requests connect_card before_commit': 20_000,
  'key_rejected register_chip before_commit': 4_000,
  'region_unknown register_chip before_commit': 4_000,
  'older_put_back at_the_desk after_commit': 5_000,
};

export const FORWARD_CELLS: CellRules<FaultKind, Place> = { places: PLACES, reach: REACH, rare: RARE };

function clock(): Reach<Place> {
  return {
    at: ['at_the_desk'],
    elsewhere: DESK_ONLY,
    when: ['before_commit'],
    otherwise: 'it is told of no request, so of no side of one',
  };
}

function refusedBy(step: Place): Reach<Place> {
  return {
    at: [step],
    elsewhere: 'only one service answers so',
    when: ['before_commit'],
    otherwise: 'what is refused is not carried out',
  };
}
