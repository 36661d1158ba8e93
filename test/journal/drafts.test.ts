import { describe, expect, test } from 'vitest';
import type { ApplicationState, Person } from '../../src/domain/application.ts';
import { type DraftForm, EMPTY_DRAFT_FORM } from '../../src/domain/draft.ts';
import type { Snils } from '../../src/domain/snils.ts';
import type { Clerk, Draft, Journal } from '../../src/main/journal/journal.ts';
import { textHolds } from '../planted.ts';
import { APPLICANT, CARD, IN_FLIGHT, MORNING, NEW } from './invented-application.ts';
import { TemporaryWorkplace } from './temporary-workplace.ts';

const { lastName, firstName, snils } = APPLICANT;
const PERSON: Person = { lastName, firstName, middleName: 'Прохоровна', snils };
const OTHER_SNILS = '11223344595' as Snils;
const ASKED = { status: 'due', stage: 'registered', tries: 0, filling: true, dueAt: MORNING } as const;
const CHECKED = { status: 'filling', stage: 'checked', tries: 0, filling: true, checkedAt: MORNING } as const;
const CONFIRMED: ApplicationState = { status: 'due', stage: 'checked', tries: 0, dueAt: MORNING };
const ASKING: ApplicationState = { ...IN_FLIGHT, filling: true } as ApplicationState;
const NO_CARD = { class: 'done', answer: { step: 'check_active_card' } } as const;

const FORM: DraftForm = {
  ...EMPTY_DRAFT_FORM,
  papers: ['identity'],
  applicant: { ...EMPTY_DRAFT_FORM.applicant, lastName, birthPlace: 'г. Далматово,  «как в паспорте»' },
};

function desk() {
  const workplace = new TemporaryWorkplace();
  const journal = workplace.open();
  const clerk = journal.clerk('Ольга Придуманная', MORNING);
  return { workplace, journal, clerk, draft: journal.startDraft(FORM, clerk, MORNING) };
}

/** Registered, and the question of an active card answered with none. */
function fillingIn() {
  const begun = desk();
  const { journal, draft } = begun;
  const { id } = journal.registerDraft(draft.id, PERSON, MORNING);
  ask(journal, id);
  journal.endStep(id, NO_CARD, CHECKED, MORNING);
  return { ...begun, id };
}

function ask(journal: Journal, id: number): void {
  journal.beginStep(id, 'check_active_card', 'd', ASKING, MORNING);
}

function kinds(journal: Journal, id: number): string[] {
  return journal.events(id).map(({ kind }) => kind);
}

