import { createHash } from 'node:crypto';
import type { Resident } from './resident.ts';

const LAST_NAMES = ['Вымыслов', 'Выдумкин', 'Учебный', 'Примеров', 'Образцов', 'Тренировкин'];
const FIRST_NAMES = ['Пётр', 'Игнат', 'Семён', 'Фёдор', 'Артём', 'Глеб'];
const MIDDLE_NAMES = ['Петрович', 'Игнатович', 'Семёнович', 'Фёдорович', 'Артёмович', 'Глебович'];

/** A person who is nobody, another one for each `seed`; what has check digits has the right ones. */
export function inventedResident(seed: string): Resident {
  const bytes = createHash('sha256').update(seed).digest();
  const digits = [...bytes].map((byte) => byte % 10).join('');
  const snils = withCheckDigits(`8${digits.slice(0, 8)}`);
  const of = (list: readonly string[], index: number) => list[(bytes[index] ?? 0) % list.length] ?? '';
  const client = {
    lastName: of(LAST_NAMES, 20),
    firstName: of(FIRST_NAMES, 21),
    middleName: of(MIDDLE_NAMES, 22),
    phone: `7900${digits.slice(8, 15)}`,
    snils,
    birthDate: `19${60 + ((bytes[23] ?? 0) % 30)}-0${1 + ((bytes[24] ?? 0) % 9)}-1${(bytes[25] ?? 0) % 10}`,
    document: {
      docType: 1,
      series: '3799',
      number: digits.slice(15, 21),
      issuedBy: 'ОТДЕЛЕНИЕМ ВЫМЫШЛЕННОГО РАЙОНА',
      dateIssue: '2015-03-12',
      unitCode: '450-001',
    },
  };
  return { snils, client };
}

/** Of a SNILS: the sum of nine digits, each times its place from the end. */
function withCheckDigits(nine: string): string {
  const sum = [...nine].reduce((total, digit, place) => total + Number(digit) * (9 - place), 0);
  return nine + String((sum % 101) % 100).padStart(2, '0');
}
