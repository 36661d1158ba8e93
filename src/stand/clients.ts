import { addYears, dateInZone, parseCalendarDate } from '../domain/calendar-date.ts';
import { type Answer, refusal, refuse, success } from './answer.ts';
import { activeCardOf } from './card-store.ts';
import { isTaken, type StoredClient, saveClient } from './client-store.ts';
import { type Policies, readPolicies } from './policies.ts';
import { wrongClientRequisites } from './requisites.ts';
import { type ClientBody, clientSchema, readBody } from './schemas.ts';
import type { StandState, WireRequest } from './stand-state.ts';
import { triggeredRefusal } from './trigger.ts';

const TAKEN_TEXT = {
  document: 'Такой номер документа уже указан у другого Заявителя',
  phone: 'Такой мобильный телефон уже указан у другого Заявителя',
  email: 'Такая электронная почта уже указана у другого Заявителя',
} as const;

/** `POST /v1.0/Clients` (4.2): all or nothing, a refused request changes nothing. */
export function registerClient(state: StandState, request: WireRequest): Answer {
  const read = readBody(clientSchema, request.body);
  if (!read.ok) return refuse('Clients', 4);
  const body = read.value;
  const policies = readPolicies(state.db);
  const today = dateInZone(state.clock(), state.timeZone);
  const wrong = wrongClientRequisites(body, today, policies.documentTypes);
  if (wrong.length > 0) return refuse('Clients', 3, `: - ${wrong.join('; - ')}.`);
  const refused = triggeredRefusal('Clients', body.snils) ?? refusedByState(state, body, policies);
  if (refused) return refused;
  saveClient(state, rowOf(state, body));
  return success({ snils: body.snils, isSchoolboy: isOfSchoolAge(body.birthDate, today) });
}

function refusedByState(state: StandState, body: ClientBody, policies: Policies): Answer | undefined {
  if (activeCardOf(state, body.snils)?.issuer === 'Другой банк') return refuse('Clients', 5);
  const taken = policies.uniqueRequisites.filter((one) => isTaken(state, one, rowOf(state, body)));
  if (taken.length > 0) {
    return refusal(
      'Clients',
      taken.map((requisite) => ({ code: 6, message: TAKEN_TEXT[requisite] })),
    );
  }
  return policies.schoolRegister === 'unavailable' ? refuse('Clients', 13) : undefined;
}

function rowOf(state: StandState, body: ClientBody): StoredClient {
  const [document] = body.docs;
  return {
    snils: body.snils,
    document_type: document?.docType ?? null,
    document_number: document?.num ?? null,
    phone: body.contacts.mobilePhone,
    email: body.contacts.email ?? null,
    birth_date: body.birthDate,
    data: JSON.stringify(body),
    updated_at: state.clock(),
  };
}

/** The stand has no register of schools: whoever is 7 to 17 years old is a pupil. */
function isOfSchoolAge(birthDate: string, today: string): boolean {
  const born = parseCalendarDate(birthDate);
  return born.ok && addYears(born.value, 7) <= today && today < addYears(born.value, 18);
}
