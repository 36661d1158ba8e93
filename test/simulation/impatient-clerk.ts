import type { Application } from '../../src/domain/application.ts';
import type { Decision } from '../../src/domain/clearing.ts';
import { decisionsOf } from '../../src/domain/decide.ts';
import { isFilling } from '../../src/domain/desk-event.ts';
import { JournalFault } from '../../src/main/journal/journal-fault.ts';
import { formOf, type Mistake, type Resident, tapOf } from './people.ts';
import type { ProgramRun } from './program-run.ts';
import type { SimulatedKiosk } from './simulated-kiosk.ts';
import { ProgramEnded } from './watched-journal.ts';
import type { World } from './world.ts';

const NAME = 'Иванова Е. П.';

const WEIGHTS = {
  begin: 20,
  confirm: 30,
  withdraw: 3,
  refuse: 2,
  correct: 15,
  decide: 15,
  now: 8,
  restart: 2,
  mend_name: 2,
};

/** Whoever sits at a workplace: hurries, clicks twice, changes their mind, and says what is true. */
export class ImpatientClerk {
  readonly #world: World;
  readonly #kiosk: SimulatedKiosk;
  /** No new visits after that. */
  readonly #lastVisitAt: number;

  constructor(world: World, kiosk: SimulatedKiosk, lastVisitAt: number) {
    this.#world = world;
    this.#kiosk = kiosk;
    this.#lastVisitAt = lastVisitAt;
    this.#goOn();
  }

  #goOn(): void {
    const [least, most] = this.#world.isHealed ? [20_000, 90_000] : [2_000, 45_000];
    this.#world.time.after(this.#world.dice.between(least, most), () => {
      const { run } = this.#kiosk;
      if (run !== undefined) this.#act(run);
      this.#goOn();
    });
  }

  /** A disk that is full or a program that dies under their hands: they come back later. */
  #act(run: ProgramRun): void {
    try {
      if (run.session.clerk === undefined) run.session.enter(NAME);
      this.#do(run);
    } catch (error) {
      if (error instanceof JournalFault || error instanceof ProgramEnded) return;
      this.#world.violated(0, `what the clerk does throws ${String(error)}`);
    }
  }

  #do(run: ProgramRun): void {
    const { dice } = this.#world;
    const action = dice.weighed(WEIGHTS);
    switch (action) {
      case 'begin':
        this.#begin(run);
        return;
      case 'confirm':
        this.#confirm(run);
        return;
      case 'withdraw':
      case 'refuse':
        this.#end(run, action);
        return;
      case 'correct':
        this.#correct(run);
        return;
      case 'decide':
        this.#decide(run);
        return;
      case 'now':
        // A disk that fails ends the round; the clerk is told so.
        run.loop.round({ ignoreBackOff: true }).catch(() => {});
        return;
      case 'restart':
        if (!this.#world.isHealed) void this.#kiosk.restart();
        return;
      case 'mend_name':
        this.#mend(run);
        return;
    }
  }

  #begin(run: ProgramRun): void {
    const { dice, residents, time } = this.#world;
    if (time.elapsed > this.#lastVisitAt) return;
    const mistake: Mistake = dice.weighed({ none: 8, requisites: 1, account: 1 });
    const { id } = run.session.startDraft();
    run.session.saveDraft(id, formOf(dice.pick(residents), mistake), 'check');
    run.session.identify(id);
  }

  #confirm(run: ProgramRun): void {
    const draft = this.#draft(run);
    const resident = draft && this.#residentOf(draft.form.applicant.snils);
    if (draft === undefined || resident === undefined) return;
    const { session } = run;
    if (draft.applicationId === undefined) session.identify(draft.id);
    this.#lay(run, draft.id, resident);
    const confirmed = session.confirm(draft.id);
    if (confirmed.ok) run.watch.accepted(confirmed.value.id);
    if (this.#world.dice.chance(0.3)) session.confirm(draft.id);
  }

  #lay(run: ProgramRun, draftId: number, { cards }: Resident): void {
    const { dice } = this.#world;
    run.session.expectCard(draftId);
    const [own, second] = cards;
    const card = dice.chance(0.8) ? own : second;
    if (card) run.session.takeStatus({ status: 'card', reader: 'model', tap: tapOf(card) });
  }

  #end(run: ProgramRun, how: 'withdraw' | 'refuse'): void {
    const draft = this.#draft(run);
    if (draft === undefined) return;
    if (how === 'withdraw') run.session.withdraw(draft.id);
    else run.session.refuse(draft.id, '1.2.3');
  }

  /** What the Department sent back is corrected, laid anew and sent again. */
  #correct(run: ProgramRun): void {
    const returned = this.#applications(run, 'returned');
    if (returned.length === 0) return;
    const { id } = this.#world.dice.pick(returned);
    const draft = run.session.editApplication(id);
    if (!draft.ok) return;
    const resident = this.#residentOf(draft.value.form.applicant.snils);
    if (resident === undefined) return;
    run.session.saveDraft(draft.value.id, formOf(resident, 'none'), 'check');
    this.#lay(run, draft.value.id, resident);
    run.session.confirm(draft.value.id);
  }

  #mend(run: ProgramRun): void {
    const draft = this.#draft(run);
    if (draft?.applicationId === undefined) return;
    const { dice, residents } = this.#world;
    run.session.saveDraft(draft.id, formOf(dice.pick(residents), 'none'), 'person');
    run.session.identify(draft.id);
  }

  /** A senior clerk who has asked the Department by telephone, or who wants to see it tried once more. */
  #decide(run: ProgramRun): void {
    const waiting = this.#applications(run, 'needs_decision');
    if (waiting.length === 0) return;
    const application = this.#world.dice.pick(waiting);
    const landingMs = run.delivery.landingMs(application.id);
    const decision = this.#decisionOn(application, landingMs);
    if (decision === undefined) return;
    const decided = run.session.decide(application.id, decision, 'по телефону из Департамента');
    if (!decided.ok)
      this.#world.violated(0, `a true decision is turned down: ${JSON.stringify(decided.problem)}`);
  }

  #decisionOn({ state, applicant, card }: Application, landingMs: number): Decision | undefined {
    if (state.status !== 'needs_decision') return undefined;
    const { dice, department, isHealed } = this.#world;
    const isConnected = applicant && card && department.isActive(applicant.snils, card.hidden.hash);
    const possible = decisionsOf(state).filter((decision) => {
      if (decision === 'is_connected') return isConnected;
      if (decision !== 'is_not_connected') return true;
      return !isConnected && (state.clearing === undefined || landingMs === 0);
    });
    const ends = possible.filter((decision) => decision.startsWith('is_'));
    // In the end they want to be done with it.
    const among = isHealed && ends.length > 0 ? ends : possible;
    return among.length > 0 ? dice.pick(among) : undefined;
  }

  #draft(run: ProgramRun) {
    const drafts = run.journal.drafts();
    return drafts.length > 0 ? this.#world.dice.pick(drafts) : undefined;
  }

  #applications(run: ProgramRun, status: 'returned' | 'needs_decision'): Application[] {
    const followed = [...this.#kiosk.watch.applications].map(({ application }) => application);
    return followed.filter(({ state }) => state.status === status && !isFilling(state) && run.isAlive);
  }

  #residentOf(snils: string): Resident | undefined {
    const digits = snils.replace(/\D/g, '');
    return this.#world.residents.find((resident) => resident.snils === digits);
  }
}
