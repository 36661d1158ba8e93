import { describe, expect, it } from 'vitest';
import { EMPTY_DRAFT_FORM } from '../../src/domain/draft.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import { NO_ACTIVE_CARD, ScriptedDepartment } from '../delivery/scripted-department.ts';
import { codesOf, expectOk, fullDraft, OTHER_SNILS, Seat } from './seat.ts';

const SNILS_REFUSED: Outcome = {
  class: 'refused',
  step: 'check_active_card',
  refusals: [{ reason: 'invalid_snils', service: 'invented', code: 1, message: 'Некорректный СНИЛС' }],
};

describe('a draft', () => {
  it('keeps what was typed over a restart, with the time it was written', () => {
    const seat = new Seat();
    const { id } = seat.session.startDraft();
    seat.office.now += 1000;
    const form = fullDraft({ lastName: 'Ёлкина' });
    expect(seat.session.saveDraft(id, form, 'person')).toEqual({ ok: true, value: seat.office.now });
    seat.office.reopen();
    const after = new Seat({}, seat.office);
    expect(after.session.readDraft(id)).toMatchObject({
      ok: true,
      value: { form, page: 'person', savedAt: seat.office.now, clerk: { name: 'Иванова Е. П.' } },
    });
  });

  it('tells that drafts changed when a name did, not at every key', () => {
    const seat = new Seat();
    const id = seat.draft();
    seat.changes.length = 0;
    seat.session.saveDraft(id, fullDraft({ phone: '8' }), 'applicant');
    expect(seat.changes).toEqual([]);
    seat.session.saveDraft(id, fullDraft({ lastName: 'Ёлкина' }), 'person');
    expect(seat.changes).toEqual([{ desk: true }]);
  });

  it('of another clerk answers every changing call so until it is taken over, on record', () => {
    const seat = new Seat();
    const id = seat.ready();
    const applicationId = seat.applicationOf(id).id;
    const { session } = seat;
    session.enter('Петров А. С.');
    const answers = [
      session.saveDraft(id, EMPTY_DRAFT_FORM, 'papers'),
      session.dropDraft(id),
      session.identify(id),
      session.refuse(id, '1.2.2'),
      session.withdraw(id),
      session.typeNumber(id, '2200000000000053'),
      session.dropCard(id),
      session.confirm(id),
    ];
    expect(answers.map(codesOf)).toEqual(answers.map(() => ['draft_of_another']));
    expect(session.readDraft(id).ok).toBe(true);
    expect(expectOk(session.takeOver(id)).clerk.name).toBe('Петров А. С.');
    expect(session.saveDraft(id, fullDraft(), 'check').ok).toBe(true);
    const events = JSON.stringify(seat.office.journal.events(applicationId));
    expect(events).toContain('taken_over');
    expect(events).not.toContain('Петров');
  });

  it('can be dropped before it has a number, not after', () => {
    const { session, ...seat } = new Seat();
    const { id } = session.startDraft();
    expect(session.dropDraft(id)).toEqual({ ok: true, value: null });
    expect(codesOf(session.dropDraft(id))).toEqual(['draft_gone']);
    expect(seat.office.journal.drafts()).toEqual([]);
  });

  it('with a number cannot be dropped', () => {
    const seat = new Seat();
    expect(codesOf(seat.session.dropDraft(seat.registered()))).toEqual(['draft_registered']);
  });
});

