import type { ListedOperation, OperationId } from '../../../src/domain/operation.ts';
import type { OperationState } from '../../../src/domain/operation-state.ts';
import type { PublishOutcome, StatusToPublish } from '../../../src/main/department/reverse-department.ts';
import type { Inbox, OperationChange, StoredOperation } from '../../../src/main/journal/inbox.ts';
import { type FollowedOperation, followedOperation, idOf, wordOfState } from './followed-operation.ts';
import { isPlainlyFound, type KnownHere, type OwnConnection, objectionTo } from './known-here.ts';
import type { HeldOperation } from './model-list.ts';
import {
  checkAnswered,
  checkOperationImage,
  checkOrder,
  checkPutBack,
  checkStatus,
} from './reverse-invariants.ts';
import type { ReverseWorld } from './reverse-world.ts';

const HOUR_MS = 3_600_000;
/** Twelve polls, and as many more as pages may be full or brought something. */
const MOST_LISTS_AN_HOUR = 150;

/** Sees all that one kiosk takes in, writes, publishes and hears, over every restart, and checks it at once. */
export class InboxWatch {
  readonly name: string;
  /** Whom the office of this kiosk has connected a card for. */
  connections: OwnConnection[] = [];
  readonly #world: ReverseWorld;
  readonly #operations = new Map<OperationId, FollowedOperation>();
  readonly #byRow = new Map<number, FollowedOperation>();
  readonly #open = new Map<string, readonly OperationChange[]>();
  readonly #answers = new Map<string, PublishOutcome>();
  readonly #rqUidOf = new Map<number, string>();
  readonly #lists: number[] = [];
  readonly #rqUids = new Set<string>();
  #isListing = false;

  constructor(world: ReverseWorld, name: string) {
    this.#world = world;
    this.name = name;
  }

  get operations(): Iterable<FollowedOperation> {
    return this.#operations.values();
  }

  of(operationId: OperationId): FollowedOperation | undefined {
    return this.#operations.get(operationId);
  }

