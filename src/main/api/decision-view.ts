import type { Application, ApplicationState } from '../../domain/application.ts';
import { dateInZone } from '../../domain/calendar-date.ts';
import type { Decision } from '../../domain/clearing.ts';
import { dayText } from '../../domain/day-text.ts';
import { decisionsOf } from '../../domain/decide.ts';
import { type AdviceFacts, activeCardSeen, decisionAdvice } from '../../domain/decision-advice.ts';
import { DECISION_TEXT, WHAT_HAPPENED } from '../../domain/decision-text.ts';
import type { ActiveCard } from '../../domain/outcome.ts';
import { evidenceOf } from '../delivery/evidence-of.ts';
import type { Journal } from '../journal/journal.ts';
import type { DecisionView } from './application-views.ts';

export interface DecisionViewParts {
  readonly journal: Journal;
  /** Epoch ms. */
  readonly now: () => number;
  readonly timeZone: string;
  /** Milliseconds in which something that was sent of an application may still land. */
  readonly landingMs: (applicationId: number) => number;
}

type Undecided = Extract<ApplicationState, { status: 'needs_decision' }>;

/** All that a person has to know to decide, and the ways on; the proposal is never carried out by itself. */
export function decisionView(
  parts: DecisionViewParts,
  application: Application,
  state: Undecided,
): DecisionView {
  const active = activeCardSeen(state);
  return {
    happened: WHAT_HAPPENED[state.why],
    ...decisionAdvice(state, factsOf(parts, application)),
    ...(active && { active: activeView(active) }),
    ways: decisionsOf(state).map((decision) => wayOf(parts, application.id, state, decision)),
  };
}

function factsOf({ journal, timeZone }: DecisionViewParts, application: Application): AdviceFacts {
  const { id, card } = application;
  const { ownConnections, operations } = evidenceOf(journal, application);
  const sent = journal.steps(id).find(({ step }) => step === 'connect_card');
  return {
    ...(card?.bank && { bank: card.bank }),
    ...(sent && { sentOn: dateInZone(sent.intendedAt, timeZone) }),
    ownConnections,
    operations,
  };
}

/** Its number is masked: whose it is, is just what is not known. */
function activeView({ numSid, issuer, issuedOn, validTo }: ActiveCard): NonNullable<DecisionView['active']> {
  return {
    lastFour: numSid.slice(-4),
    ...(issuer && { issuer }),
    ...(issuedOn && { issuedOn: dayText(issuedOn) }),
    ...(validTo && { validTo: dayText(validTo) }),
  };
}

function wayOf(
  { now, landingMs }: DecisionViewParts,
  id: number,
  { clearing }: Undecided,
  decision: Decision,
): DecisionView['ways'][number] {
  const leftMs = decision === 'is_not_connected' && clearing ? landingMs(id) : 0;
  return { decision, ...DECISION_TEXT[decision], ...(leftMs > 0 && { from: Math.ceil(now() + leftMs) }) };
}
