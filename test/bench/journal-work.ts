import type { ApplicationState, NewApplication } from '../../src/domain/application.ts';
import type { Answer } from '../../src/domain/outcome.ts';
import type { Step } from '../../src/domain/step.ts';
import type { Journal } from '../../src/main/journal/journal.ts';

const AT = 1_795_000_000_000;
const NUM_SID = '1234567890';

const STEPS: readonly { readonly answer: Answer; readonly next: ApplicationState }[] = [
  {
    answer: { step: 'check_active_card' },
    next: { status: 'due', stage: 'checked', tries: 0, dueAt: AT },
  },
  {
    answer: { step: 'register_client' },
    next: { status: 'due', stage: 'client_known', tries: 0, dueAt: AT },
  },
  {
    answer: { step: 'connect_card', numSid: NUM_SID },
    next: { status: 'due', stage: 'card_connected', tries: 0, numSid: NUM_SID, dueAt: AT },
  },
  { answer: { step: 'register_chip' }, next: { status: 'connected', numSid: NUM_SID, chip: 'registered' } },
];

/** What delivery writes of one application: 9 commits, without the calls between. */
export function journalWork(journal: Journal, application: NewApplication): void {
  for (const _ of commitsOf(journal, application));
}

/** The same commits, with a pause after each intent: there the call would be. */
export function* commitsOf(journal: Journal, application: NewApplication): Generator<Step> {
  const { id } = journal.register(application, [], AT);
  for (const { answer, next } of STEPS) {
    const { step } = answer;
    journal.beginStep(id, step, 'c3'.repeat(32), { status: 'in_flight', stage: 'registered', tries: 0 }, AT);
    yield step;
    journal.endStep(id, { class: 'done', answer }, next, AT);
  }
}
