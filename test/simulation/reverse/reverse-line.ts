import type { ListedOperation } from '../../../src/domain/operation.ts';
import type { NotSentReason, UnknownReason } from '../../../src/domain/outcome.ts';
import type {
  ListOutcome,
  NoAnswer,
  PublishOutcome,
  PublishRefusal,
  ReverseDepartment,
  StatusToPublish,
} from '../../../src/main/department/reverse-department.ts';
import { mayPutForward } from '../put-forward.ts';
import { entryOf, type Failure, type HeldOperation } from './model-list.ts';
import type { Request } from './reverse-fault-kinds.ts';
import type { ReverseFaults } from './reverse-faults.ts';
import { NEVER, type ReverseRun } from './reverse-run.ts';
import type { ReverseWorld } from './reverse-world.ts';

const GIVES_UP_MS = 30_000;
const MOST_LATE_MS = 120_000;
const NOT_SENT: readonly NotSentReason[] = ['name_lookup', 'connection_refused', 'connect_timeout', 'tls'];
const LOST: readonly UnknownReason[] = ['timeout', 'connection_lost'];
const BAD: readonly UnknownReason[] = [
  'server_error',
  'unexpected_status',
  'not_json',
  'wrong_shape',
  'too_large',
];
const WHOLE: readonly PublishRefusal[] = [
  'internal_error',
  'internal_error',
  'bad_input',
  'operation_not_found',
];

/** What becomes of a request; each but `answered` is a fault. */
type Fate =
  | 'answered'
  | 'slow'
  | 'lost'
  | 'answer_lost'
  | 'late'
  | 'doubled'
  | 'bad_answer'
  | 'bad_answer_after'
  | 'wrong_rq_uid'
  | 'wrong_rq_uid_after'
  | 'whole_fails';

const FATES: readonly (readonly [keyof ReverseFaults, Fate])[] = [
  ['lost', 'lost'],
  ['answerLost', 'answer_lost'],
  ['late', 'late'],
  ['badAnswer', 'bad_answer'],
  ['badAnswerAfter', 'bad_answer_after'],
  ['wrongRqUid', 'wrong_rq_uid'],
  ['wrongRqUidAfter', 'wrong_rq_uid_after'],
  ['wholeFails', 'whole_fails'],
  ['doubled', 'doubled'],
  ['slow', 'slow'],
];
const IS_CARRIED_OUT: readonly Fate[] = [
  'slow',
  'answer_lost',
  'doubled',
  'bad_answer_after',
  'wrong_rq_uid_after',
];

/** A request of the kiosk's; whoever looks on sees how far it has come. */
export interface Sent {
  readonly request: Request;
  /** The Department has dealt with it. */
  landed: boolean;
  isAnswered: boolean;
}

interface Asked<Answer> {
  readonly request: Request;
  /** What is done where it lands. */
  readonly land: () => Answer;
  /** What an answer to somebody else's request says. */
  readonly strange: () => Answer;
  readonly refuse: (reason: PublishRefusal) => Answer | NoAnswer;
  readonly signal?: AbortSignal;
}

/** One request under way. */
interface Journey<Answer> extends Asked<Answer> {
  readonly answer: (answer: Answer | NoAnswer) => void;
}

/** The line between one kiosk and the Department's list, with all that a network does to requests. */
export class ReverseLine implements ReverseDepartment {
  readonly #world: ReverseWorld;
  readonly #run: ReverseRun;

  constructor(world: ReverseWorld, run: ReverseRun) {
    this.#world = world;
    this.#run = run;
  }

