import { describe, expect, it } from 'vitest';
import type { Application } from '../../src/domain/application.ts';
import type { FormRules } from '../../src/domain/application-form.ts';
import { parseCalendarDate } from '../../src/domain/calendar-date.ts';
import { DRAFT_PAGES, type DraftForm, EMPTY_DRAFT_FORM } from '../../src/domain/draft.ts';
import {
  checkField,
  checkPage,
  checkPerson,
  readDraft,
  readDraftApplicant,
  readPerson,
} from '../../src/domain/draft-check.ts';
import { copyOfApplication, draftOfApplication } from '../../src/domain/draft-of-application.ts';
import { pageOfProblem } from '../../src/domain/draft-page.ts';
import type { RegistrationNumber } from '../../src/domain/registration-number.ts';
import { expectOk } from './problem-of.ts';
import { rawForm } from './raw-form.ts';

const RULES: FormRules = {
  today: expectOk(parseCalendarDate('2026-11-23')),
  documentTypes: [1, 9],
};

/** All of an invented person as typed, without a fault. */
function draft(change: DraftChange = {}): DraftForm {
  const { applicant } = rawForm();
  return {
    papers: change.papers ?? ['identity', 'snils', 'application', 'consent'],
    applicant: {
      ...applicant,
      gender: 'female',
      ...change.applicant,
      document: { ...applicant.document, type: 1, ...change.document },
    },
    card: { bank: '', account: '', ownDebit: true, ...change.card },
  };
}

interface DraftChange {
  readonly papers?: DraftForm['papers'];
  readonly applicant?: Partial<DraftForm['applicant']>;
  readonly document?: Partial<DraftForm['applicant']['document']>;
  readonly card?: Partial<DraftForm['card']>;
}

type Problems = ReturnType<typeof checkPage>;
const told = (problems: Problems) => problems.map(({ field, code }) => `${field} ${code}`);

describe('a page', () => {
  it.each(DRAFT_PAGES)('%s of a draft without a fault has no problem', (page) => {
    expect(checkPage(draft(), page, RULES)).toEqual([]);
  });

  it.each<[string, DraftChange, string]>([
    ['papers', { papers: [] }, 'papers identity_not_shown'],
    ['papers', { papers: ['identity', 'snils', 'application'] }, 'papers papers_incomplete'],
    ['person', { applicant: { lastName: '' } }, 'applicant.lastName missing'],
    ['person', { applicant: { firstName: 'Ж'.repeat(51) } }, 'applicant.firstName name_length'],
    ['person', { applicant: { middleName: 'Q' } }, 'applicant.middleName name_characters'],
    ['person', { applicant: { snils: '594-923-116 31' } }, 'applicant.snils snils_checksum'],
    ['applicant', { applicant: { birthDate: '31.04.1985' } }, 'applicant.birthDate date_not_in_calendar'],
    ['applicant', { applicant: { birthDate: '24.11.2026' } }, 'applicant.birthDate birth_in_future'],
    ['applicant', { applicant: { gender: '' } }, 'applicant.gender gender'],
    ['applicant', { applicant: { phone: '912' } }, 'applicant.phone phone_format'],
    ['applicant', { applicant: { email: ' ' } }, 'applicant.notify.email notify_without_email'],
    ['applicant', { document: { number: '12' } }, 'applicant.document.number passport_number_format'],
    ['applicant', { document: { type: 8 } }, 'applicant.document.type document_type'],
    ['applicant', { document: { issuedBy: ' ' } }, 'applicant.document.issuedBy missing'],
    ['applicant', { document: { divisionCode: '' } }, 'applicant.document.divisionCode missing'],
    ['card', { card: { ownDebit: false } }, 'card.ownDebit not_own_debit'],
    ['card', { card: { account: '4081' } }, 'card.account account_format'],
    ['card', { card: { bank: 'Б'.repeat(256) } }, 'card.bank text_length'],
  ])('%s names the field of its problem (%j)', (page, change, problem) => {
    const form = draft(change);
    const found = told(
      DRAFT_PAGES.filter((one) => one !== 'check').flatMap((one) => checkPage(form, one, RULES)),
    );
    expect(found).toContain(problem);
    expect(told(checkPage(form, page as 'papers', RULES))).toContain(problem);
    expect(told(checkPage(form, 'check', RULES))).toEqual(expect.arrayContaining(found));
    expect(found).toHaveLength(checkPage(form, 'check', RULES).length);
  });

  it('shows a passport that has expired, which ground 1.2.1 is about', () => {
    const form = draft({ applicant: { birthDate: '01.01.1980' }, document: { issuedOn: '01.02.2000' } });
    expect(told(checkPage(form, 'applicant', RULES))).toEqual([
      'applicant.document.issuedOn passport_expired',
    ]);
    expect(readDraft(form, RULES).ok).toBe(false);
  });

  it('takes another document without an issuer, whatever was typed of a division code before', () => {
    const document = { type: 9, number: 'AB 1234567', issuedBy: '', divisionCode: '45' } as const;
    expect(checkPage(draft({ document }), 'applicant', RULES)).toEqual([]);
  });
});

