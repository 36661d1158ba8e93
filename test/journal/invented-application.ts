import type { Applicant } from '../../src/domain/applicant.ts';
import type { ApplicationCard, ApplicationState, NewApplication } from '../../src/domain/application.ts';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import type { DivisionCode } from '../../src/domain/division-code.ts';
import type { Phone } from '../../src/domain/phone.ts';
import type { Snils } from '../../src/domain/snils.ts';
import type { Uid } from '../../src/domain/uid.ts';

export const MORNING = Date.parse('2026-11-23T04:00:00Z');

export const APPLICANT: Applicant = {
  lastName: 'Сёмина-Ёлкина',
  firstName: 'Аглая',
  middleName: 'Прохоровна',
  birthDate: '1985-03-17' as CalendarDate,
  birthPlace: 'г. Далматово',
  gender: 'female',
  snils: '59492311630' as Snils,
  phone: '79123456780' as Phone,
  email: 'aglaya@example.test',
  residenceAddress: 'г. Курган, ул. Вымышленная, д. 7',
  notify: { sms: true, email: false },
  document: {
    type: 1,
    number: '3705 123456',
    issuedOn: '2005-04-20' as CalendarDate,
    issuedBy: 'УВД города Кургана',
    divisionCode: '450001' as DivisionCode,
    registrationAddress: 'г. Курган, ул. Придуманная, д. 1',
  },
};

export const CARD: ApplicationCard = {
  hidden: {
    hash: 'a1b2c3d4'.repeat(8),
    cipherText: 'Y2lwaGVyIHRleHQ=',
    keyAlias: 'region-1',
    lastTwo: '53',
    serviceHashes: [{ keyId: 'transport', hash: 'e5f6'.repeat(16) }],
  },
  account: '40817810000000000001',
  chip: { kind: 'uid', uid: '2A83155E' as Uid, mifareId: '0713233758' },
};

export const NEW: NewApplication = { applicant: APPLICANT, card: CARD };

const CLEARING = { next: 'look', since: MORNING, repeats: 0, misses: 0 } as const;
/** Answers lost at each stage that has a POST. */
export const LOST = {
  client: {
    status: 'unknown',
    stage: 'checked',
    tries: 1,
    since: MORNING,
    dueAt: MORNING + 2_000,
    reason: 'timeout',
    clearing: { of: 'register_client', ...CLEARING },
  },
  card: {
    status: 'unknown',
    stage: 'client_known',
    tries: 2,
    since: MORNING,
    dueAt: MORNING + 30_000,
    notBefore: MORNING + 60_000,
    clearing: {
      of: 'connect_card',
      ...CLEARING,
      next: 'last_look',
      seen: { numSid: '99', issuer: 'Банк' },
      verdict: 'other_card',
      denials: 1,
      clients: 'done',
      restored: true,
    },
  },
  chip: {
    status: 'unknown',
    stage: 'card_connected',
    tries: 1,
    numSid: '99',
    since: MORNING,
    dueAt: MORNING,
    reason: 'timeout',
    clearing: { of: 'register_chip', ...CLEARING, next: 'repeat', nones: 1 },
  },
} as const satisfies Record<string, ApplicationState>;

export const IN_FLIGHT = {
  status: 'in_flight',
  stage: 'registered',
  tries: 0,
} as const satisfies ApplicationState;
export const CONNECTED: ApplicationState = { status: 'connected', numSid: '1234567890', chip: 'none' };

export function named(
  lastName: string,
  firstName = 'Аглая',
  snils: string = APPLICANT.snils,
): NewApplication {
  const { middleName: _, ...rest } = APPLICANT;
  return { card: CARD, applicant: { ...rest, lastName, firstName, snils: snils as Snils } };
}