  async list(
    size: number,
    rqUid: string,
    onEntries: (entries: readonly ListedOperation[]) => void | Promise<void>,
    signal?: AbortSignal,
  ): Promise<ListOutcome> {
    const { watch } = this.#run;
    watch.listBegun(rqUid);
    const page = await this.#send<Page>({
      request: 'list',
      land: () => this.#page(size),
      strange: () => NO_ENTRIES,
      refuse: () => ({ class: 'unknown', reason: 'unlisted_code', httpStatus: 400 }),
      ...(signal && { signal }),
    });
    watch.listEnded();
    if ('class' in page) return page;
    for (const chunk of this.#chunks(page.entries)) {
      if (this.#run.crashes('crash_between_entries', 'list', 'after_commit')) await NEVER;
      await onEntries(chunk);
    }
    const hidden = this.#world.planted.hidesFullPages && page.entries.length >= size ? 1 : 0;
    return { class: 'done', count: page.entries.length - hidden, ...this.#echo('list') };
  }

  async publish(statuses: readonly StatusToPublish[], rqUid: string): Promise<PublishOutcome> {
    const { watch } = this.#run;
    const given = this.#world.planted.statuses?.(statuses) ?? statuses;
    const request = given.some(({ status }) => status !== 'accepted') ? 'verdict' : 'accepted';
    watch.sent(given, rqUid);
    this.#run.lookAtCopies(given);
    const outcome = await this.#send<Taken | Whole>({
      request,
      land: () => this.#takeStatuses(request, given),
      strange: () => ({ failed: [] }),
      refuse: (reason) => ({ class: 'refused', reason }),
    });
    const heard: PublishOutcome = !('failed' in outcome)
      ? outcome
      : { class: 'done', failed: outcome.failed, ...this.#echo(request) };
    watch.answered(rqUid, heard);
    return this.#world.planted.outcome?.(heard, given) ?? heard;
  }

  async close(): Promise<void> {}

  #send<Answer>(asked: Asked<Answer>): Promise<Answer | NoAnswer> {
    const run = this.#run;
    if (run.crashes('crash_before_send', asked.request, 'before_commit')) return NEVER;
    return new Promise((resolve) => {
      const answer = (heard: Answer | NoAnswer): void => {
        if (run.isAlive) resolve(heard);
      };
      const cutOff = (): void => answer({ class: 'unknown', reason: 'interrupted' });
      asked.signal?.addEventListener('abort', cutOff, { once: true });
      this.#goThrough({ ...asked, answer });
    });
  }

  #goThrough<Answer>(journey: Journey<Answer>): void {
    const { time, dice } = this.#world;
    const { request } = journey;
    const sent: Sent = { request, landed: false, isAnswered: false };
    this.#run.sends(sent);
    const back = this.#turnedBack(request);
    if (back !== undefined) {
      time.after(dice.between(10, 5_000), () => journey.answer(back));
      return;
    }
    this.#run.mayCrashSoon(sent);
    this.#travel(seen(journey, sent), this.#fateOf(request));
  }

  #turnedBack(request: Request): NoAnswer | undefined {
    const { dice } = this.#world;
    if (this.#world.strikes('notSent')) {
      this.#world.hit('not_sent', request, 'before_commit');
      return { class: 'not_sent', reason: dice.pick(NOT_SENT) };
    }
    if (!this.#world.strikes('notProcessed')) return undefined;
    const reason = dice.pick(['key_rejected', 'region_unknown', 'too_many_requests'] as const);
    this.#world.hit(reason, request, 'before_commit');
    const waits = reason === 'too_many_requests' && dice.chance(0.6);
    return { class: 'not_processed', reason, ...(waits && { retryAfterMs: dice.between(1_000, 900_000) }) };
  }

  #fateOf(request: Request): Fate {
    const fate = FATES.find(([kind]) => this.#world.strikes(kind))?.[1] ?? 'answered';
    // A list changes nothing: it can't land late, and the regulation knows no such refusal of it.
    const isOfPublish = fate === 'late' || fate === 'doubled' || fate === 'whole_fails';
    return request === 'list' && isOfPublish ? 'answered' : fate;
  }

  #travel<Answer>({ request, land, strange, refuse, answer }: Journey<Answer>, fate: Fate): void {
    const { dice, time, planted } = this.#world;
    if (fate !== 'answered')
      this.#world.hit(fate, request, IS_CARRIED_OUT.includes(fate) ? 'after_commit' : 'before_commit');
    const soon = dice.between(20, 1_500);
    const lost: NoAnswer = { class: 'unknown', reason: dice.pick(LOST) };
    const givesUp = lost.reason === 'timeout' ? GIVES_UP_MS : dice.between(soon, GIVES_UP_MS);
    const bad: NoAnswer = { class: 'unknown', reason: dice.pick(BAD) };
    const after = (delayMs: number, heard: () => Answer | NoAnswer): void =>
      time.after(delayMs, () => answer(heard()));
    const landing = (delayMs: number): void => time.after(delayMs, () => void land());
    const wrong = (): Answer | NoAnswer =>
      planted.takesWrongRqUid ? strange() : { class: 'unknown', reason: 'wrong_rq_uid' };
    switch (fate) {
      case 'answered':
        this.#landAndAnswer(soon, dice.between(10, 1_000), land, answer);
        return;
      case 'slow':
        this.#landAndAnswer(dice.between(10, 12_000), dice.between(10, 16_000), land, answer);
        return;
      case 'doubled':
        landing(soon);
        this.#landAndAnswer(soon + dice.between(0, 5_000), dice.between(10, 500), land, answer);
        return;
      case 'lost':
        after(givesUp, () => lost);
        return;
      case 'answer_lost':
        landing(soon);
        after(givesUp, () => lost);
        return;
      case 'late':
        landing(givesUp + dice.between(0, MOST_LATE_MS));
        if (request === 'accepted')
          mayPutForward(this.#world, (byMs) => this.#run.kiosk.jumpClock(byMs), givesUp);
        after(givesUp, () => lost);
        return;
      case 'bad_answer':
        after(soon, () => bad);
        return;
      case 'bad_answer_after':
        landing(soon);
        after(soon + dice.between(10, 500), () => bad);
        return;
      case 'wrong_rq_uid':
        after(soon, wrong);
        return;
      case 'wrong_rq_uid_after':
        landing(soon);
        after(soon + dice.between(10, 500), wrong);
        return;
      case 'whole_fails':
        time.after(soon, () => answer(refuse(dice.pick(WHOLE))));
        return;
      default:
        fate satisfies never;
        return;
    }
  }

  #landAndAnswer<Answer>(
    landsMs: number,
    answerMs: number,
    land: () => Answer,
    answer: (answer: Answer) => void,
  ): void {
    const { time } = this.#world;
    time.after(landsMs, () => {
      const landed = land();
      time.after(answerMs, () => answer(landed));
    });
  }

  #page(size: number): Page {
    const { dice, list, planted, time } = this.#world;
    const page = list.page(size);
    this.#world.note(
      `Department: list for ${this.#run.watch.name}: ${page.map((of) => of.operation.operationId)}`,
    );
    const entries = page.map(entryOf);
    if (planted.acceptsFirst) list.publish(page.map(accepted), this.#run.watch.name, time.elapsed);
    if (entries.length === 0 || entries.length >= size || !this.#world.strikes('listedTwice'))
      return { entries };
    this.#world.hit('listed_twice', 'list', 'after_commit');
    const again = dice.pick(entries);
    return { entries: dice.chance(0.5) ? [...entries, again] : [again, ...entries] };
  }

  #chunks(entries: readonly ListedOperation[]): readonly (readonly ListedOperation[])[] {
    const { dice } = this.#world;
    const chunks: ListedOperation[][] = [];
    for (let from = 0; from < entries.length; ) {
      const to = from + dice.between(1, entries.length);
      chunks.push(entries.slice(from, to));
      from = to;
    }
    return chunks;
  }

  #takeStatuses(request: Request, statuses: readonly StatusToPublish[]): Taken | Whole {
    const world = this.#world;
    const spared = statuses.filter(() => !world.strikes('someFail'));
    const failing = statuses
      .filter((status) => !spared.includes(status))
      .map(({ operationId }): Failure => ({ operationId, reason: 'internal_error' }));
    if (failing.length > 0) world.hit('some_fail', request, 'after_commit');
    const { name } = this.#run.watch;
    const isSpoilt = statuses.some(({ operationId }) => world.list.of(operationId)?.isNotTaken);
    if (isSpoilt) world.hit('not_taken', request, 'before_commit');
    if (isSpoilt && world.policies.schemaErrors === 'whole') return { class: 'refused', reason: 'bad_input' };
    const failed = [...failing, ...world.list.publish(spared, name, world.time.elapsed)];
    for (const { operationId, status } of statuses) {
      const failure = failed.find((one) => one.operationId === operationId);
      world.note(`Department: ${operationId} of ${name}: ${failure?.reason ?? status}`);
    }
    return { failed };
  }

  #echo(request: Request): { readonly isEchoed: boolean; readonly answeredAt?: number } {
    const isEchoed = !this.#world.strikes('noRqUid');
    if (!isEchoed) this.#world.hit('no_rq_uid', request, 'after_commit');
    const { datesItsAnswers } = this.#world.policies;
    return { isEchoed, ...(datesItsAnswers && { answeredAt: Math.floor(this.#world.now / 1000) * 1000 }) };
  }
}

interface Page {
  readonly entries: readonly ListedOperation[];
}

interface Taken {
  readonly failed: readonly Failure[];
}

interface Whole {
  readonly class: 'refused';
  readonly reason: PublishRefusal;
}

const NO_ENTRIES: Page = { entries: [] };

function accepted({ operation }: HeldOperation): StatusToPublish {
  return { operationId: operation.operationId, status: 'accepted' };
}

function seen<Answer>(journey: Journey<Answer>, sent: Sent): Journey<Answer> {
  const land = (): Answer => {
    sent.landed = true;
    return journey.land();
  };
  const answer = (heard: Answer | NoAnswer): void => {
    sent.isAnswered = true;
    journey.answer(heard);
  };
  return { ...journey, land, answer };
}
