import type { Application } from '../../src/domain/application.ts';
import type { Call } from '../../src/domain/call.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { Step } from '../../src/domain/step.ts';
import type { Journal } from '../../src/main/journal/journal.ts';
import { type Followed, followed, isFinalStatus, restored } from './followed.ts';
import { checkImage, checkSending } from './invariants.ts';
import { type Sent, wordOf } from './line.ts';
import type { World } from './world.ts';

interface Intent {
  readonly of: Followed;
  readonly step: Step;
}

/** Sees all that one workplace writes, sends and is answered, over every restart, and checks it at once. */
export class Watch {
  readonly name: string;
  readonly #world: World;
  readonly #applications = new Map<number, Followed>();
  readonly #intents = new Map<string, Intent>();
  readonly #sent = new Map<string, Sent>();
  readonly #answers = new Map<string, Outcome>();

  #putBacks = 0;

  constructor(world: World, name: string) {
    this.#world = world;
    this.name = name;
  }

  get applications(): Iterable<Followed> {
    return this.#applications.values();
  }

  of(id: number): Followed {
    const found = this.#applications.get(id);
    if (found === undefined) throw new Error(`application ${id} was never written`);
    return found;
  }

  /** A change is durable; `application` as the journal gives it now. */
  wrote(name: string, application: Application, args: readonly unknown[]): void {
    const { elapsed } = this.#world.time;
    const { id } = application;
    const of = this.#applications.get(id) ?? followed(this.#keyOf(id), application, elapsed);
    this.#applications.set(id, of);
    const before = of.application;
    of.application = application;
    of.changes += 1;
    if (before.state.status !== application.state.status) of.since = elapsed;
    this.#world.note(`${of.key} ${name}: ${stateWord(application)}`);
    if (isFinalStatus(before.state.status) && before.state.status !== application.state.status)
      this.#world.violated(7, `${of.key} was ${before.state.status} and is ${application.state.status}`);
    if (before.person?.snils !== application.person?.snils) forgetAnswers(of);
    this.#learn(of, name, args);
  }

