/** An application of an invented person as the file form has it; `change` lays over single fields. */
export function inventedForm(change: InventedChange = {}) {
  return {
    applicant: {
      lastName: 'Сёмина-Ёлкина',
      firstName: 'Аглая',
      middleName: 'Прохоровна',
      birthDate: '1985-03-17',
      birthPlace: 'г. Далматово Курганской области',
      gender: 'female',
      snils: '594-923-116 30',
      phone: '8 (912) 345-67-80',
      residenceAddress: 'г. Курган, ул. Вымышленная, д. 7, кв. 12',
      notify: { sms: true, email: false },
      ...change.applicant,
      document: {
        type: 1,
        number: '3705 123456',
        issuedOn: '2005-04-20',
        issuedBy: 'УВД города Кургана',
        divisionCode: '450-001',
        registrationAddress: 'г. Курган, ул. Вымышленная, д. 7, кв. 12',
        ...change.document,
      },
    },
    card: change.card ?? { number: INVENTED_CARD_NUMBER, uid: '2A83155E' },
    papers: change.papers ?? ['identity', 'snils', 'application', 'consent'],
  };
}

interface InventedChange {
  readonly applicant?: Readonly<Record<string, unknown>>;
  readonly document?: Readonly<Record<string, unknown>>;
  readonly card?: Readonly<Record<string, unknown>>;
  readonly papers?: readonly string[];
}

/** A test number of the MIR range; no bank has issued it. */
export const INVENTED_CARD_NUMBER = '2200000000000053';
