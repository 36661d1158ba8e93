import { describe, expect, it } from 'vitest';
import type { Outcome, Refusal } from '../../src/domain/outcome.ts';
import {
  CARD_TAKEN,
  CHIP_TAKEN,
  CLIENT_TAKEN,
  NO_ACTIVE_CARD,
  ScriptedDepartment,
} from '../delivery/scripted-department.ts';
import { INVENTED_CARD_NUMBER } from '../invented-form.ts';
import {
  codesOf,
  expectOk,
  fullDraft,
  OTHER_CARD_NUMBER,
  OTHER_SNILS,
  OTHER_UID,
  Seat,
  tap,
} from './seat.ts';

function refused(step: 'register_client' | 'connect_card', message: string): Outcome {
  const refusal: Refusal = { reason: 'bad_requisites', service: 'invented', code: 3, message };
  return { class: 'refused', step, refusals: [refusal] };
}

/** A seat with an application that was confirmed and sent until the Department said that. */
async function sent(...outcomes: Outcome[]) {
  const seat = new Seat();
  const draftId = seat.ready();
  const { id } = expectOk(seat.session.confirm(draftId));
  await seat.office.delivery(new ScriptedDepartment(...outcomes)).run(id);
  const read = () => seat.office.journal.application(id);
  return { seat, id, read };
}

describe('a confirmation', () => {
  it('writes all down, closes the draft and has it sent to its end', async () => {
    const { seat, id, read } = await sent(NO_ACTIVE_CARD, CLIENT_TAKEN, CARD_TAKEN, CHIP_TAKEN);
    expect(read()).toMatchObject({
      applicant: { phone: '79123456780' },
      card: { bank: 'Вымышленный банк', hidden: { lastTwo: '53' }, chip: { kind: 'uid' } },
      state: { status: 'connected' },
    });
    expect(seat.office.journal.drafts()).toEqual([]);
    expect(seat.changes.at(-1)).toMatchObject({ desk: true, applicationId: id });
  });

  it('asks nothing twice that was answered while the clerk typed', async () => {
    const seat = new Seat();
    const draftId = seat.ready();
    const department = new ScriptedDepartment(NO_ACTIVE_CARD, CLIENT_TAKEN, CARD_TAKEN, CHIP_TAKEN);
    const { id } = seat.applicationOf(draftId);
    await seat.office.delivery(department).run(id);
    expectOk(seat.session.confirm(draftId));
    await seat.office.delivery(department).run(id);
    expect(department.steps).toEqual([
      'check_active_card',
      'register_client',
      'connect_card',
      'register_chip',
    ]);
  });

  it('twice is one application and one order to send', () => {
    const seat = new Seat();
    const draftId = seat.ready();
    seat.delivered.length = 0;
    const first = expectOk(seat.session.confirm(draftId));
    expect(seat.session.confirm(draftId)).toEqual({ ok: true, value: first });
    expect(seat.delivered).toEqual([first.id]);
    expect(codesOf(seat.session.withdraw(draftId))).toEqual(['draft_gone']);
  });

  it.each<[string, (seat: Seat, id: number) => void, string]>([
    ['without a card', (seat, id) => seat.session.dropCard(id), 'no_card'],
    ['after the clerk has left, which no card outlives', (seat) => seat.session.leave(), 'no_card'],
    [
      'without the number of another card',
      (seat) => seat.lay(tap({ uid: OTHER_UID, number: null })),
      'number_needed',
    ],
    [
      'with a card of another network',
      (seat, id) => {
        seat.session.dropCard(id);
        seat.lay(tap({ network: 'visa', number: null }));
      },
      'not_mir',
    ],
    [
      'with a cut UID',
      (seat, id) => {
        seat.session.dropCard(id);
        seat.lay(tap({ uid: '88A1B2C3' }));
      },
      'uid_truncated',
    ],
    [
      'with a debit card that nobody has asked about',
      (seat, id) =>
        seat.session.saveDraft(
          id,
          { ...fullDraft(), card: { bank: '', account: '', ownDebit: false } },
          'card',
        ),
      'not_own_debit',
    ],
    [
      'with an expired passport',
      (seat, id) =>
        seat.session.saveDraft(
          id,
          fullDraft({
            birthDate: '01.01.1980',
            document: { ...fullDraft().applicant.document, issuedOn: '01.02.2000' },
          }),
          'check',
        ),
      'passport_expired',
    ],
  ])('%s is refused and loses nothing', (_, spoil, code) => {
    const seat = new Seat();
    const id = seat.ready();
    seat.delivered.length = 0;
    spoil(seat, id);
    seat.session.enter('Иванова Е. П.');
    expect(codesOf(seat.session.confirm(id))).toEqual([code]);
    expect(seat.applicationOf(id)).toMatchObject({ state: { filling: true } });
    expect(seat.applicationOf(id).applicant).toBeUndefined();
    expect(seat.delivered).toEqual([]);
  });

  it('before the person has a number says so', () => {
    const seat = new Seat();
    expect(codesOf(seat.session.confirm(seat.draft()))).toEqual(['not_identified', 'no_card']);
  });

  it('with a SNILS corrected at the last moment asks about that one first', async () => {
    const seat = new Seat();
    const draftId = seat.ready();
    const department = new ScriptedDepartment(NO_ACTIVE_CARD);
    const { id } = seat.applicationOf(draftId);
    await seat.office.delivery(department).run(id);
    seat.session.saveDraft(draftId, fullDraft({ snils: OTHER_SNILS }), 'check');
    expect(expectOk(seat.session.confirm(draftId))).toMatchObject({
      state: { status: 'due', stage: 'registered' },
      person: { snils: '11223344595' },
    });
  });
});