describe('a draft', () => {
  test('goes with the refusal that takes its place, or there is neither', () => {
    const { journal, draft } = desk();
    expect(() => journal.registerRefusal('1.2.1', undefined, MORNING, draft.id + 1)).toThrow();
    expect(journal.page({ limit: 5 }).rows).toEqual([]);
    journal.registerRefusal('1.2.1', undefined, MORNING, draft.id);
    expect(journal.drafts()).toEqual([]);
    expect(() => journal.registerRefusal('1.2.1', undefined, MORNING, draft.id)).toThrow();
    expect(journal.page({ limit: 5 }).rows).toHaveLength(1);
  });

  test('is there as it was saved, after a new start too', () => {
    const { workplace, journal, clerk, draft } = desk();
    const saved = { ...FORM, papers: ['identity', 'consent'] } as const;
    journal.saveDraft(draft.id, saved, 'applicant', MORNING + 5);
    const expected: Draft = { ...draft, form: saved, page: 'applicant', savedAt: MORNING + 5 };
    expect(journal.draft(draft.id)).toStrictEqual(expected);
    journal.close();
    const again = workplace.open();
    expect(again.drafts()).toStrictEqual([expected]);
    expect(again.clerk('Ольга Придуманная', MORNING)).toStrictEqual(clerk);
  });

  test('begins on its first page, newest first among the others', () => {
    const { journal, clerk, draft } = desk();
    expect(draft).toStrictEqual({
      id: 1,
      clerk,
      form: FORM,
      page: 'papers',
      startedAt: MORNING,
      savedAt: MORNING,
    });
    const second = journal.startDraft(EMPTY_DRAFT_FORM, clerk, MORNING);
    expect(journal.drafts()).toStrictEqual([second, draft]);
  });

  test('goes on in the hands of another clerk', () => {
    const { journal, draft, clerk } = desk();
    const other: Clerk = journal.clerk('Пётр Выдуманный', MORNING);
    expect(other.id).not.toBe(clerk.id);
    expect(journal.takeOverDraft(draft.id, other, MORNING + 1)).toStrictEqual({ ...draft, clerk: other });
    expect(journal.draft(draft.id)?.clerk).toStrictEqual(other);
  });

  test('that was dropped is gone, and its number is never given again', () => {
    const { journal, draft, clerk } = desk();
    journal.dropDraft(draft.id, MORNING);
    expect(journal.drafts()).toEqual([]);
    expect(() => journal.saveDraft(draft.id, FORM, 'person', MORNING)).toThrow('gone');
    expect(() => journal.dropDraft(draft.id, MORNING)).toThrow('gone');
    expect(journal.startDraft(FORM, clerk, MORNING).id).toBe(draft.id + 1);
  });

  test('gives its person a number and a date, once', () => {
    const { journal, draft } = desk();
    const registered = journal.registerDraft(draft.id, PERSON, MORNING);
    expect(registered).toStrictEqual({
      id: 1,
      registrationNumber: '12-03/2026-000001',
      registeredAt: MORNING,
      confirmedAt: MORNING,
      person: PERSON,
      state: ASKED,
    });
    expect(journal.draftOfApplication(1)).toStrictEqual({ ...draft, applicationId: 1 });
    expect(journal.due(MORNING, { ignoreBackOff: false, limit: 9 })).toEqual([1]);
    expect(journal.find({ by: 'name', value: 'сёмина-ё' }, { limit: 5 }).rows).toHaveLength(1);
    expect(journal.find({ by: 'snils', value: snils }, { limit: 5 }).rows).toHaveLength(1);
    expect(() => journal.registerDraft(draft.id, PERSON, MORNING)).toThrow('has its application');
    expect(() => journal.dropDraft(draft.id, MORNING)).toThrow('has its application');
    expect(journal.page({ limit: 9 }).rows).toHaveLength(1);
  });
});

describe('a corrected person', () => {
  const renamed: Person = { lastName: 'Ёжикова', firstName, snils };

  test('is found under the new name only, and the list shows it', () => {
    const { journal, id } = fillingIn();
    journal.correctPerson(id, renamed, CHECKED, MORNING);
    expect(journal.application(id)).toMatchObject({ person: renamed, state: CHECKED });
    expect(journal.application(id)?.person).not.toHaveProperty('middleName');
    const found = (value: string) => journal.find({ by: 'name', value }, { limit: 5 }).rows;
    expect(found('сёмина')).toEqual([]);
    expect(found('ёжик').map(({ fullName }) => fullName)).toEqual(['Ёжикова Аглая']);
  });

  test('with another SNILS is asked about before anything else', () => {
    const { journal, id } = fillingIn();
    const other = { ...PERSON, snils: OTHER_SNILS };
    expect(() => journal.correctPerson(id, other, CHECKED, MORNING)).toThrow('asked about first');
    expect(journal.application(id)?.person).toStrictEqual(PERSON);
    journal.correctPerson(id, other, ASKED, MORNING);
    expect(journal.application(id)).toMatchObject({ person: other, state: ASKED });
    expect(journal.find({ by: 'snils', value: snils }, { limit: 5 }).rows).toEqual([]);
    expect(journal.events(id).at(-1)).toMatchObject({
      kind: 'person_corrected',
      detail: { snilsChanged: true },
    });
  });

  test('can be corrected while the question is on its way', () => {
    const { journal, draft } = desk();
    const { id } = journal.registerDraft(draft.id, PERSON, MORNING);
    ask(journal, id);
    const other = { ...PERSON, snils: OTHER_SNILS };
    const outdated = { ...ASKING, outdated: true } as ApplicationState;
    expect(() => journal.correctPerson(id, other, ASKING, MORNING)).toThrow('asked about first');
    journal.correctPerson(id, other, outdated, MORNING);
    expect(journal.application(id)?.state).toStrictEqual(outdated);
  });

  test('is corrected no more once the clerk has confirmed', () => {
    const { journal, id } = fillingIn();
    journal.confirm(id, NEW, [], CONFIRMED, MORNING);
    expect(() => journal.correctPerson(id, renamed, CHECKED, MORNING)).toThrow('confirmed or final');
    expect(journal.application(id)?.person).toStrictEqual(PERSON);
  });
});

