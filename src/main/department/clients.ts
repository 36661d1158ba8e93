import { z } from 'zod';
import type { Applicant, IdentityDocument } from '../../domain/applicant.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Snils } from '../../domain/snils.ts';
import { doneOutcome, WRONG_SUCCESS } from './done-outcome.ts';
import type { HttpAnswer } from './http-answer.ts';
import type { HttpRequest } from './http-exchange.ts';
import { wireBody } from './wire-body.ts';
import { outcomeOfErrors, type RefusalCodes, readErrors } from './wire-error.ts';
import { wireDate, wireSnils, wireText } from './wire-fields.ts';

const STEP = 'register_client';
const PASSPORT = 1;
const CODES: RefusalCodes = {
  3: 'bad_requisites',
  4: 'bad_input',
  5: 'active_card_elsewhere',
  6: 'requisite_taken',
  13: 'schoolboy_unavailable',
};

const documentBody = z
  .strictObject({
    docType: z.int().min(1).max(14),
    num: wireText(255),
    date: wireDate,
    codeOrg: z
      .string()
      .regex(/^\d{6}$/)
      .optional(),
    org: wireText(255).optional(),
    addressReg: wireText(255),
  })
  .refine(({ docType, codeOrg, org }) => docType !== PASSPORT || (codeOrg && org), { path: ['org'] });

const clientBody = z.strictObject({
  firstName: wireText(50),
  lastName: wireText(50),
  middleName: wireText(50).optional(),
  birthDate: wireDate,
  birthPlace: wireText(255),
  gender: z.literal([0, 1]),
  contacts: z.strictObject({
    address: wireText(255),
    mobilePhone: z.string().regex(/^7\d{10}$/),
    email: wireText(255).optional(),
  }),
  events: z.strictObject({ isSMS: z.boolean(), isEMail: z.boolean() }),
  docs: z.array(documentBody).length(1),
  snils: wireSnils,
});

/** The echo proves whose registration was answered; `isSchoolboy` is not needed here. */
const registered = z.object({ snils: z.string() });

/** `POST /v1.0/Clients` (4.2). Throws where a field does not fit the regulation: that is a bug. */
export function clientsRequest(applicant: Applicant): HttpRequest {
  const { firstName, lastName, middleName, birthDate, birthPlace, gender, snils } = applicant;
  const body = wireBody(clientBody, {
    firstName,
    lastName,
    ...(middleName && { middleName }),
    birthDate,
    birthPlace,
    gender: gender === 'male' ? 0 : 1,
    ...contactsOf(applicant),
    docs: [documentOf(applicant.document)],
    snils,
  });
  return { method: 'POST', path: '/v1.0/Clients', body };
}

function contactsOf({ residenceAddress, phone, email, notify }: Applicant) {
  return {
    contacts: { address: residenceAddress, mobilePhone: phone, ...(email && { email }) },
    events: { isSMS: notify.sms, isEMail: notify.email && Boolean(email) },
  };
}

/** Issuer and its code belong to a passport of the Russian Federation and go with no other type. */
function documentOf(document: IdentityDocument): z.input<typeof documentBody> {
  const { type, number, issuedOn, issuedBy, divisionCode, registrationAddress } = document;
  const isPassport = type === PASSPORT;
  return {
    docType: type,
    num: number,
    date: issuedOn,
    ...(isPassport && divisionCode && { codeOrg: divisionCode }),
    ...(isPassport && issuedBy && { org: issuedBy }),
    addressReg: registrationAddress,
  };
}

export function judgeClients(snils: Snils, answer: HttpAnswer): Outcome {
  if (answer.status === 400) return outcomeOfErrors(STEP, readErrors(answer.json), CODES);
  const read = registered.safeParse(answer.json);
  const isOurs = read.success && read.data.snils.replace(/\D/g, '') === snils;
  return isOurs ? doneOutcome({ step: STEP }, answer) : WRONG_SUCCESS;
}
