import { describe, expect, it, vi } from 'vitest';
import type { ApplicationState, Stage } from '../../src/domain/application.ts';
import { clearingOf } from '../../src/domain/clearing-step.ts';
import { EMPTY_DRAFT_FORM } from '../../src/domain/draft.ts';
import type { OfflineRule } from '../../src/domain/offline-limit.ts';
import type { Outcome, Refusal } from '../../src/domain/outcome.ts';
import { queueView } from '../../src/main/api/queue-view.ts';
import { dayEndsIn } from '../../src/main/delivery/day-end.ts';
import type { LoopState } from '../../src/main/delivery/delivery-loop.ts';
import type { Journal } from '../../src/main/journal/journal.ts';
import { MORNING, NEW } from '../journal/invented-application.ts';
import { TemporaryWorkplace } from '../journal/temporary-workplace.ts';

const REFUSAL: Refusal = { reason: 'bad_requisites', service: 'Clients', code: 3, message: 'Телефон' };
const NO_ANSWER: Outcome = { class: 'not_sent', reason: 'connection_refused' };
const RETURNED: ApplicationState = { status: 'returned', stage: 'checked', tries: 0, refusals: [REFUSAL] };

const NO_LIMITS: OfflineRule = { hours: null, sameDay: false, applications: null };

interface Around {
  readonly rule?: OfflineRule;
  readonly now?: number;
  readonly state?: LoopState;
  readonly aside?: readonly number[];
}

function shown(journal: Journal, { rule = NO_LIMITS, now = MORNING, state, aside = [] }: Around = {}) {
  return queueView({
    journal,
    limits: { rule, dayEndsAt: dayEndsIn('Asia/Yekaterinburg'), now: () => now },
    loop: { state: () => state ?? { status: 'running' }, setAside: () => aside },
  });
}

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
  const { count, first, needDecision, returned } = shown(journal);
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
  expect(shown(journal)).toMatchObject({
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
  const { count, first, unclear } = shown(journal);
  expect({ count, first, unclear: unclear.count }).toEqual({ count: 0, first: [], unclear: 12 });
  expect(unclear.first).toHaveLength(8);
  expect(unclear.first[0]).toMatchObject({ tone: 'waiting', text: expect.stringContaining('уточняется') });
  expect(unclear.first.map(({ id }) => id)).not.toContain(chip);
});

it('counts what is asked about just now as unclear as before, and names who has to decide', () => {
  const journal = new TemporaryWorkplace().open();
  const clearing = clearingOf('checked', MORNING);
  const unknown = { stage: 'checked', tries: 1, since: MORNING, clearing } as const;
  const asked = led(journal, { status: 'unknown', ...unknown, dueAt: MORNING });
  journal.beginStep(
    asked,
    'check_active_card',
    'd',
    { status: 'in_flight', stage: 'checked', tries: 1, clearing },
    0,
  );
  const undecided = led(journal, { status: 'needs_decision', ...unknown, why: 'contradiction' });
  expect(shown(journal)).toMatchObject({
    count: 0,
    first: [],
    unclear: { count: 1, first: [{ id: asked, text: 'результат уточняется' }] },
    needDecision: 1,
    undecided: [{ id: undecided, tone: 'waiting' }],
  });
});

it('leaves out what the clerk still fills in, while only its question is asked', () => {
  const journal = new TemporaryWorkplace().open();
  const draft = journal.startDraft(EMPTY_DRAFT_FORM, journal.clerk('Иванова Е. П.', MORNING), MORNING);
  journal.registerDraft(draft.id, NEW.applicant, MORNING);
  expect(shown(journal)).toMatchObject({ count: 0, first: [] });
  const id = led(journal, due(MORNING + 5_000));
  expect(shown(journal)).toMatchObject({ count: 1, first: [{ id }] });
});

it('calls a card connected whose chip still waits', () => {
  const journal = new TemporaryWorkplace().open();
  led(journal, due(MORNING, 'card_connected'));
  expect(shown(journal).first).toMatchObject([{ tone: 'good', text: 'карта подключена, чип пока нет' }]);
});