describe('a confirmation', () => {
  test('writes all, lets the draft go and counts from now', () => {
    const { workplace, journal, id } = fillingIn();
    const card = { ...CARD, bank: 'Вымышленный банк' };
    const confirmed = journal.confirm(
      id,
      { applicant: APPLICANT, card },
      ['card.uid: uid_random'],
      CONFIRMED,
      MORNING + 9,
    );
    expect(confirmed).toStrictEqual({
      id,
      registrationNumber: '12-03/2026-000001',
      registeredAt: MORNING,
      confirmedAt: MORNING + 9,
      person: PERSON,
      applicant: APPLICANT,
      card,
      state: CONFIRMED,
    });
    expect(journal.drafts()).toEqual([]);
    expect(journal.events(id).at(-1)).toMatchObject({
      kind: 'application_confirmed',
      detail: { warnings: 'card.uid: uid_random' },
    });
    journal.close();
    expect(workplace.open().application(id)).toStrictEqual(confirmed);
  });

  test('happens once', () => {
    const { journal, id } = fillingIn();
    journal.confirm(id, NEW, [], CONFIRMED, MORNING);
    expect(() => journal.confirm(id, NEW, [], CONFIRMED, MORNING + 1)).toThrow('nothing to confirm');
    expect(kinds(journal, id).filter((kind) => kind === 'application_confirmed')).toHaveLength(1);
  });

  test('of a SNILS that nobody has asked about writes nothing', () => {
    const { journal, id } = fillingIn();
    const applicant = { ...APPLICANT, snils: OTHER_SNILS };
    expect(() => journal.confirm(id, { applicant, card: CARD }, [], CONFIRMED, MORNING)).toThrow('asked');
    expect(journal.application(id)).not.toHaveProperty('applicant');
    expect(journal.drafts()).toHaveLength(1);
    const again: ApplicationState = { ...CONFIRMED, stage: 'registered' } as ApplicationState;
    journal.confirm(id, { applicant, card: CARD }, [], again, MORNING);
    expect(journal.application(id)?.person?.snils).toBe(OTHER_SNILS);
  });

  test('never leaves an application to be filled in', () => {
    const { journal, id } = fillingIn();
    expect(() => journal.confirm(id, NEW, [], CHECKED, MORNING)).toThrow('nothing to confirm');
    expect(() => journal.confirm(id, NEW, [], { status: 'withdrawn' }, MORNING)).toThrow();
  });

  test('of corrected data takes the place of what the Department sent back', () => {
    const { journal, clerk, id } = fillingIn();
    journal.confirm(id, NEW, [], CONFIRMED, MORNING);
    expect(() => journal.startCorrection(id, FORM, 'applicant', clerk, MORNING)).toThrow(
      'nothing to correct',
    );
    journal.beginStep(id, 'register_client', 'd', { ...IN_FLIGHT, stage: 'checked' } as never, MORNING);
    const refusals = [{ reason: 'bad_input', service: 's', code: 4, message: 'м' }] as const;
    const returned: ApplicationState = { status: 'returned', stage: 'checked', tries: 0, refusals };
    journal.endStep(id, { class: 'refused', step: 'register_client', refusals }, returned, MORNING);
    const draft = journal.startCorrection(id, FORM, 'applicant', clerk, MORNING);
    expect(draft).toMatchObject({ applicationId: id, page: 'applicant' });
    expect(journal.startCorrection(id, EMPTY_DRAFT_FORM, 'card', clerk, MORNING + 1)).toStrictEqual(draft);
    const corrected = {
      ...APPLICANT,
      lastName: 'Иная',
      document: { ...APPLICANT.document, number: '3706 111111' },
    };
    const other = { ...CARD, hidden: { ...CARD.hidden, lastTwo: '07' } };
    const confirmed = journal.confirm(id, { applicant: corrected, card: other }, [], CONFIRMED, MORNING + 1);
    expect(confirmed).toMatchObject({ applicant: corrected, card: other, confirmedAt: MORNING + 1 });
    expect(journal.drafts()).toEqual([]);
    expect(journal.page({ limit: 1 }).rows[0]?.fullName).toBe('Иная Аглая Прохоровна');
  });
});

