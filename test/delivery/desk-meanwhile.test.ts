import { expect, test } from 'vitest';
import type { Application, NewApplication, Person } from '../../src/domain/application.ts';
import { next } from '../../src/domain/application-state.ts';
import type { DeskEvent } from '../../src/domain/desk-event.ts';
import { EMPTY_DRAFT_FORM } from '../../src/domain/draft.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { Snils } from '../../src/domain/snils.ts';
import { recoverInterrupted } from '../../src/main/delivery/recover-interrupted.ts';
import { APPLICANT, CARD } from '../journal/invented-application.ts';
import { Office, WAITS } from './office.ts';
import {
  CARD_TAKEN,
  CHIP_TAKEN,
  CLIENT_TAKEN,
  NO_ACTIVE_CARD,
  ScriptedDepartment,
} from './scripted-department.ts';

const { lastName, firstName, snils } = APPLICANT;
const PERSON: Person = { lastName, firstName, snils };
const OTHER: Person = { ...PERSON, snils: '11223344595' as Snils };
const NEW: NewApplication = { applicant: APPLICANT, card: CARD };
const HAS_CARD: Outcome = { class: 'done', answer: { step: 'check_active_card', active: { numSid: '1' } } };
const ON = [CLIENT_TAKEN, CARD_TAKEN, CHIP_TAKEN];

/** A clerk with one person registered, and the acts of the desk on that application. */
function visit() {
  const office = new Office();
  const { journal } = office;
  const draft = journal.startDraft(EMPTY_DRAFT_FORM, journal.clerk('Ольга', office.now), office.now);
  const { id } = journal.registerDraft(draft.id, PERSON, office.now);
  const read = (): Application => journal.application(id) as Application;
  const after = (event: DeskEvent) => next(read().state, event, office.now);
  const confirm = () => journal.confirm(id, NEW, [], after({ type: 'confirmed' }), office.now);
  const correct = (person: Person) =>
    journal.correctPerson(
      id,
      person,
      after({ type: 'person_changed', snilsChanged: person.snils !== read().person?.snils }),
      office.now,
    );
  const withdraw = () => journal.conclude(id, after({ type: 'withdrawn' }), office.now);
  return { office, id, read, confirm, correct, withdraw };
}

/** Does `act` while the first request is on its way. */
function during(department: ScriptedDepartment, act: () => void): void {
  department.onSend = () => {
    if (department.calls.length === 1) act();
  };
}

test('while the clerk fills in, the question is asked and nothing is posted, however often it is tried', async () => {
  const { office, id, read } = visit();
  const department = new ScriptedDepartment(NO_ACTIVE_CARD);
  const delivery = office.delivery(department);
  await delivery.run(id);
  office.now += 3_600_000;
  await delivery.run(id, { ignoreBackOff: true });
  expect(department.calls).toEqual([{ step: 'check_active_card', snils }]);
  expect(read().state).toMatchObject({ status: 'filling', stage: 'checked' });
});

test('goes on by itself after a confirmation that came while the question was on its way', async () => {
  const { office, id, confirm } = visit();
  const department = new ScriptedDepartment(NO_ACTIVE_CARD, ...ON);
  during(department, confirm);
  const { state } = await office.delivery(department).run(id);
  expect(state).toMatchObject({ status: 'connected', chip: 'registered' });
  expect(department.steps).toEqual(['check_active_card', 'register_client', 'connect_card', 'register_chip']);
});

test('a confirmation after the answer lets the rest follow, the question first where it is old', async () => {
  for (const [minutes, calls] of [
    [15, 4],
    [16, 5],
  ] as const) {
    const { office, id, confirm } = visit();
    const department = new ScriptedDepartment(NO_ACTIVE_CARD);
    const delivery = office.delivery(department);
    await delivery.run(id);
    office.now += minutes * 60_000;
    confirm();
    department.answer(...(calls === 5 ? [NO_ACTIVE_CARD] : []), ...ON);
    expect((await delivery.run(id)).state.status).toBe('connected');
    expect(department.calls).toHaveLength(calls);
  }
});

test('an answer about an old SNILS is dropped, and the new one is asked about at once', async () => {
  const { office, id, read, correct } = visit();
  const department = new ScriptedDepartment(HAS_CARD, NO_ACTIVE_CARD);
  during(department, () => correct(OTHER));
  await office.delivery(department).run(id);
  expect(department.calls).toEqual([
    { step: 'check_active_card', snils },
    { step: 'check_active_card', snils: OTHER.snils },
  ]);
  expect(read().state).toMatchObject({ status: 'filling', stage: 'checked' });
  expect(office.journal.steps(id).map(({ outcome }) => outcome)).toEqual([HAS_CARD, NO_ACTIVE_CARD]);
});

test('an answer about the SNILS counts when only the name was corrected meanwhile', async () => {
  const { office, id, read, correct } = visit();
  const department = new ScriptedDepartment(NO_ACTIVE_CARD);
  during(department, () => correct({ ...PERSON, firstName: 'Глафира' }));
  await office.delivery(department).run(id);
  expect(department.calls).toHaveLength(1);
  expect(read()).toMatchObject({ person: { firstName: 'Глафира' }, state: { status: 'filling' } });
});

test('an applicant who goes while the question is on its way has withdrawn, whatever it brings', async () => {
  const { office, id, withdraw, read } = visit();
  const department = new ScriptedDepartment(HAS_CARD);
  during(department, withdraw);
  expect((await office.delivery(department).run(id)).state).toEqual({ status: 'withdrawn' });
  expect(read().state).toEqual({ status: 'withdrawn' });
  expect(office.journal.countByStatus()).toEqual({ withdrawn: 1 });
});

test('an active card ends the visit and takes the draft with it', async () => {
  const { office, id, read } = visit();
  await office.delivery(new ScriptedDepartment(HAS_CARD)).run(id);
  expect(read().state.status).toBe('has_active_card');
  expect(office.journal.drafts()).toEqual([]);
});

test.each([false, true])(
  'a crash in the middle of the question leaves it to be asked, corrected: %s',
  async (corrected) => {
    const { office, id, correct } = visit();
    const department = new ScriptedDepartment();
    during(department, () => {
      if (corrected) correct(OTHER);
      throw new Error('the machine is gone');
    });
    await expect(office.delivery(department).run(id)).rejects.toThrow('the machine is gone');
    office.reopen();
    recoverInterrupted(office.journal, () => office.now, WAITS);
    expect(office.journal.application(id)?.state).toMatchObject({ status: 'due', filling: true });
    const again = new ScriptedDepartment(NO_ACTIVE_CARD);
    await office.delivery(again).run(id);
    expect(again.calls).toEqual([{ step: 'check_active_card', snils: corrected ? OTHER.snils : snils }]);
    expect(office.journal.application(id)?.state.status).toBe('filling');
    expect(office.journal.drafts()).toHaveLength(1);
  },
);
