import type { Applicant } from '../../src/domain/applicant.ts';
import { parseCalendarDate } from '../../src/domain/calendar-date.ts';
import type { Call } from '../../src/domain/call.ts';
import { parseDivisionCode } from '../../src/domain/division-code.ts';
import type { HiddenCard } from '../../src/domain/hidden-card.ts';
import { parsePhone } from '../../src/domain/phone.ts';
import { parseSnils } from '../../src/domain/snils.ts';
import type { Step } from '../../src/domain/step.ts';
import { expectOk } from './expect-ok.ts';

/** Values that may be seen on the wire and nowhere else. */
export const API_KEY = 'd3adbeef-57a1-4c0d-9e11-7e57ab1e0001';
export const CARD_NUMBER = '2200000000000053';
export const SNILS = expectOk(parseSnils('594-923-116 30'));
export const CARD_HASH = '1f52ed515871c913164398ec24c47088';
export const CIPHER_TEXT = 'kV2Yq0xJmPlantedCipherText7uQ==';

export const APPLICANT: Applicant = {
  lastName: 'Сёмина-Ёлкина',
  firstName: 'Аглая',
  middleName: 'Прохоровна',
  birthDate: expectOk(parseCalendarDate('1985-03-17')),
  birthPlace: 'г. Далматово Курганской области',
  gender: 'female',
  snils: SNILS,
  phone: expectOk(parsePhone('79123456780')),
  email: 'aglaya@example.invalid',
  residenceAddress: 'г. Курган, ул. Вымышленная, д. 7, кв. 12',
  notify: { sms: true, email: true },
  document: {
    type: 1,
    number: '3705 123456',
    issuedOn: expectOk(parseCalendarDate('2005-04-20')),
    issuedBy: 'УВД города Кургана',
    divisionCode: expectOk(parseDivisionCode('450-001')),
    registrationAddress: 'г. Курган, ул. Вымышленная, д. 9',
  },
};

export const HIDDEN_CARD: HiddenCard = {
  hash: CARD_HASH,
  cipherText: CIPHER_TEXT,
  keyAlias: 'rsaPublicKey1',
  lastTwo: '53',
  serviceHashes: [{ keyId: 'One', hash: 'ab'.repeat(64) }],
};

export const CALLS = {
  check_active_card: { step: 'check_active_card', snils: SNILS },
  register_client: { step: 'register_client', applicant: APPLICANT },
  connect_card: {
    step: 'connect_card',
    snils: SNILS,
    card: HIDDEN_CARD,
    account: '40817810638000000001',
    withChip: true,
  },
  register_chip: { step: 'register_chip', cardHash: CARD_HASH, mifareId: '2A83155E' },
} as const satisfies Record<Step, Call>;

/** A 200 of each service as the regulation shows it. */
export const SUCCESSES = {
  check_active_card: {
    numSID: '96201111111222',
    dateIssue: '2019-12-01',
    orgIssue: 'ПАО СБЕРБАНК',
    dateEnd: '2022-12-01',
  },
  register_client: { snils: SNILS, isSchoolboy: true },
  connect_card: { numSID: '962011111112222' },
  register_chip: { code: 0, message: 'Майфер зарегистрирован' },
} as const satisfies Record<Step, object>;