describe('an end before anything was posted', () => {
  test.each<ApplicationState>([
    { status: 'withdrawn' },
    { status: 'refused', by: 'office', ground: '1.2.2' },
  ])('$status takes the draft with it and is final', (end) => {
    const { journal, id } = fillingIn();
    expect(journal.conclude(id, end, MORNING).state).toStrictEqual(end);
    expect(journal.drafts()).toEqual([]);
    expect(journal.countByStatus()).toEqual({ [end.status]: 1 });
    expect(() => journal.conclude(id, end, MORNING)).toThrow('confirmed or final');
    expect(() => journal.confirm(id, NEW, [], CONFIRMED, MORNING)).toThrow('nothing to confirm');
  });

  test('ends the question that is on its way, too', () => {
    const { journal, draft } = desk();
    const { id } = journal.registerDraft(draft.id, PERSON, MORNING);
    ask(journal, id);
    journal.conclude(id, { status: 'withdrawn' }, MORNING + 3);
    expect(journal.steps(id)).toMatchObject([
      { outcome: { class: 'unknown', reason: 'interrupted' }, endedAt: MORNING + 3 },
    ]);
    expect(journal.inFlight()).toEqual([]);
  });

  test('is none that the Department gives, and none after the confirmation', () => {
    const { journal, id } = fillingIn();
    expect(() => journal.conclude(id, { status: 'connected', chip: 'none' }, MORNING)).toThrow('no end');
    journal.confirm(id, NEW, [], CONFIRMED, MORNING);
    expect(() => journal.conclude(id, { status: 'withdrawn' }, MORNING)).toThrow('confirmed or final');
  });

  test('comes with an active card while the clerk still types', () => {
    const { journal, draft } = desk();
    const { id } = journal.registerDraft(draft.id, PERSON, MORNING);
    ask(journal, id);
    journal.saveDraft(draft.id, FORM, 'applicant', MORNING);
    const active = { numSid: '1' };
    const outcome = { class: 'done', answer: { step: 'check_active_card', active } } as const;
    journal.endStep(id, outcome, { status: 'has_active_card', active }, MORNING);
    expect(journal.draft(draft.id)).toBeUndefined();
    expect(() => journal.saveDraft(draft.id, FORM, 'applicant', MORNING)).toThrow('gone');
  });
});

test('every change of a draft is on record, by numbers and without a word of what was typed', () => {
  const { workplace, journal, clerk, draft } = desk();
  journal.takeOverDraft(draft.id, journal.clerk('Пётр Выдуманный', MORNING), MORNING);
  const { id } = journal.registerDraft(draft.id, PERSON, MORNING);
  journal.correctPerson(id, { ...PERSON, firstName: 'Глафира' }, ASKED, MORNING);
  ask(journal, id);
  journal.endStep(id, NO_CARD, CHECKED, MORNING);
  journal.confirm(id, NEW, [], CONFIRMED, MORNING);
  journal.dropDraft(journal.startDraft(FORM, clerk, MORNING).id, MORNING);
  journal.close();
  const events = workplace
    .database({ readonly: true })
    .prepare<[], { kind: string; detail: string }>('SELECT kind, detail FROM event ORDER BY sequence')
    .all();
  expect(events.map(({ kind }) => kind)).toEqual([
    'clerk_added',
    'draft_started',
    'clerk_added',
    'draft_taken_over',
    'person_registered',
    'person_corrected',
    'step_begun',
    'step_ended',
    'application_confirmed',
    'draft_started',
    'draft_dropped',
  ]);
  const told = events.map(({ detail }) => detail).join('\n');
  expect(events[3]?.detail).toBe('{"draft":1,"clerk":2}');
  expect(textHolds(told, [lastName, firstName, snils, 'Придуманная', 'Выдуманный', 'Далматово'])).toBe(false);
});

test('a failure midway leaves draft and application as they were', () => {
  const { workplace, journal, id } = fillingIn();
  journal.close();
  const database = workplace.database();
  database.exec("CREATE TRIGGER no_log BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'no log'); END");
  database.close();
  const again = workplace.open();
  expect(() => again.confirm(id, NEW, [], CONFIRMED, MORNING)).toThrow('no log');
  expect(() => again.conclude(id, { status: 'withdrawn' }, MORNING)).toThrow('no log');
  expect(again.drafts()).toHaveLength(1);
  expect(again.application(id)).toMatchObject({ state: CHECKED });
  expect(again.application(id)).not.toHaveProperty('card');
});