describe('a person typed', () => {
  it('is registered with a number at once, and the Department is asked', async () => {
    const seat = new Seat();
    const id = seat.draft();
    expect(expectOk(seat.session.identify(id)).applicationId).toBe(seat.applicationOf(id).id);
    const { registrationNumber, person, applicant, state } = seat.applicationOf(id);
    expect(registrationNumber).toBe('12-03/2026-000001');
    expect(person).toMatchObject({ lastName: 'Сёмина-Ёлкина', snils: '59492311630' });
    expect(applicant).toBeUndefined();
    expect(state).toMatchObject({ status: 'due', stage: 'registered', filling: true });
    expect(seat.delivered).toEqual([seat.applicationOf(id).id]);
  });

  it('is not registered with a fault, without papers, or where sending is not set up', () => {
    const seat = new Seat();
    expect(codesOf(seat.session.identify(seat.draft(fullDraft({ snils: '1', lastName: '' }))))).toEqual([
      'missing',
      'snils_length',
    ]);
    const noConsent = { ...fullDraft(), papers: ['identity', 'snils', 'application'] } as const;
    expect(codesOf(seat.session.identify(seat.draft(noConsent)))).toEqual(['papers_incomplete']);
    const unset = new Seat({ desk: () => undefined }, seat.office);
    expect(codesOf(unset.session.identify(unset.draft()))).toEqual(['sending_not_set_up']);
    expect(seat.office.journal.page({ limit: 5 }).rows).toEqual([]);
    expect([...seat.delivered, ...unset.delivered]).toEqual([]);
  });

  it('is registered once: the same again asks nothing', () => {
    const seat = new Seat();
    const id = seat.registered();
    seat.session.identify(id);
    expect(seat.delivered).toHaveLength(1);
    expect(seat.office.journal.page({ limit: 5 }).rows).toHaveLength(1);
  });

  it('has one application under way at most, whichever draft comes second', () => {
    const seat = new Seat();
    seat.registered();
    const second = seat.session.identify(seat.draft());
    expect(codesOf(second)).toEqual(['application_open']);
    expect(JSON.stringify(second)).toContain(
      '12-03/2026-000001: оно заполняется: найдите его по номеру в журнале (F3) и продолжите.',
    );
  });

  it('of a person who has another draft is sent to that one, once its question is answered too', async () => {
    const seat = new Seat();
    const first = seat.applicationOf(seat.registered()).id;
    await seat.office.delivery(new ScriptedDepartment(NO_ACTIVE_CARD)).run(first);
    const second = seat.session.identify(seat.draft());
    expect(JSON.stringify(second)).toContain('000001: оно заполняется');
  });

  it('corrected in the name keeps the answer, in the SNILS is asked about anew', async () => {
    const seat = new Seat();
    const id = seat.registered();
    const applicationId = seat.applicationOf(id).id;
    await seat.office.delivery(new ScriptedDepartment(NO_ACTIVE_CARD)).run(applicationId);
    seat.session.saveDraft(id, fullDraft({ firstName: 'Аглаида' }), 'person');
    expect(seat.session.identify(id).ok).toBe(true);
    expect(seat.applicationOf(id)).toMatchObject({
      person: { firstName: 'Аглаида' },
      state: { status: 'filling' },
    });
    seat.session.saveDraft(id, fullDraft({ snils: OTHER_SNILS }), 'person');
    expect(seat.session.identify(id).ok).toBe(true);
    expect(seat.applicationOf(id)).toMatchObject({
      person: { snils: '11223344595' },
      state: { status: 'due', stage: 'registered', filling: true },
    });
    expect(seat.delivered).toEqual([applicationId, applicationId]);
  });

  it('corrected while the question is on its way is asked about by the new SNILS', async () => {
    const seat = new Seat();
    const id = seat.registered();
    const department = new ScriptedDepartment(NO_ACTIVE_CARD, NO_ACTIVE_CARD);
    department.onSend = () => {
      department.onSend = () => {};
      seat.session.saveDraft(id, fullDraft({ snils: OTHER_SNILS }), 'person');
      expect(seat.session.identify(id).ok).toBe(true);
    };
    await seat.office.delivery(department).run(seat.applicationOf(id).id);
    expect(department.calls).toEqual([
      { step: 'check_active_card', snils: '59492311630' },
      { step: 'check_active_card', snils: '11223344595' },
    ]);
    expect(seat.applicationOf(id).state).toMatchObject({ status: 'filling', stage: 'checked' });
  });

  it('whose SNILS was refused is asked about again, corrected or not', async () => {
    const seat = new Seat();
    const id = seat.registered();
    const department = new ScriptedDepartment(SNILS_REFUSED, NO_ACTIVE_CARD);
    const delivery = seat.office.delivery(department);
    await delivery.run(seat.applicationOf(id).id);
    expect(seat.applicationOf(id).state).toMatchObject({ status: 'returned', filling: true });
    expect(seat.session.identify(id).ok).toBe(true);
    await delivery.run(seat.applicationOf(id).id);
    expect(seat.applicationOf(id).state).toMatchObject({ status: 'filling' });
  });
});