describe('a refusal by the office', () => {
  it('without a consent keeps nothing personal, and the draft goes', () => {
    const seat = new Seat();
    const id = seat.draft({ ...fullDraft(), papers: ['identity'] });
    const application = expectOk(seat.session.refuse(id, '1.2.3'));
    expect(application).toMatchObject({ state: { status: 'refused', by: 'office', ground: '1.2.3' } });
    const kept = JSON.stringify([application, seat.office.journal.application(application.id)]);
    expect(kept).not.toMatch(/Ёлкина|59492311630|594-923/);
    expect(seat.office.journal.drafts()).toEqual([]);
    expect(seat.session.refuse(id, '1.2.3')).toEqual({ ok: true, value: application });
    expect(seat.office.journal.page({ limit: 5 }).rows).toHaveLength(1);
  });

  it('with a consent keeps the applicant, if one was typed', () => {
    const seat = new Seat();
    const papers = ['identity', 'consent'] as const;
    const typed = seat.session.refuse(seat.draft({ ...fullDraft(), papers }), '1.2.3');
    expect(expectOk(typed).applicant?.lastName).toBe('Сёмина-Ёлкина');
    const empty = seat.session.refuse(seat.draft({ ...fullDraft({ phone: '' }), papers }), '1.2.3');
    expect(expectOk(empty).applicant).toBeUndefined();
  });

  it('after registration ends the application under its number', () => {
    const seat = new Seat();
    const id = seat.ready();
    const { registrationNumber } = seat.applicationOf(id);
    expect(expectOk(seat.session.refuse(id, '1.2.2'))).toMatchObject({
      registrationNumber,
      state: { status: 'refused', by: 'office', ground: '1.2.2' },
    });
    expect(seat.session.cardOf(id)).toEqual({ status: 'none' });
  });
});

describe('a withdrawal', () => {
  it('ends what has a number and was not posted', () => {
    const seat = new Seat();
    const id = seat.ready();
    const withdrawn = expectOk(seat.session.withdraw(id));
    expect(withdrawn.state).toEqual({ status: 'withdrawn' });
    expect(seat.session.withdraw(id)).toEqual({ ok: true, value: withdrawn });
    expect(seat.session.identify(seat.draft()).ok).toBe(true);
  });

  it('of a draft without a number has nothing to end', () => {
    const seat = new Seat();
    expect(codesOf(seat.session.withdraw(seat.draft()))).toEqual(['not_registered']);
  });
});

