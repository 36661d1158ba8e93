import { createHash } from 'node:crypto';
import type { Applicant } from '../../../src/domain/applicant.ts';
import type { CalendarDate } from '../../../src/domain/calendar-date.ts';
import type { DivisionCode } from '../../../src/domain/division-code.ts';
import type { Phone } from '../../../src/domain/phone.ts';
import type { Snils } from '../../../src/domain/snils.ts';
import { inventedSnils } from '../../bench/invented-people.ts';
import type { Dice } from '../dice.ts';

/** What both sides may know of a card. */
export interface KnownCard {
  readonly hash: string;
  readonly numSid: string;
  readonly lastTwo: string;
}

/** A resident whom the portal knows; the offices know those who have come to them. */
export interface Citizen {
  readonly applicant: Applicant;
  readonly cards: readonly KnownCard[];
}

const LAST_NAMES = ['Ёлкина', 'Придумкина', 'Небывалова', 'Сёмина-Ёлкина', 'Выдумкина'];
const CARDS_EACH = 2;

export function inventCitizens(dice: Dice): readonly Citizen[] {
  const first = dice.between(1, 5_000);
  return Array.from({ length: dice.between(2, LAST_NAMES.length) }, (_, index) => ({
    applicant: applicantOf(index, first + index),
    cards: Array.from({ length: CARDS_EACH }, (_card, place) => cardOf((first + index) * CARDS_EACH + place)),
  }));
}

/** All that must not be readable in a file: in the encodings of a program that is careless. */
export function tracesOfCitizens(citizens: readonly Citizen[]): readonly Buffer[] {
  const texts = citizens.flatMap(({ applicant, cards }) => [
    applicant.lastName,
    applicant.snils,
    applicant.document.number,
    applicant.document.number.replace(' ', ''),
    applicant.phone,
    ...cards.map(({ hash }) => hash),
  ]);
  return [...new Set(texts)].flatMap((text) => [
    Buffer.from(text),
    Buffer.from(text, 'utf16le'),
    Buffer.from(Buffer.from(text).toString('hex')),
  ]);
}

function applicantOf(index: number, number: number): Applicant {
  const year = 1960 + (number % 40);
  const serial = String(100_000 + ((number * 7_919) % 900_000));
  return {
    lastName: LAST_NAMES[index] ?? 'Выдумкина',
    firstName: 'Аглая',
    middleName: 'Прохоровна',
    birthDate: `${year}-03-17` as CalendarDate,
    birthPlace: 'г. Далматово',
    gender: 'female',
    snils: inventedSnils(number) as Snils,
    phone: `7912${String(1_000_000 + ((number * 3_571) % 9_000_000))}` as Phone,
    residenceAddress: 'г. Курган, ул. Вымышленная, д. 7',
    notify: { sms: true, email: false },
    document: {
      type: 1,
      number: `3705 ${serial}`,
      issuedOn: '2005-04-20' as CalendarDate,
      issuedBy: 'УВД города Кургана',
      divisionCode: '450001' as DivisionCode,
      registrationAddress: 'г. Курган, ул. Придуманная, д. 1',
    },
  };
}

function cardOf(index: number): KnownCard {
  const hash = createHash('sha256').update(`invented card ${index}`).digest('hex');
  return { hash, numSid: String(96_200_000_000_000 + index * 7_919), lastTwo: String(10 + (index % 90)) };
}
