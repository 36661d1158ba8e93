import { expect, it } from 'vitest';
import type { ApplicationState, Stage } from '../../src/domain/application.ts';
import { clearingOf } from '../../src/domain/clearing-step.ts';
import { EMPTY_DRAFT_FORM } from '../../src/domain/draft.ts';
import type { Outcome, Refusal } from '../../src/domain/outcome.ts';
import { queueView } from '../../src/main/api/queue-view.ts';
import type { Journal } from '../../src/main/journal/journal.ts';
import { MORNING, NEW } from '../journal/invented-application.ts';
import { TemporaryWorkplace } from '../journal/temporary-workplace.ts';

const REFUSAL: Refusal = { reason: 'bad_requisites', service: 'Clients', code: 3, message: 'Телефон' };
const NO_ANSWER: Outcome = { class: 'not_sent', reason: 'connection_refused' };
const RETURNED: ApplicationState = { status: 'returned', stage: 'checked', tries: 0, refusals: [REFUSAL] };

/** An application whose first step has led to that state. */
function led(journal: Journal, state: ApplicationState): number {
  const { id } = journal.register(NEW, [], MORNING);
  const inFlight: ApplicationState = { status: 'in_flight', stage: 'registered', tries: 0 };
  journal.beginStep(id, 'check_active_card', 'digest', inFlight, MORNING);
  journal.endStep(id, NO_ANSWER, state, MORNING);
  return id;
}

function due(dueAt: number, stage: Stage = 'registered'): ApplicationState {
  return { status: 'due', stage, tries: 1, dueAt, reason: 'connection_refused' };
}

it('counts all that wait and names the next few with their time', () => {
  const journal = new TemporaryWorkplace().open();
  const late = led(journal, due(MORNING + 900_000));
  const soon = led(journal, due(MORNING + 5_000));
  for (let more = 0; more < 10; more += 1) led(journal, due(MORNING + 1_000_000));
  const { count, first, needDecision, returned } = queueView(journal);
  expect({ count, needDecision, returned }).toEqual({ count: 12, needDecision: 0, returned: [] });
  expect(first).toHaveLength(8);
  expect(first.slice(0, 2)).toMatchObject([
    {
      id: soon,
      nextAt: MORNING + 5_000,
      tone: 'waiting',
      text: expect.stringContaining('когда будет связь'),
    },
    { id: late, nextAt: MORNING + 900_000 },
  ]);
});

it('names what came back, however many others are open, and counts what waits for a decision', () => {
  const journal = new TemporaryWorkplace().open();
  const id = led(journal, RETURNED);
  led(journal, {
    status: 'needs_decision',
    stage: 'checked',
    tries: 3,
    since: MORNING,
    why: 'schoolboy_unavailable',
  });
  for (let more = 0; more < 210; more += 1) journal.register(NEW, [], MORNING);
  expect(queueView(journal)).toMatchObject({
    count: 210,
    needDecision: 1,
    returned: [{ id, tone: 'bad', text: 'исправьте данные: Департамент не принял данные из документов' }],
  });
});

it('counts apart what is sent and not clear: it is not in the queue', () => {
  const journal = new TemporaryWorkplace().open();
  const lost = (stage: 'checked' | 'card_connected') =>
    led(journal, {
      status: 'unknown',
      stage,
      tries: 1,
      since: MORNING,
      dueAt: MORNING + 30_000,
      reason: 'timeout',
      clearing: clearingOf(stage, MORNING),
    });
  const chip = lost('card_connected');
  for (let more = 0; more < 11; more += 1) lost('checked');
  const { count, first, unclear } = queueView(journal);
  expect({ count, first, unclear: unclear.count }).toEqual({ count: 0, first: [], unclear: 12 });
  expect(unclear.first).toHaveLength(8);
  expect(unclear.first[0]).toMatchObject({ tone: 'waiting', text: expect.stringContaining('уточняется') });
  expect(unclear.first.map(({ id }) => id)).not.toContain(chip);
});

it('leaves out what the clerk still fills in, while only its question is asked', () => {
  const journal = new TemporaryWorkplace().open();
  const draft = journal.startDraft(EMPTY_DRAFT_FORM, journal.clerk('Иванова Е. П.', MORNING), MORNING);
  journal.registerDraft(draft.id, NEW.applicant, MORNING);
  expect(queueView(journal)).toMatchObject({ count: 0, first: [] });
  const id = led(journal, due(MORNING + 5_000));
  expect(queueView(journal)).toMatchObject({ count: 1, first: [{ id }] });
});

it('calls a card connected whose chip still waits', () => {
  const journal = new TemporaryWorkplace().open();
  led(journal, due(MORNING, 'card_connected'));
  expect(queueView(journal).first).toMatchObject([{ tone: 'good', text: 'карта подключена, чип пока нет' }]);
});