describe('an application sent back', () => {
  it('is corrected in a draft at the field named, with the card that it came with', async () => {
    const { seat, id, read } = await sent(
      NO_ACTIVE_CARD,
      refused('register_client', 'Некорректные реквизиты: - Номер документа.'),
    );
    const draft = expectOk(seat.session.editApplication(id));
    expect(draft).toMatchObject({
      applicationId: id,
      page: 'applicant',
      form: { applicant: { phone: '+7 912 345-67-80' } },
    });
    expect(seat.session.editApplication(id)).toEqual({ ok: true, value: draft });
    expect(seat.session.cardOf(draft.id)).toMatchObject({
      status: 'complete',
      source: 'kept',
      lastTwo: '53',
    });
    expect(codesOf(seat.session.withdraw(draft.id))).toEqual(['sent_already']);
    expect(codesOf(seat.session.dropDraft(draft.id))).toEqual(['draft_registered']);
    const document = { ...draft.form.applicant.document, number: '3705 654321' };
    const applicant = { ...draft.form.applicant, document };
    seat.session.saveDraft(draft.id, { ...draft.form, applicant }, 'check');
    expect(seat.session.identify(draft.id).ok).toBe(true);
    expect(expectOk(seat.session.confirm(draft.id)).state).toMatchObject({
      status: 'due',
      stage: 'registered',
    });
    const department = new ScriptedDepartment(NO_ACTIVE_CARD, CLIENT_TAKEN, CARD_TAKEN, CHIP_TAKEN);
    await seat.office.delivery(department).run(id);
    expect(department.calls[1]).toMatchObject({ applicant: { document: { number: '3705 654321' } } });
    expect(read()?.state).toMatchObject({ status: 'connected', chip: 'registered' });
  });

  it('for its card needs a card laid again', async () => {
    const { seat, id } = await sent(
      NO_ACTIVE_CARD,
      CLIENT_TAKEN,
      refused('connect_card', 'Некорректные реквизиты: - Шифрованный номер карты.'),
    );
    const draft = expectOk(seat.session.editApplication(id));
    expect(draft.page).toBe('card');
    expect(seat.session.cardOf(draft.id)).toEqual({ status: 'none' });
    expect(codesOf(seat.session.confirm(draft.id))).toEqual(['no_card']);
    expectOk(seat.session.typeNumber(draft.id, OTHER_CARD_NUMBER));
    expect(expectOk(seat.session.confirm(draft.id))).toMatchObject({
      card: { hidden: { lastTwo: '13' }, chip: { kind: 'none', why: 'not_tapped' } },
      state: { status: 'due', stage: 'registered' },
    });
  });

  it('may get another card, which is told apart', async () => {
    const { seat, id } = await sent(NO_ACTIVE_CARD, refused('register_client', 'Дата рождения'));
    const draft = expectOk(seat.session.editApplication(id));
    seat.session.expectCard(draft.id);
    seat.lay(tap({ uid: OTHER_UID, number: OTHER_CARD_NUMBER }));
    expect(seat.session.cardOf(draft.id)).toMatchObject({ source: 'chip', lastTwo: '13', another: true });
    expectOk(seat.session.dropCard(draft.id));
    expect(seat.session.cardOf(draft.id)).toEqual({ status: 'none' });
  });

  it('while being filled in is found by its draft, whoever began that', () => {
    const seat = new Seat();
    const id = seat.registered();
    seat.session.enter('Петров А. С.');
    expect(expectOk(seat.session.editApplication(seat.applicationOf(id).id)).id).toBe(id);
  });
});

describe('an application that has ended', () => {
  it('is copied without papers and card, and is not edited', async () => {
    const { seat, id } = await sent(NO_ACTIVE_CARD, CLIENT_TAKEN, CARD_TAKEN, CHIP_TAKEN);
    expect(codesOf(seat.session.editApplication(id))).toEqual(['not_editable']);
    const copy = expectOk(seat.session.copyToDraft(id));
    expect(copy).toMatchObject({
      page: 'papers',
      form: { papers: [], applicant: { snils: '594-923-116 30' } },
    });
    expect(copy.applicationId).toBeUndefined();
    expect(seat.session.cardOf(copy.id)).toEqual({ status: 'none' });
  });

  it('is not copied where nothing personal is kept, nor before its end, nor if it is not there', () => {
    const seat = new Seat();
    const bare = expectOk(seat.session.refuse(seat.session.startDraft().id, '1.2.1'));
    expect(codesOf(seat.session.copyToDraft(bare.id))).toEqual(['nothing_to_copy']);
    expect(codesOf(seat.session.copyToDraft(seat.applicationOf(seat.registered()).id))).toEqual([
      'not_ended',
    ]);
    expect(codesOf(seat.session.copyToDraft(999))).toEqual(['no_application']);
    expect(codesOf(seat.session.editApplication(999))).toEqual(['no_application']);
  });
});

it('no answer and no change bears the card number, from the first tap to the end', async () => {
  const seat = new Seat();
  const { session } = seat;
  const id = seat.registered();
  session.expectCard(id);
  seat.lay(tap({ number: null }));
  const answers = [
    session.typeNumber(id, '2200000000000054'),
    session.typeNumber(id, INVENTED_CARD_NUMBER),
    session.cardOf(id),
    session.readDraft(id),
    session.dropCard(id),
    seat.lay(tap()),
    session.cardOf(id),
    session.confirm(id),
    session.confirm(id),
    seat.changes,
  ];
  expect(JSON.stringify(answers)).not.toMatch(/220000000000|00000053|00000054/);
  expect(answers.slice(-3, -1).map((answer) => 'ok' in answer && answer.ok)).toEqual([true, true]);
});