describe('a field that is left', () => {
  it('has its own problems only', () => {
    const form = draft({ applicant: { snils: '1', phone: '2' } });
    expect(told(checkField(form, 'applicant.snils', RULES))).toEqual(['applicant.snils snils_length']);
    expect(checkField(form, 'applicant.lastName', RULES)).toEqual([]);
  });

  it('has none yet when it is empty', () => {
    expect(checkField(EMPTY_DRAFT_FORM, 'applicant.document.number', RULES)).toEqual([]);
    expect(checkField(EMPTY_DRAFT_FORM, 'applicant.nothing.there', RULES)).toEqual([]);
  });
});

describe('what is read of a draft', () => {
  it('is the person by name and SNILS alone; what is empty is absent', () => {
    const form = { ...EMPTY_DRAFT_FORM, applicant: { ...draft().applicant, middleName: ' ', birthDate: '' } };
    expect(checkPerson(form)).toEqual([]);
    expect(readPerson(form)).toEqual({
      ok: true,
      value: { lastName: 'Ёлкина-Смирнова', firstName: 'Мария', snils: '11223344595' },
    });
  });

  it('is no person while a part of it is wrong', () => {
    const person = readPerson(EMPTY_DRAFT_FORM);
    expect(told(person.ok ? [] : person.problem)).toEqual([
      'applicant.lastName missing',
      'applicant.firstName missing',
      'applicant.snils missing',
    ]);
  });

  it('is applicant and card with the warnings', () => {
    const form = draft({ applicant: { phone: '+7 352 200-11-22' }, card: { bank: ' Банк ' } });
    const read = readDraft(form, RULES);
    if (!read.ok) throw new Error(told(read.problem).join());
    expect(read.value.card).toEqual({ bank: 'Банк' });
    expect(told(read.value.warnings)).toEqual(['applicant.phone phone_not_mobile']);
  });

  it('is an applicant for a refusal too, if only the passport has expired', () => {
    const expired = draft({
      papers: [],
      applicant: { birthDate: '01.01.1980' },
      document: { issuedOn: '01.02.2000' },
    });
    expect(readDraftApplicant(expired, RULES)?.lastName).toBe('Ёлкина-Смирнова');
    expect(readDraftApplicant(draft({ document: { issuedOn: '01.02.2027' } }), RULES)).toBeUndefined();
    expect(readDraftApplicant(EMPTY_DRAFT_FORM, RULES)).toBeUndefined();
  });
});

describe('a draft of an application', () => {
  const read = readDraft(draft({ card: { bank: 'Банк', account: '40817810638000000001' } }), RULES);
  if (!read.ok) throw new Error('the invented draft is not right');
  const { applicant, card } = read.value;
  const hidden = { hash: 'h', cipherText: 'c', keyAlias: 'k', lastTwo: '53', serviceHashes: [] };
  const application: Application = {
    id: 1,
    registrationNumber: '12-03/2026-000001' as RegistrationNumber,
    registeredAt: 0,
    confirmedAt: 0,
    person: applicant,
    applicant,
    card: { hidden, chip: { kind: 'none', why: 'not_tapped' }, ...card },
    state: { status: 'withdrawn' },
  };

  it('has all as on papers, and reads as the application does', () => {
    const form = draftOfApplication(application);
    expect(form.applicant).toMatchObject({
      snils: '112-233-445 95',
      birthDate: '15.03.1990',
      phone: '+7 912 000-11-22',
    });
    expect(form.applicant.document).toMatchObject({ issuedOn: '01.04.2010', divisionCode: '450-001' });
    expect(form.card).toEqual({ bank: 'Банк', account: '4081 7810 6380 0000 0001', ownDebit: true });
    expect(readDraft(form, RULES)).toMatchObject({ ok: true, value: { applicant, card } });
    expect(JSON.stringify(form)).not.toContain('"h"');
  });

  it('copied has neither papers nor card', () => {
    const { papers, card, applicant: copied } = copyOfApplication(application);
    expect([papers, card]).toEqual([[], EMPTY_DRAFT_FORM.card]);
    expect(copied).toEqual(draftOfApplication(application).applicant);
  });

  it('has only the person where nothing more was confirmed, and nothing where nothing is kept', () => {
    const { applicant: _, card: __, person: ___, ...bare } = application;
    const person = { lastName: 'Ёж', firstName: 'Ия', snils: applicant.snils };
    expect(copyOfApplication({ ...bare, person }).applicant).toEqual({
      ...EMPTY_DRAFT_FORM.applicant,
      lastName: 'Ёж',
      firstName: 'Ия',
      snils: '112-233-445 95',
    });
    expect(copyOfApplication(bare)).toEqual(EMPTY_DRAFT_FORM);
  });
});

it.each([
  ['papers', 'papers'],
  ['applicant.snils', 'person'],
  ['applicant.middleName', 'person'],
  ['applicant.document.number', 'applicant'],
  ['applicant.notify.email', 'applicant'],
  ['card.number', 'card'],
  ['draft', 'check'],
  ['', 'check'],
])('a problem of %j is shown on page %s', (path, page) => {
  expect(pageOfProblem(path)).toBe(page);
});
