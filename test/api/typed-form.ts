import type { DraftForm } from '../../src/domain/draft.ts';
import { PAPERS } from '../../src/domain/papers.ts';
import { inventedForm } from '../invented-form.ts';

/** The invented person as a clerk has typed them; only the SNILS may be another. */
export function typedForm(snils = '594-923-116 30'): DraftForm {
  const { lastName, firstName, middleName, birthPlace, phone, residenceAddress, notify, document } =
    inventedForm().applicant;
  return {
    papers: PAPERS,
    applicant: {
      ...{ lastName, firstName, middleName, birthPlace, phone, residenceAddress, notify },
      snils,
      birthDate: '17.03.1985',
      gender: 'female',
      email: '',
      document: { ...document, type: 1, issuedOn: '20.04.2005' },
    },
    card: { bank: 'Вымышленный банк', account: '', ownDebit: true },
  };
}
