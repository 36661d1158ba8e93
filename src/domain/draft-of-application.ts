import type { Applicant } from './applicant.ts';
import type { Application, ApplicationCard, Person } from './application.ts';
import { formatDate } from './calendar-date.ts';
import { accountMask } from './digits-mask.ts';
import { formatDivisionCode } from './division-code.ts';
import { type DraftApplicant, type DraftForm, EMPTY_DRAFT_FORM } from './draft.ts';
import { PAPERS } from './papers.ts';
import { formatPhone } from './phone.ts';
import { formatSnils } from './snils.ts';

const EMPTY = EMPTY_DRAFT_FORM.applicant;

/** The form that a sent-back application is corrected in: all as on papers, papers and card as confirmed. */
export function draftOfApplication({ person, applicant, card }: Application): DraftForm {
  return {
    papers: PAPERS,
    applicant: applicantFields(applicant, person),
    card: card ? cardFields(card) : EMPTY_DRAFT_FORM.card,
  };
}

/** The same for a new application: papers have to be shown anew, and the card is another one. */
export function copyOfApplication(application: Application): DraftForm {
  return { ...draftOfApplication(application), papers: [], card: EMPTY_DRAFT_FORM.card };
}

function applicantFields(applicant: Applicant | undefined, person: Person | undefined): DraftApplicant {
  if (applicant === undefined) return { ...EMPTY, ...(person && personFields(person)) };
  const { birthDate, birthPlace, gender, phone, email = '', residenceAddress, notify } = applicant;
  return {
    ...personFields(applicant),
    birthDate: formatDate(birthDate),
    birthPlace,
    gender,
    phone: formatPhone(phone),
    email,
    residenceAddress,
    notify,
    document: documentFields(applicant.document),
  };
}

function personFields({ lastName, firstName, middleName = '', snils }: Person) {
  return { lastName, firstName, middleName, snils: formatSnils(snils) };
}

function documentFields(document: Applicant['document']): DraftApplicant['document'] {
  const { type, number, issuedOn, issuedBy = '', divisionCode, registrationAddress } = document;
  return {
    type,
    number,
    issuedOn: formatDate(issuedOn),
    issuedBy,
    divisionCode: divisionCode === undefined ? '' : formatDivisionCode(divisionCode),
    registrationAddress,
  };
}

/** That the card is a debit card of the applicant's own was ticked, else it could not have been confirmed. */
function cardFields({ account = '', bank = '' }: ApplicationCard): DraftForm['card'] {
  return { bank, account: accountMask('', account, account.length).text, ownDebit: true };
}
