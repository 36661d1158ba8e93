import type { Call } from '../../src/domain/call.ts';
import type { ActiveCard, Outcome, RefusalReason } from '../../src/domain/outcome.ts';
import { BAD_ACCOUNT, BAD_ADDRESS } from './people.ts';
import type { Policies } from './policies.ts';

/** Who has changed something: an attempt of one of our applications, or somebody whom we don't see. */
export type Cause =
  | { readonly by: 'application'; readonly key: string }
  | { readonly by: 'portal' | 'other_organisation' | 'operator' };

/** From `from` on, until the next one, that card is the active one of its holder, or none is. */
interface Spell {
  readonly from: number;
  readonly hash?: string;
  readonly cause: Cause;
}

interface Card {
  readonly numSid: string;
  holder?: string;
  block?: 'applicant' | 'bank';
  mifareId?: string;
}

type Post = Exclude<Call, { step: 'check_active_card' }>;

const SERVICE = {
  check_active_card: 'CheckCard',
  register_client: 'Clients',
  connect_card: 'Cards',
  register_chip: 'RegisterMifare',
} as const;

/** The Department as the regulation describes it: what it holds, and what each request does to that. */
export class ModelDepartment {
  readonly #policies: Policies;
  readonly #elapsed: () => number;
  readonly #clients = new Set<string>();
  readonly #cards = new Map<string, Card>();
  readonly #spells = new Map<string, Spell[]>();
  schoolRegisterIsDown = false;

  constructor(policies: Policies, elapsed: () => number) {
    this.#policies = policies;
    this.#elapsed = elapsed;
  }

  addCard(hash: string): void {
    this.#cards.set(hash, { numSid: String(96_200_000_000_000 + this.#cards.size * 7_919) });
  }

  /** What it answers while it does not find the card. */
  cardNotFound(): Outcome {
    return refused('connect_card', 2, 'card_unknown');
  }

  /** What a question reads may be some seconds old. */
  check(snils: string, lagMs: number): Outcome {
    const step = 'check_active_card';
    const at = this.#elapsed() - lagMs;
    const spell = this.#spellsOf(snils).findLast(({ from }) => from <= at);
    const active = spell?.hash === undefined ? undefined : this.#shown(spell.hash);
    return this.#done({ step, ...(active && { active }) });
  }

  post(call: Post, cause: Cause): Outcome {
    switch (call.step) {
      case 'register_client':
        return this.#registerClient(call);
      case 'connect_card':
        return this.#connectCard(call, cause);
      case 'register_chip':
        return this.#registerChip(call);
      default:
        return call satisfies never;
    }
  }

  isActive(snils: string, hash: string): boolean {
    return this.activeHash(snils) === hash;
  }

  activeHash(snils: string): string | undefined {
    return this.#spellsOf(snils).at(-1)?.hash;
  }

  /** Why it is active; undefined where it is not. */
  causeOf(snils: string, hash: string): Cause | undefined {
    const spell = this.#spellsOf(snils).at(-1);
    return spell?.hash === hash ? spell.cause : undefined;
  }

  wasActiveSince(snils: string, hash: string, since: number): boolean {
    const spells = this.#spellsOf(snils);
    return spells.some(
      (spell, index) => spell.hash === hash && (spells[index + 1]?.from ?? Infinity) > since,
    );
  }

  /** When one application has made it the active one. */
  activations(snils: string, hash: string, key: string): readonly { readonly at: number }[] {
    const own = this.#spellsOf(snils).filter(({ hash: of, cause }) => of === hash && causedBy(cause, key));
    return own.map(({ from }) => ({ at: from }));
  }

  numSidOf(hash: string): string | undefined {
    return this.#cards.get(hash)?.numSid;
  }

  mifareIdOf(hash: string): string | undefined {
    return this.#cards.get(hash)?.mifareId;
  }

  /** By the portal or by an organisation that connects cards out of our sight; refused where another is active. */
  connectElsewhere(snils: string, hash: string, by: 'portal' | 'other_organisation'): boolean {
    const card = this.#card(hash);
    if (this.activeHash(snils) !== undefined || (card.holder ?? snils) !== snils) return false;
    if (card.block === 'bank') return false;
    this.#clients.add(snils);
    this.#activate(snils, hash, { by });
    return true;
  }

