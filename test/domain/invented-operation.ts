import type { Applicant } from '../../src/domain/applicant.ts';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import type { CardEvent, KnownPerson } from '../../src/domain/known-person.ts';
import type { Operation, OperationClient, OperationId } from '../../src/domain/operation.ts';
import type { Phone } from '../../src/domain/phone.ts';
import type { RegistrationNumber } from '../../src/domain/registration-number.ts';
import type { Snils } from '../../src/domain/snils.ts';

/** Both valid, of nobody. */
export const SNILS = '11223344595' as Snils;
export const OTHER_SNILS = '12345678964' as Snils;
export const AT = Date.parse('2026-11-20T10:00:00Z');

const PERSON = { lastName: 'Сидорова', firstName: 'Алёна', middleName: 'Игоревна', snils: SNILS };

const APPLICANT: Applicant = {
  ...PERSON,
  birthDate: '1985-03-17' as CalendarDate,
  birthPlace: 'г. Курган',
  gender: 'female',
  phone: '79120000000' as Phone,
  residenceAddress: 'г. Курган',
  notify: { sms: true, email: false },
  document: {
    type: 1,
    number: '3705 123456',
    issuedOn: '2005-04-01' as CalendarDate,
    registrationAddress: 'г. Курган',
  },
};

type Changed = Partial<Omit<Applicant, 'document'>> & { readonly document?: Partial<Applicant['document']> };

/** A confirmed application of an invented person. */
export function known(id = 1, { document, ...change }: Changed = {}): KnownPerson {
  const applicant: Applicant = {
    ...APPLICANT,
    ...change,
    document: { ...APPLICANT.document, ...document },
  };
  const { lastName, firstName, middleName, snils } = applicant;
  return {
    applicationId: id,
    registrationNumber: `12-03/2026-00000${id}` as RegistrationNumber,
    registeredAt: AT - 86_400_000 + id,
    person: { lastName, firstName, ...(middleName !== undefined && { middleName }), snils },
    applicant,
  };
}

/** Name and SNILS only: the clerk has not confirmed yet. */
export function unconfirmed(person: KnownPerson): KnownPerson {
  const { applicant: _, ...rest } = person;
  return rest;
}

/** That person, as the Department would send them in full. */
export const CLIENT: OperationClient = {
  lastName: ' Сидорова',
  firstName: 'Алена',
  middleName: 'ИГОРЕВНА',
  phone: '79120000000',
  snils: SNILS,
  birthDate: '1985-03-17',
  document: { type: 1, series: '3705', number: '123456', issuedOn: '2005-04-01', unitCode: '123-321' },
};

/** All but the named fields. */
export function without(...fields: readonly (keyof OperationClient)[]): OperationClient {
  return Object.fromEntries(
    Object.entries(CLIENT).filter(([field]) => !fields.includes(field as keyof OperationClient)),
  );
}

export function operation(change: Partial<Operation> = {}): Operation {
  return {
    operationId: '5ad3f1c2-0000-4000-8000-000000000001' as OperationId,
    type: 'register',
    madeAtText: '2026-11-20T15:00:00.000',
    madeAt: AT,
    client: CLIENT,
    card: { hash: 'A1', lastTwo: '17' },
    ...change,
  };
}

/** A connection here, of the application's own. */
export function connectedHere(id: number, cardHash: string, at: number, numSid?: string): CardEvent {
  const source = { of: 'application', id, snils: SNILS } as const;
  return { kind: 'connected', cardHash, at, source, ...(numSid && { numSid }) };
}

/** An operation of the Department's side; `applicationId`: whose. */
export function there(
  kind: CardEvent['kind'],
  cardHash: string,
  at: number,
  { id = 900, applicationId, numSid }: { id?: number; applicationId?: number; numSid?: string } = {},
): CardEvent {
  const source = { of: 'operation', id, ...(applicationId !== undefined && { applicationId }) } as const;
  return { kind, cardHash, at, source, ...(numSid && { numSid }) };
}