  /** Entries are durable, as the inbox says. */
  took(entries: readonly ListedOperation[], inbox: Inbox): void {
    for (const entry of entries) {
      const operationId = entry.kind === 'operation' ? entry.operation.operationId : entry.entry.operationId;
      if (operationId === undefined || this.#operations.has(operationId)) continue;
      const stored = inbox.byOperationId(operationId);
      if (stored === undefined)
        this.#world.violated(9, `${this.name} ${operationId} was taken and is not there`);
      else this.#follow(stored).changes += 1;
    }
  }

  /** Changes are durable; `inbox` as it is now. */
  wrote(name: string, changes: readonly OperationChange[], inbox: Inbox): void {
    for (const { id } of changes) {
      const of = this.#byRow.get(id);
      const stored = inbox.operation(id);
      if (of === undefined || stored === undefined) {
        this.#world.violated(0, `${this.name}: ${name} of an operation that was never taken`);
        continue;
      }
      const before = of.state;
      this.#moved(of, stored.state);
      of.changes += 1;
      this.#world.note(`${of.key} ${name}: ${wordOfState(stored.state)}`);
      this.#judge(of, before);
    }
  }

  begun(publication: number, changes: readonly OperationChange[], rqUid: string): void {
    this.#open.set(rqUid, changes);
    this.#rqUidOf.set(publication, rqUid);
    // A verdict whose intent is durable may be on its way for all that anybody knows.
    for (const { id, state } of changes) {
      const of = this.#byRow.get(id);
      if (of && state.status === 'publishing') of.verdict ??= state.verdict;
    }
  }

  /** `before`: the states as they were while the answer was waited for. */
  ended(publication: number, before: ReadonlyMap<number, OperationState>): void {
    const outcome = this.#answers.get(this.#rqUidOf.get(publication) ?? '');
    if (outcome === undefined) {
      this.#world.violated(2, `${this.name} writes an answer down that it was not given`);
      return;
    }
    for (const [id, state] of before) {
      const of = this.#byRow.get(id);
      if (of) checkAnswered(this.#world, of, state, outcome);
    }
  }

  listBegun(rqUid: string): void {
    const { elapsed } = this.#world.time;
    if (this.#isListing) this.#world.violated(13, `${this.name} asks for a list while it waits for one`);
    this.#isListing = true;
    this.#fresh(rqUid);
    this.#lists.push(elapsed);
    if (this.#lists.filter((at) => at > elapsed - HOUR_MS).length > MOST_LISTS_AN_HOUR)
      this.#world.violated(13, `${this.name} asks for more lists within an hour than are allowed`);
  }

  listEnded(): void {
    this.#isListing = false;
  }

  hasListSince(elapsed: number): boolean {
    return this.#lists.some((at) => at > elapsed);
  }

  /** A request goes to the wire. */
  sent(statuses: readonly StatusToPublish[], rqUid: string): void {
    this.#fresh(rqUid);
    const open = this.#open.get(rqUid) ?? [];
    this.#world.note(
      `${this.name} sends ${statuses.map((of) => `${of.operationId} ${of.status}`).join(', ')}`,
    );
    checkOrder(this.#world, this.name, statuses);
    for (const status of statuses) {
      const of = this.#operations.get(status.operationId);
      if (of === undefined || !open.some(({ id, state }) => id === of.id && isIntentOf(state, status)))
        this.#world.violated(9, `${this.name} publishes ${status.operationId} without a durable intent`);
      else checkStatus(this.#world, of, status);
    }
  }

  /** One of the two durable copies alone, opened while that status leaves. */
  lookedAt(image: Inbox, { operationId, status }: StatusToPublish, isCopy: boolean): void {
    const where = isCopy ? 'the second copy' : 'the journal';
    const state = image.byOperationId(operationId)?.state;
    const verdict = state !== undefined && 'verdict' in state ? state.verdict : undefined;
    if (state === undefined)
      this.#world.violated(9, `${this.name} publishes ${operationId}, and ${where} does not know it`);
    else if (status !== 'accepted' && verdict !== status)
      this.#world.violated(
        9,
        `${this.name} publishes ${operationId} as ${status}, and ${where} says ${verdict}`,
      );
  }

  answered(rqUid: string, outcome: PublishOutcome): void {
    this.#answers.set(rqUid, outcome);
    for (const { id } of this.#open.get(rqUid) ?? []) {
      const of = this.#byRow.get(id);
      if (of === undefined) continue;
      of.heard = wordFor(of.operationId, outcome);
      if (of.heard === 'operation_not_found') of.wasUnknownThere = true;
    }
    this.#world.note(`${this.name} hears ${outcome.class}${'reason' in outcome ? ` ${outcome.reason}` : ''}`);
  }

  /** The program has ended, however it did. */
  programEnded(): void {
    this.#isListing = false;
    this.#open.clear();
  }

  /** What a new start finds on disk. */
  found(image: Inbox): void {
    for (const of of this.#operations.values()) checkOperationImage(this.#world, of, image);
    this.#adopt(image);
  }

  /** The file is an older one, its second copy is not. */
  putBack(image: Inbox): void {
    this.#world.note(`${this.name} has noticed that its file is an older one`);
    for (const of of this.#operations.values()) checkPutBack(this.#world, of, image);
    this.#byRow.clear();
    for (const of of this.#operations.values()) {
      const stored = image.byOperationId(of.operationId);
      if (stored === undefined) continue;
      of.id = stored.id;
      of.changes = image.events(stored.id).length;
      delete of.isGone;
      this.#moved(of, stored.state);
      this.#byRow.set(of.id, of);
    }
    this.#adopt(image);
  }

  /** Known to the second copy alone: the program died before the journal had it. */
  adopt(stored: StoredOperation, events: number): void {
    const of = this.#operations.get(idOf(stored)) ?? this.#follow(stored);
    of.changes = events;
    this.#moved(of, stored.state);
  }

  #adopt(image: Inbox): void {
    for (const { operation } of this.#world.list.all) {
      const stored = image.byOperationId(operation.operationId);
      if (stored !== undefined && !this.#operations.has(operation.operationId))
        this.adopt(stored, image.events(stored.id).length);
    }
  }

  #follow(stored: StoredOperation): FollowedOperation {
    const of = followedOperation(this.name, stored, this.#world.time.elapsed);
    this.#operations.set(of.operationId, of);
    this.#byRow.set(stored.id, of);
    this.#world.note(`${of.key} taken: ${wordOfState(stored.state)}`);
    return of;
  }

  #moved(of: FollowedOperation, state: OperationState): void {
    if (of.state.status !== state.status) of.since = this.#world.time.elapsed;
    if (state.status === 'gone') of.isGone = true;
    of.state = state;
  }

  /** Invariant 16, where no person has had a hand in it. */
  #judge(of: FollowedOperation, before: OperationState): void {
    const held = this.#world.list.of(of.operationId);
    const wasLookedUp = before.status === 'accepted' || before.status === 'waits_for_day';
    const { state } = of;
    if (held === undefined || !wasLookedUp || state.status === 'accepted') return;
    const here = this.#knownHere();
    const say = (what: string): void =>
      this.#world.violated(16, `${of.key} is ${wordOfState(state)}: ${what}`);
    if ((state.status === 'decided' && state.by !== 'clerk') || state.status === 'waits_for_day') {
      const objection = objectionTo(this.#world, held, state.verdict, here);
      if (objection !== undefined) say(objection);
    }
    const isFound = state.status === 'decided' && state.verdict === 'found';
    if (!isFound && isPlainlyFound(held, here)) say('nothing speaks against "found"');
  }

  #knownHere(): KnownHere {
    const taken = [...this.#operations.keys()].map((id) => this.#world.list.of(id));
    return {
      connections: this.connections,
      taken: taken.filter((held): held is HeldOperation => held !== undefined),
    };
  }

  /** Another one for each request (regulation, 4.5). */
  #fresh(rqUid: string): void {
    if (this.#rqUids.has(rqUid)) this.#world.violated(13, `${this.name} uses one rqUID twice`);
    this.#rqUids.add(rqUid);
  }
}

function isIntentOf(state: OperationState, { status }: StatusToPublish): boolean {
  if (status === 'accepted') return state.status === 'accepting';
  return state.status === 'publishing' && state.verdict === status;
}

function wordFor(operationId: OperationId, outcome: PublishOutcome): string {
  if (outcome.class !== 'done') return outcome.reason;
  return outcome.failed.find((failed) => failed.operationId === operationId)?.reason ?? 'taken';
}
