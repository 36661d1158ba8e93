import type { Application, ApplicationState } from '../../domain/application.ts';
import { DECISION_TEXT } from '../../domain/decision-text.ts';
import { problemsOfRefusal } from '../../domain/draft-refusal.ts';
import { eventText } from '../../domain/event-text.ts';
import { tellResident } from '../../domain/tell-resident.ts';
import type { ApplicationView } from './application-views.ts';
import { cardOperations } from './card-operations.ts';
import { chipLeftView } from './chip-left-view.ts';
import { type DecisionViewParts, decisionView } from './decision-view.ts';
import { listedOf } from './listed-view.ts';
import { cardView, personView } from './person-view.ts';
import { stepViews } from './step-view.ts';

export interface ApplicationViewParts extends DecisionViewParts {
  /** False while a setting that sending needs is missing. */
  readonly canSend: boolean;
}

/** One application as its screen shows it. */
export function applicationView(parts: ApplicationViewParts, application: Application): ApplicationView {
  const { id, state, confirmedAt } = application;
  const { journal } = parts;
  const person = personView(application);
  const card = cardView(application);
  const nextAt = nextAtOf(state);
  const steps = journal.steps(id);
  const chipLeft = chipLeftView(application, steps);
  const ofCard = cardOperations(parts, application);
  return {
    ...listedOf(application),
    state,
    confirmedAt,
    ...(person && { person }),
    ...(card && { card }),
    steps: stepViews(steps),
    events: journal.events(id).map(({ sequence, at, kind, detail }) => ({
      sequence,
      at,
      text: eventText(kind, detail),
    })),
    tell: tellNow(state, ofCard.cardState),
    ...ofCard,
    ...(nextAt !== undefined && { nextAt }),
    ...(chipLeft !== undefined && { chipLeft }),
    ...(state.status === 'needs_decision' && { decision: decisionView(parts, application, state) }),
    decided: journal.decisions(id).map(({ at, clerkName, decision, reason }) => ({
      at,
      clerk: clerkName,
      name: DECISION_TEXT[decision].name,
      reason,
    })),
    can: { ...canOf(parts, application), registerChip: parts.canSend && chipLeft !== undefined },
    problems: state.status === 'returned' ? problemsOfRefusal(state.refusals, state.stage) : [],
  };
}

/** Of a card that was blocked since, nobody is told that it is connected. */
function tellNow(state: ApplicationState, card: ApplicationView['cardState']): readonly string[] {
  return card?.tone === 'bad'
    ? [`Эта карта жителя сейчас не действует: она ${card.text}.`]
    : tellResident(state);
}

/** When the next attempt or look is made by itself; a `Retry-After` outweighs the back-off. */
export function nextAtOf(state: ApplicationState): number | undefined {
  const isGoing = state.status === 'due' || state.status === 'unknown';
  return isGoing ? Math.max(state.dueAt, state.notBefore ?? 0) : undefined;
}

function canOf({ now, canSend }: ApplicationViewParts, application: Application) {
  const { state } = application;
  const open = 'stage' in state;
  return {
    goOn: canSend && state.status === 'due' && (state.notBefore ?? 0) <= now(),
    edit: open && (state.status === 'filling' || state.status === 'returned' || state.filling === true),
    copy: !open && (application.applicant ?? application.person) !== undefined,
  };
}
