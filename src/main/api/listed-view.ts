import type { Application, ApplicationState } from '../../domain/application.ts';
import { stateText } from '../../domain/state-text.ts';
import { isCardConnected, STATUS_TEXT, toneOf } from '../../domain/status-text.ts';
import type { Journal, ListedApplication } from '../journal/journal.ts';
import type { ListedView } from './listed-views.ts';

/** Statuses that say all by themselves; the others are told better by the whole state. */
const PLAIN: readonly string[] = ['connected', 'has_active_card', 'withdrawn'];

/** One row of a list. The state is read only where the status alone would say too little, and where it can be. */
export function listedView(journal: Journal, row: ListedApplication): ListedView {
  const state = PLAIN.includes(row.status) ? undefined : journal.readable(row.id)?.state;
  const { id, registrationNumber, registeredAt, fullName, status } = row;
  const told = state ? toldOf(state) : { text: STATUS_TEXT[status], tone: toneOf(status) };
  return { id, registrationNumber, registeredAt, fullName, status, ...told };
}

/** The same told in full, where it is the chip of a connected card that a list is about. */
export function listedInFull(journal: Journal, row: ListedApplication): ListedView {
  const application = journal.readable(row.id);
  return application ? listedOf(application) : listedView(journal, row);
}

/** The same of an application that was read anyway. */
export function listedOf({ id, registrationNumber, registeredAt, state, ...rest }: Application): ListedView {
  const fullName = fullNameOf(rest);
  return { id, registrationNumber, registeredAt, fullName, status: state.status, ...toldOf(state) };
}

/** For a list that is shown while nobody sits at the desk. */
export function withoutName<Row extends ListedView>(row: Row): Row {
  return { ...row, fullName: '' };
}

/** A connected card is good news while its chip still waits (2.1 step 13.1). */
export function toldOf(state: ApplicationState): Pick<ListedView, 'text' | 'tone'> {
  return { text: stateText(state), tone: isCardConnected(state) ? 'good' : toneOf(state.status) };
}

function fullNameOf({ applicant, person }: Pick<Application, 'applicant' | 'person'>): string {
  const named = applicant ?? person;
  return named ? [named.lastName, named.firstName, named.middleName].filter(Boolean).join(' ') : '';
}