  /** Due times went with the clock; nothing else may have changed. */
  moved(read: (id: number) => Application | undefined): void {
    for (const [id, of] of this.#applications) of.application = read(id) ?? of.application;
  }

  /** The request whose end is about to be written, if it is one. */
  openStep(name: string, id: unknown): Step | 'at_the_desk' {
    const open = name === 'endStep' ? this.#applications.get(id as number)?.open : undefined;
    return this.#intents.get(open ?? '')?.step ?? 'at_the_desk';
  }

  openLanded(name: string, id: unknown): boolean {
    const open = name === 'endStep' ? this.#applications.get(id as number)?.open : undefined;
    return this.#sent.get(open ?? '')?.landed ?? false;
  }

  /** A request goes to the wire. */
  sent(digest: string, call: Call): Sent {
    const intent = this.#intents.get(digest);
    if (intent === undefined || intent.of.open !== digest) {
      this.#world.violated(2, `${this.name} sends ${call.step} without a durable intent`);
      return { call, key: this.name, attempt: 0, landed: false };
    }
    const { of } = intent;
    of.sentAt.push(this.#world.time.elapsed);
    this.#world.note(`${of.key} sends ${call.step}`);
    checkSending(this.#world, of, call);
    const sent = { call, key: of.key, attempt: of.sentAt.length, landed: false, isKnownTaken: of.cardTaken };
    this.#sent.set(digest, sent);
    return sent;
  }

  answered(digest: string, outcome: Outcome): void {
    this.#answers.set(digest, outcome);
    this.#world.note(`${this.#intents.get(digest)?.of.key ?? this.name} hears ${wordOf(outcome)}`);
  }

  /** The Department has dealt with a card of ours: what it then holds active may be so for the second time. */
  landed({ call, key, isKnownTaken }: Sent): void {
    if (call.step !== 'connect_card') return;
    const activations = this.#world.department.activations(call.snils, call.card.hash, key);
    if (activations.length < 2 || activations.at(-1)?.at !== this.#world.time.elapsed) return;
    if (isKnownTaken)
      this.#world.violated(4, `${key} has connected its card again, after it knew of its connection`);
    // Somebody has blocked it in between, and nothing that we may ask tells of it.
    else this.#world.coverage.hit('block_undone', 'connect_card', 'after_commit');
  }

  /** The clerk sees a step's outcome. */
  told({ id, state }: Application): void {
    const of = this.of(id);
    if (of.told !== undefined && of.told !== state.status)
      this.#world.violated(7, `${of.key} was shown as ${of.told} and then as ${state.status}`);
    if (isFinalStatus(state.status)) of.told = state.status;
  }

  /** The clerk sees that all is written down and will be sent. */
  accepted(id: number): void {
    this.of(id).isAccepted = true;
  }

  /** The program has ended, however it did: nobody listens to what is under way. */
  ended(): void {
    for (const of of this.#applications.values()) {
      const step = this.#intents.get(of.open ?? '')?.step;
      if (step !== undefined && step !== 'check_active_card') of.lostAt = this.#world.time.elapsed;
    }
  }

  /** What a new start finds on disk. */
  found(image: Journal): void {
    for (const of of this.#applications.values()) checkImage(this.#world, of, image);
  }

  /** The file is an older one: what it does not know of is known to the Department all the same. */
  putBack(image: Journal): void {
    this.#world.note(`${this.name} has noticed that its file is an older one`);
    this.#putBacks += 1;
    for (const [id, of] of this.#applications) {
      const application = image.application(id);
      if (application === undefined) this.#applications.delete(id);
      else restored(of, application, this.#world.time.elapsed);
      of.changes = image.events(id).length;
      of.intents = image.steps(id).length;
    }
  }

  /** The numbers of applications that an older file has lost are given again. */
  #keyOf(id: number): string {
    return `${this.name}/${id}${"'".repeat(this.#putBacks)}`;
  }

  #learn(of: Followed, name: string, args: readonly unknown[]): void {
    switch (name) {
      case 'confirm':
        confirmedAnew(of, this.#world.time.elapsed);
        return;
      case 'decide':
        if ((args[1] as { decision: string }).decision === 'send_again')
          confirmedAnew(of, this.#world.time.elapsed);
        return;
      case 'beginStep':
        of.intents += 1;
        of.open = args[2] as string;
        // Where a crash comes before its first byte, it counts as sent all the same.
        if (args[1] === 'connect_card') of.cardFirstSentAt ??= this.#world.time.elapsed;
        this.#intents.set(of.open, { of, step: args[1] as Step });
        return;
      case 'endStep':
        this.#stepEnded(of, args[1] as Outcome);
        return;
      case 'conclude':
        delete of.open;
        return;
    }
  }

  #stepEnded(of: Followed, outcome: Outcome): void {
    const digest = of.open ?? '';
    const step = this.#intents.get(digest)?.step;
    const heard = this.#answers.get(digest);
    delete of.open;
    if (step === undefined) return;
    const cutOff = outcome.class === 'unknown' && outcome.reason === 'interrupted';
    if (!cutOff && JSON.stringify(heard) !== JSON.stringify(outcome)) {
      const given = heard === undefined ? 'nothing' : wordOf(heard);
      this.#world.violated(2, `${of.key} wrote ${wordOf(outcome)} down and was answered ${given}`);
    }
    if (!cutOff && outcome.class === 'unknown' && step !== 'check_active_card')
      of.lostAt = this.#world.time.elapsed;
    takeOutcome(of, step, outcome);
  }
}

function takeOutcome(of: Followed, step: Step, outcome: Outcome): void {
  const isKnown = outcome.class === 'done' || outcome.class === 'refused';
  if (step === 'check_active_card') {
    if (isKnown) of.blind.clear();
    if (outcome.class === 'done' && outcome.answer.step === step)
      of.noneSeen = outcome.answer.active === undefined;
    return;
  }
  if (outcome.class === 'unknown') of.lost.set(step, (of.lost.get(step) ?? 0) + 1);
  // Once one was lost, what brings no knowledge leaves it as unclear as before.
  if (outcome.class === 'unknown' || (!isKnown && (of.lost.get(step) ?? 0) > 0)) of.blind.add(step);
  // What is known now is repeated no more: what comes next begins anew.
  if (isKnown) {
    of.blind.delete(step);
    of.lost.delete(step);
  }
  if (step === 'register_client' && outcome.class === 'done') of.clientTaken = true;
  // A success that may have been another card's is none that is known.
  if (step === 'connect_card' && isConnected(of.application)) of.cardTaken = true;
}

function confirmedAnew(of: Followed, elapsed: number): void {
  of.confirmedAt = elapsed;
  of.lost.clear();
}

function forgetAnswers(of: Followed): void {
  of.noneSeen = false;
  of.clientTaken = false;
}

function stateWord({ state }: Application): string {
  const stage = 'stage' in state ? ` ${state.stage}` : '';
  const clearing = 'clearing' in state && state.clearing ? ` → ${state.clearing.next}` : '';
  const why = state.status === 'needs_decision' ? ` (${state.why})` : '';
  const due = 'dueAt' in state ? `, due ${new Date(state.dueAt).toISOString().slice(11, 19)}` : '';
  return `${state.status}${stage}${clearing}${why}${due}`;
}

function isConnected({ state }: Application): boolean {
  return state.status === 'connected' || ('stage' in state && state.stage === 'card_connected');
}