it('says of each what is done next and who acts if that fails', () => {
  const journal = new TemporaryWorkplace().open();
  led(journal, due(MORNING + 1, 'checked'));
  led(journal, { ...due(MORNING + 2), reason: 'tls' } as ApplicationState);
  const dueAt = MORNING + 30_000;
  const clearing = clearingOf('checked', MORNING);
  led(journal, { status: 'unknown', stage: 'checked', tries: 1, since: MORNING, dueAt, clearing });
  const { first, unclear } = shown(journal);
  expect(first.map(({ next }) => next)).toEqual([
    'данные заявителя; если нет, повторим сами',
    'вопрос о карте жителя; если нет, нужен специалист ИТ',
  ]);
  expect(unclear.first).toMatchObject([
    { nextAt: dueAt, next: 'спросим, что вышло; если нет, решит старший' },
  ]);
});

it('tells of a pause why and until when, and of none nothing', () => {
  const journal = new TemporaryWorkplace().open();
  const state: LoopState = { status: 'paused', why: 'key_rejected', until: MORNING + 300_000 };
  expect(shown(journal, { state }).pause).toEqual({ why: 'key_rejected', until: MORNING + 300_000 });
  for (const word of ['pause', 'stopped']) expect(shown(journal)).not.toHaveProperty(word);
});

it('tells that nothing is sent: the loop broke off, or sending is not set up', () => {
  const journal = new TemporaryWorkplace().open();
  expect(shown(journal, { state: { status: 'stopped' } }).stopped).toBe('broken_off');
  const limits = { rule: NO_LIMITS, dayEndsAt: () => 0, now: () => MORNING };
  expect(queueView({ journal, limits, loop: undefined }).stopped).toBe('not_set_up');
});

it('tells that an older journal was put back until somebody has seen to it, however long that takes', () => {
  const journal = new TemporaryWorkplace().open();
  expect(shown(journal)).not.toHaveProperty('putBack');
  const putBack = { at: MORNING, lostEvents: 3, lostNumbers: [] };
  const told = vi.spyOn(journal, 'putBack').mockReturnValue(putBack);
  const year = 365 * 86_400_000;
  expect(shown(journal, { now: MORNING + year }).putBack).toEqual(putBack);
  told.mockReturnValue({ ...putBack, acknowledged: { at: MORNING + 5, clerk: 1 } });
  expect(shown(journal)).not.toHaveProperty('putBack');
});

it('shows apart what the program has failed at, and counts it in no queue', () => {
  const journal = new TemporaryWorkplace().open();
  const poison = led(journal, due(MORNING));
  const good = led(journal, due(MORNING + 1));
  expect(shown(journal, { aside: [poison] })).toMatchObject({
    count: 1,
    first: [{ id: good }],
    setAside: [{ id: poison, registrationNumber: expect.stringContaining('12-03/') }],
  });
});

describe('the limits of the region', () => {
  const HOUR = 3_600_000;
  const hours: OfflineRule = { hours: 10, sameDay: false, applications: null };

  it.each([
    [5 * HOUR - 1, undefined],
    [5 * HOUR, 'half'],
    [8 * HOUR, 'four_fifths'],
    [10 * HOUR, 'reached'],
  ])('of hours after %i ms: %s', (passedMs, level) => {
    const journal = new TemporaryWorkplace().open();
    led(journal, due(MORNING));
    const { limits } = shown(journal, { rule: hours, now: MORNING + passedMs });
    expect(limits).toEqual(level ? [{ kind: 'hours', level, endsAt: MORNING + 10 * HOUR }] : []);
  });

  it('of the same day end with the day of the region', () => {
    const journal = new TemporaryWorkplace().open();
    led(journal, due(MORNING));
    const rule: OfflineRule = { hours: null, sameDay: true, applications: null };
    const endsAt = Date.parse('2026-11-23T19:00:00Z');
    const { limits } = shown(journal, { rule, now: endsAt - HOUR });
    expect(limits).toEqual([{ kind: 'same_day', level: 'four_fifths', endsAt }]);
  });

  it('of a number name it and how many there are', () => {
    const journal = new TemporaryWorkplace().open();
    const rule: OfflineRule = { hours: null, sameDay: false, applications: 5 };
    for (let count = 0; count < 4; count += 1) led(journal, due(MORNING));
    expect(shown(journal, { rule }).limits).toEqual([
      { kind: 'applications', level: 'four_fifths', count: 4, most: 5 },
    ]);
  });

  it('are none where nothing waits', () => {
    const journal = new TemporaryWorkplace().open();
    expect(shown(journal, { rule: hours, now: MORNING + 100 * HOUR }).limits).toEqual([]);
  });
});
