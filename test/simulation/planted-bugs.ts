import type { Application, ApplicationState } from '../../src/domain/application.ts';
import type { Call } from '../../src/domain/call.ts';
import type { CardClearing, ClearingWaits } from '../../src/domain/clearing.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { Journal } from '../../src/main/journal/journal.ts';
import type { Watch } from './watch.ts';
import type { World } from './world.ts';

/** Where a bug can be put in without touching the program. */
export interface Planted {
  /** What goes to the wire instead. */
  readonly call?: (call: Call, world: World) => Call;
  /** What the program takes the answer for. */
  readonly outcome?: (outcome: Outcome) => Outcome;
  /** What a step's end or a weighing leads to instead; `at` in epoch ms. */
  readonly state?: (state: ApplicationState, at: number) => ApplicationState;
  /** What a confirmation leads to instead. */
  readonly confirmed?: (state: ApplicationState, before: ApplicationState) => ApplicationState;
  /** What is read instead. */
  readonly read?: (application: Application, world: World) => Application;
  /** What people are told before it is written. */
  readonly tells?: (name: string, args: readonly unknown[], watch: Watch) => void;
  /** Changes that are not made. */
  readonly skips?: string;
  readonly waits?: (waits: ClearingWaits) => ClearingWaits;
  /** In place of what is done with what a crash has cut off. */
  readonly recover?: (journal: Journal, now: () => number) => void;
  /** In place of the clock that never jumps. */
  readonly elapsed?: (world: World, wall: () => number) => () => number;
  /** One application may be worked on twice at once. */
  readonly runsTwice?: true;
  /** Answers that a full disk has not taken are never written down. */
  readonly leavesOpen?: true;
}

export const NOTHING_PLANTED: Planted = {};

/** Each is a mistake that somebody could make tomorrow; the simulation has to find every one. */
export const PLANTED_BUGS: Readonly<Record<string, Planted>> = {
  repeat_without_look: {
    state: ofCard((state, clearing) =>
      clearing.next === 'look'
        ? { ...state, clearing: { ...clearing, next: 'repeat', seen: 'none' } }
        : state,
    ),
  },
  active_is_success: {
    state: ofCard((state, { seen }) =>
      seen === undefined || seen === 'none'
        ? state
        : { status: 'connected', numSid: seen.numSid, chip: 'none' },
    ),
  },
  refusal_before_late_landing: {
    state: ofCard((state, { verdict }) =>
      verdict === undefined || verdict === 'other_card'
        ? state
        : { status: 'refused', by: 'department', refusals: verdict },
    ),
  },
  no_late_landing: { waits: (waits) => ({ ...waits, lateLandingMs: 0 }) },
  no_settling: { waits: (waits) => ({ ...waits, settleMs: 0 }) },
  unbounded_repeats: {
    state: ofCard((state, clearing) => ({ ...state, clearing: { ...clearing, repeats: 0 } })),
  },
  no_quarter_of_an_hour: { read: (application, { now }) => ({ ...application, confirmedAt: now }) },
  looks_too_seldom: {
    state: (state, at) => (state.status === 'unknown' ? { ...state, dueAt: at + 1_020_000 } : state),
  },
  applicant_left_out: {
    state: (state) =>
      state.status === 'due' && state.stage === 'checked' ? { ...state, stage: 'client_known' } : state,
  },
  not_sent_as_unknown: {
    outcome: (outcome) =>
      outcome.class === 'not_sent' ? { class: 'unknown', reason: 'connection_lost' } : outcome,
  },
  unknown_as_not_sent: {
    outcome: (outcome) =>
      outcome.class === 'unknown' ? { class: 'not_sent', reason: 'connect_timeout' } : outcome,
  },
  restart_sends_again: {
    recover: (journal, now) => {
      for (const id of journal.inFlight()) {
        const state = journal.application(id)?.state;
        if (state?.status !== 'in_flight') continue;
        const { clearing: _, ...rest } = state;
        const due = { ...rest, status: 'due', dueAt: now() } as const;
        journal.endStep(id, { class: 'unknown', reason: 'interrupted' }, due, now());
      }
    },
  },
  restart_forgets_what_may_land: {
    elapsed: ({ time }) => {
      let isFirst = true;
      return () => {
        const aheadMs = isFirst ? 0 : 600_000;
        isFirst = false;
        return time.elapsed + aheadMs;
      };
    },
  },
  timed_by_the_wall_clock: { elapsed: (_world, wall) => wall },
  intent_after_wire: { skips: 'beginStep' },
  told_before_saved: {
    tells: (name, args, watch) => {
      const state = args[2] as ApplicationState;
      if (name === 'endStep') watch.told({ ...watch.of(args[0] as number).application, state });
    },
  },
  acknowledged_before_saved: {
    tells: (name, args, watch) => {
      if (name === 'confirm') watch.accepted(args[0] as number);
    },
  },
  second_uid: {
    call: (call, { chipsSent }) => {
      if (call.step !== 'register_chip') return call;
      const isSecond = chipsSent.has(call.cardHash);
      chipsSent.add(call.cardHash);
      return isSecond ? { ...call, mifareId: [...call.mifareId].reverse().join('') } : call;
    },
  },
  runs_twice: {
    runsTwice: true,
    read: (application, { now }) => {
      const { state } = application;
      if (state.status !== 'in_flight' || state.clearing !== undefined) return application;
      const { outdated: _outdated, clearing: _clearing, ...rest } = state;
      return { ...application, state: { ...rest, status: 'due', dueAt: now } };
    },
  },
  left_open_after_a_full_disk: { leavesOpen: true },
  correction_asks_nothing: {
    confirmed: (state, before) =>
      before.status === 'returned' && state.status === 'due' ? { ...state, stage: before.stage } : state,
  },
};

/** Puts something else in the place of a state in which a card's lost answer is cleared up. */
function ofCard(
  change: (
    state: Extract<ApplicationState, { status: 'unknown' }>,
    clearing: CardClearing,
  ) => ApplicationState,
): NonNullable<Planted['state']> {
  return (state) =>
    state.status === 'unknown' && state.clearing.of === 'connect_card'
      ? change(state, state.clearing)
      : state;
}
