/** Persons who do not exist, with SNILS and papers that pass every check; the stand knows none of them. */
const PERSONS = [
  ['Сёмина-Ёлкина', 'Аглая', 'Прохоровна', 'female', '59492311630', '3705 123456'],
  ['Кожевников', 'Пахом', 'Архипович', 'male', '11223344595', '3706 654321'],
  ['Ахметова', 'Гульшат', 'Салаватовна', 'female', '55658806948', '3707 111222'],
  ['Лебедев', 'Онуфрий', 'Ильич', 'male', '12345678964', '3708 333444'],
  ['Щукина', 'Василиса', 'Власовна', 'female', '08765430300', '3709 555666'],
] as const;

/** The file form of each, without a card: that one is on the reader. */
export function inventedForms(): readonly unknown[] {
  return PERSONS.map(([lastName, firstName, middleName, gender, snils, number], at) => ({
    applicant: {
      lastName,
      firstName,
      middleName,
      birthDate: '1985-03-17',
      birthPlace: 'г. Далматово Курганской области',
      gender,
      snils,
      phone: `7912000000${at}`,
      residenceAddress: 'г. Курган, ул. Вымышленная, д. 7',
      notify: { sms: true, email: false },
      document: {
        type: 1,
        number,
        issuedOn: '2005-04-20',
        issuedBy: 'УВД города Кургана',
        divisionCode: '450-001',
        registrationAddress: 'г. Курган, ул. Вымышленная, д. 7',
      },
    },
    card: {},
    papers: ['identity', 'snils', 'application', 'consent'],
  }));
}
