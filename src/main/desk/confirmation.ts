import type { Application, ApplicationCard } from '../../domain/application.ts';
import { next } from '../../domain/application-state.ts';
import type { CardInHand } from '../../domain/card-in-hand.ts';
import { isFilling } from '../../domain/desk-event.ts';
import { type ReadDraft, readDraft } from '../../domain/draft-check.ts';
import type { FieldProblem } from '../../domain/field-problem.ts';
import { fail, ok } from '../../domain/result.ts';
import type { Draft } from '../journal/journal.ts';
import type { CardsInHand } from './cards-in-hand.ts';
import { type Desk, warningCodes } from './desk.ts';
import {
  DRAFT_GONE,
  NO_CARD_IN_HAND,
  NOT_IDENTIFIED,
  NUMBER_NEEDED,
  SENDING_NOT_SET_UP,
  WRONG_CARD,
} from './desk-problem.ts';
import type { DeskAnswer, DeskSessionParts } from './desk-session-parts.ts';
import type { HeldCard, HeldNumber } from './held-card.ts';
import { applicationOf } from './registration.ts';

/**
 * All is checked once more and written down (regulation, 2.1 steps 3 to 5); from here on delivery
 * goes on by itself. Every problem is told at once, those of the card among them.
 */
export function confirmDraft(
  parts: DeskSessionParts,
  cards: CardsInHand,
  draft: Draft,
): DeskAnswer<Application> {
  const desk = parts.desk();
  if (desk === undefined) return fail([SENDING_NOT_SET_UP]);
  const application = applicationOf(parts, draft);
  const owner = { draftId: draft.id, application };
  const { number, ...held } = cards.held(owner);
  const card = cardProblems(cards.view(owner));
  const read = readDraft(draft.form, parts.rules());
  const problems = [
    ...(application ? [] : [NOT_IDENTIFIED]),
    ...(read.ok ? [] : read.problem),
    ...(card.some(({ severity }) => severity === 'block') ? card : []),
  ];
  if (problems.length > 0 || !application || !read.ok || !number) return fail(problems);
  if (application.state.status !== 'returned' && !isFilling(application.state)) return fail([DRAFT_GONE]);
  const open = desk.openApplicationOf(read.value.applicant, application.id);
  if (open !== undefined) return fail([open]);
  // What was sent and came back is no new one: its place in the queue is its own.
  const full = isFilling(application.state) ? desk.fullQueue() : undefined;
  if (full !== undefined) return fail([full]);
  const taken = {
    applicant: read.value.applicant,
    card: cardOf(desk, { ...held, number }, read.value, application),
  };
  const warnings = warningCodes([...read.value.warnings, ...card]);
  return ok(write(parts, application, taken, warnings));
}

function write(
  { journal, now }: DeskSessionParts,
  { id, state, person }: Application,
  taken: Parameters<DeskSessionParts['journal']['confirm']>[1],
  warnings: readonly string[],
): Application {
  const snilsChanged = taken.applicant.snils !== person?.snils;
  return journal.confirm(id, taken, warnings, next(state, { type: 'confirmed', snilsChanged }, now()), now());
}

function cardProblems(card: CardInHand): readonly FieldProblem[] {
  switch (card.status) {
    case 'none':
      return [NO_CARD_IN_HAND];
    case 'wrong_card':
      return [WRONG_CARD];
    case 'number_needed':
      return [NUMBER_NEEDED];
    case 'complete':
      return card.warnings;
  }
}

function cardOf(
  desk: Desk,
  { uid, number }: HeldCard & { readonly number: HeldNumber },
  { card }: ReadDraft,
  { card: before }: Application,
): ApplicationCard {
  const taken = desk.cardOf(number.hidden, uid, card);
  // Why that card has no chip stays as it was when it lay on the reader.
  const unchanged = number.source === 'kept' && uid === undefined && before;
  return unchanged ? { ...taken, chip: before.chip } : taken;
}
