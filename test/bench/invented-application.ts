import type { Applicant } from '../../src/domain/applicant.ts';
import type { NewApplication } from '../../src/domain/application.ts';
import { parseCalendarDate } from '../../src/domain/calendar-date.ts';
import { parsePhone } from '../../src/domain/phone.ts';
import type { Result } from '../../src/domain/result.ts';
import { parseSnils } from '../../src/domain/snils.ts';
import { parseUid } from '../../src/domain/uid.ts';
import { inventedSnils, inventedUid } from './invented-people.ts';

const ADDRESS = 'г. Вымышленск, ул. Придуманная, д. 1, кв. 1';

/** An application whose SNILS and UID differ from those of every other index. */
export function inventedApplication(index: number): NewApplication {
  const uid = sure(parseUid(inventedUid(index)));
  const hidden = {
    hash: 'a1'.repeat(32),
    cipherText: 'b2'.repeat(172),
    keyAlias: 'bench',
    lastTwo: '13',
    serviceHashes: [],
  };
  return {
    applicant: inventedApplicant(index),
    card: { hidden, chip: { kind: 'uid', uid, mifareId: uid } },
  };
}

function inventedApplicant(index: number): Applicant {
  return {
    lastName: 'Семёнов',
    firstName: 'Пётр',
    middleName: 'Фёдорович',
    birthDate: sure(parseCalendarDate('1980-05-17')),
    birthPlace: 'г. Вымышленск',
    gender: 'male',
    snils: sure(parseSnils(inventedSnils(index))),
    phone: sure(parsePhone('79120000000')),
    residenceAddress: ADDRESS,
    notify: { sms: true, email: false },
    document: {
      type: 1,
      number: '3705 123456',
      issuedOn: sure(parseCalendarDate('2015-06-01')),
      registrationAddress: ADDRESS,
    },
  };
}

function sure<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error('an invented value does not pass its parser');
  return result.value;
}
