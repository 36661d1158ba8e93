import type { Application } from '../../src/domain/application.ts';
import { stepUnder } from '../../src/domain/application-state.ts';
import type { Step } from '../../src/domain/step.ts';
import type { Journal } from '../../src/main/journal/journal.ts';
import type { TappedRequest } from './wire-tap.ts';

const SERVICE_OF: Readonly<Record<Step, string>> = {
  check_active_card: 'CheckCard',
  register_client: 'Clients',
  connect_card: 'Cards',
  register_chip: 'RegisterMifare',
};

/** How many applications were taken, and what the journal's last event is: both tell whether a run did anything. */
export interface Before {
  readonly applications: number;
  readonly sequence: number;
}

/** At what moment the kiosk died, read from the disk it left and from what this run of it sent. */
export function momentOfKill(
  journal: Journal | undefined,
  before: Before,
  sent: readonly TappedRequest[],
): string {
  const applications = journal ? applicationsOf(journal) : [];
  if (journal === undefined || lastSequence(journal, applications) === before.sequence) {
    return 'before anything was written';
  }
  const flying = newestIntent(journal, applications);
  if (flying) return `${nameOf(flying.application)}: ${placeOf(flying.step, flying.application, sent)}`;
  const newest = newestEvent(journal, applications);
  return `at rest behind ${newest}`;
}

export function applicationsOf(journal: Journal): readonly Application[] {
  return journal.page({ limit: 10_000 }).rows.flatMap(({ id }) => journal.application(id) ?? []);
}

export function lastSequence(journal: Journal, applications: readonly Application[]): number {
  return Math.max(0, ...applications.flatMap(({ id }) => journal.events(id).map(({ sequence }) => sequence)));
}

/** Of several at once, the one that was begun last. */
function newestIntent(journal: Journal, applications: readonly Application[]) {
  return applications
    .filter(({ state }) => state.status === 'in_flight')
    .map((application) => ({ application, ...intentOf(journal, application) }))
    .sort((a, b) => b.intendedAt - a.intendedAt)[0];
}

function intentOf(journal: Journal, { id }: Application) {
  const open = journal.steps(id).findLast(({ outcome }) => outcome === undefined);
  if (open === undefined) throw new Error(`application ${id} is on its way without an intent`);
  return open;
}

/** What is sent, and whether for the first time or to clear something up. */
function nameOf({ state }: Application): string {
  if (!('stage' in state)) throw new Error('an application that has ended sends nothing');
  const step = stepUnder(state);
  const clearing = 'clearing' in state ? state.clearing : undefined;
  if (clearing === undefined) return `${step}`;
  return step === 'check_active_card' ? `look for a lost ${clearing.of}` : `repeat of a lost ${step}`;
}

function placeOf(step: Step, { person }: Application, sent: readonly TappedRequest[]): string {
  const last = sent.findLast(({ service, snils }) => service === SERVICE_OF[step] && snils === person?.snils);
  if (last === undefined) return 'intent written, nothing sent';
  return last.isAnswered ? 'answered, outcome not written' : 'sent, no answer yet';
}

function newestEvent(journal: Journal, applications: readonly Application[]): string {
  const [newest] = applications
    .flatMap(({ id, state }) => {
      const last = journal.events(id).at(-1);
      return last ? [{ ...last, state }] : [];
    })
    .sort((a, b) => b.sequence - a.sequence);
  if (newest === undefined) return 'an empty journal';
  const { state, kind } = newest;
  const stage = 'stage' in state ? ` at ${state.stage}` : '';
  return `${kind}: ${state.status}${stage}`;
}