  block(snils: string, how: 'applicant' | 'bank'): void {
    const hash = this.activeHash(snils);
    if (hash === undefined) return;
    this.#card(hash).block = how;
    this.#spellsOf(snils).push({
      from: this.#elapsed(),
      cause: { by: how === 'bank' ? 'operator' : 'portal' },
    });
  }

  /** The bank's block is gone, yet the card has to be connected again. */
  unblock(hash: string): void {
    delete this.#card(hash).block;
  }

  giveTo(hash: string, snils: string): void {
    this.#card(hash).holder = snils;
  }

  #registerClient({ applicant }: Extract<Call, { step: 'register_client' }>): Outcome {
    const { snils } = applicant;
    if (applicant.residenceAddress === BAD_ADDRESS) return refused('register_client', 3, 'bad_requisites');
    if (this.#policies.clientsLookAtCards && this.activeHash(snils) !== undefined)
      return refused('register_client', 5, 'active_card_elsewhere');
    if (this.schoolRegisterIsDown) return refused('register_client', 13, 'schoolboy_unavailable');
    this.#clients.add(snils);
    return this.#done({ step: 'register_client' });
  }

  #connectCard(call: Extract<Call, { step: 'connect_card' }>, cause: Cause): Outcome {
    const { snils, card, account } = call;
    if (account === BAD_ACCOUNT) return refused('connect_card', 5, 'bad_requisites');
    if (!this.#clients.has(snils)) return refused('connect_card', 1, 'client_unknown');
    const found = this.#cards.get(card.hash);
    if (found === undefined) return refused('connect_card', 2, 'card_unknown');
    const objection = this.#objection(snils, card.hash, found);
    if (objection !== undefined) return objection;
    if (!this.isActive(snils, card.hash)) this.#activate(snils, card.hash, cause);
    const numSid = this.#policies.numSidInAnswer ? { numSid: found.numSid } : {};
    return this.#done({ step: 'connect_card', ...numSid });
  }

  #objection(snils: string, hash: string, { holder, block }: Card): Outcome | undefined {
    const active = this.activeHash(snils);
    const takesRepeat = active === hash && this.#policies.repeatedPair === 'done';
    const ofAnother =
      holder !== undefined && holder !== snils ? [refused('connect_card', 4, 'card_of_another')] : [];
    const exists =
      active !== undefined && !takesRepeat ? [refused('connect_card', 7, 'active_card_exists')] : [];
    const blocked = block === 'bank' ? [refused('connect_card', 3, 'card_blocked')] : [];
    const { ownerBeforeActive } = this.#policies;
    return [...blocked, ...(ownerBeforeActive ? [...ofAnother, ...exists] : [...exists, ...ofAnother])][0];
  }

  #registerChip({ cardHash, mifareId }: Extract<Call, { step: 'register_chip' }>): Outcome {
    const card = this.#cards.get(cardHash);
    if (card?.holder === undefined || !this.isActive(card.holder, cardHash))
      return refused('register_chip', 2, 'card_unknown');
    const isSecond = card.mifareId !== undefined && card.mifareId !== mifareId;
    if (isSecond && this.#policies.secondUid === 'refused') return refused('register_chip', 1, 'bad_input');
    card.mifareId = mifareId;
    return this.#done({ step: 'register_chip' });
  }

  #activate(snils: string, hash: string, cause: Cause): void {
    const card = this.#card(hash);
    card.holder = snils;
    delete card.block;
    this.#spellsOf(snils).push({ from: this.#elapsed(), hash, cause });
  }

  #shown(hash: string): ActiveCard {
    return { numSid: this.#card(hash).numSid, issuer: 'Другой банк' };
  }

  #card(hash: string): Card {
    const card = this.#cards.get(hash);
    if (card === undefined) throw new Error('a card that the model was not told of');
    return card;
  }

  #spellsOf(snils: string): Spell[] {
    const spells = this.#spells.get(snils) ?? [];
    this.#spells.set(snils, spells);
    return spells;
  }

  #done(answer: Extract<Outcome, { class: 'done' }>['answer']): Outcome {
    const { datesItsAnswers, clockSkewMs } = this.#policies;
    if (!datesItsAnswers) return { class: 'done', answer };
    // A `Date` header tells whole seconds.
    const answeredAt = Math.floor((this.#elapsed() + BEGINS_AT + clockSkewMs) / 1000) * 1000;
    return { class: 'done', answer, answeredAt };
  }
}

export const BEGINS_AT = Date.parse('2026-11-23T04:00:00Z');

export function causedBy(cause: Cause | undefined, key: string): boolean {
  return cause?.by === 'application' && cause.key === key;
}

function refused(step: keyof typeof SERVICE, code: number, reason: RefusalReason): Outcome {
  const refusal = { reason, service: SERVICE[step], code, message: 'отказ модели' };
  return { class: 'refused', step, refusals: [refusal] };
}
