import type { Application, Person } from '../../domain/application.ts';
import { next } from '../../domain/application-state.ts';
import { isFilling } from '../../domain/desk-event.ts';
import { checkPage, readPerson } from '../../domain/draft-check.ts';
import type { FieldProblem } from '../../domain/field-problem.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Draft } from '../journal/journal.ts';
import { SENDING_NOT_SET_UP } from './desk-problem.ts';
import type { DeskSessionParts } from './desk-session-parts.ts';

/** The draft's application, or undefined where the draft has none yet. Throws where the journal lost it: a bug. */
export function applicationOf(
  { journal }: Pick<DeskSessionParts, 'journal'>,
  { applicationId }: Draft,
): Application | undefined {
  if (applicationId === undefined) return undefined;
  const application = journal.application(applicationId);
  if (application === undefined) throw new Error(`draft of application ${applicationId}, which is not there`);
  return application;
}

/**
 * Gives the draft its number as soon as papers are seen and name and SNILS are typed, and has the
 * Department asked for an active card (regulation, 1.3.2 and 2.1 step 2). Later it takes down what was
 * corrected of them. The value is the application to deliver, where something has to be asked.
 */
export function identifyDraft(
  parts: DeskSessionParts,
  draft: Draft,
): Result<number | undefined, readonly FieldProblem[]> {
  const papers = checkPage(draft.form, 'papers', parts.rules());
  const person = readPerson(draft.form);
  // Without the papers, the consent among them, nothing personal may be taken down.
  if (papers.length > 0 || !person.ok) return fail([...papers, ...(person.ok ? [] : person.problem)]);
  const desk = parts.desk();
  if (desk === undefined) return fail([SENDING_NOT_SET_UP]);
  const open = desk.openApplicationOf(person.value, draft.applicationId);
  if (open !== undefined) return fail([open]);
  const application = applicationOf(parts, draft);
  if (application !== undefined) return ok(correct(parts, application, person.value));
  return ok(parts.journal.registerDraft(draft.id, person.value, parts.now()).id);
}

/** What was sent back after it had been posted is corrected by its confirmation, not before. */
function correct(parts: DeskSessionParts, { id, state, ...application }: Application, person: Person) {
  if (!isFilling(state)) return undefined;
  const { person: before } = application;
  // A SNILS that was refused and stands as it is: the clerk has made sure and wants to know again.
  const snilsChanged = person.snils !== before?.snils || state.status === 'returned';
  if (!snilsChanged && before !== undefined && isSameName(before, person)) return undefined;
  const after = next(state, { type: 'person_changed', snilsChanged }, parts.now());
  parts.journal.correctPerson(id, person, after, parts.now());
  return snilsChanged ? id : undefined;
}

function isSameName(one: Person, other: Person): boolean {
  return (
    one.lastName === other.lastName &&
    one.firstName === other.firstName &&
    one.middleName === other.middleName
  );
}
