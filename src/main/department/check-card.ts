import { z } from 'zod';
import type { ActiveCard, Outcome } from '../../domain/outcome.ts';
import type { Snils } from '../../domain/snils.ts';
import { doneOutcome, WRONG_SUCCESS } from './done-outcome.ts';
import type { HttpAnswer } from './http-answer.ts';
import type { HttpRequest } from './http-exchange.ts';
import { numSidText } from './num-sid.ts';
import { outcomeOfErrors, type RefusalCodes, readErrors, type WireErrors } from './wire-error.ts';
import { wireSnils } from './wire-fields.ts';

const STEP = 'check_active_card';
/** No active card: not a refusal but the way on, where no other error stands beside it. */
const NO_ACTIVE_CARD = 3;
const CODES: RefusalCodes = { 1: 'invalid_snils' };

/** Only told to people and weighed as evidence, so a strange one is left out and not held against the rest. */
const day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d/)
  .transform((text) => text.slice(0, 10))
  .optional()
  .catch(undefined);

const activeCard = z.object({
  numSID: numSidText,
  dateIssue: day,
  dateEnd: day,
  orgIssue: z.string().trim().min(1).max(255).optional().catch(undefined),
});

/** `GET /v1.0/CheckCard/{SNILS}` (4.1). */
export function checkCardRequest(snils: Snils): HttpRequest {
  if (!wireSnils.safeParse(snils).success) throw new Error('SNILS is not 11 digits');
  return { method: 'GET', path: `/v1.0/CheckCard/${snils}` };
}

export function judgeCheckCard(answer: HttpAnswer): Outcome {
  return answer.status === 200 ? judgeSuccess(answer) : judgeErrors(answer);
}

function judgeSuccess(answer: HttpAnswer): Outcome {
  const read = activeCard.safeParse(answer.json);
  if (!read.success) return WRONG_SUCCESS;
  const { numSID, dateIssue, dateEnd, orgIssue } = read.data;
  const active: ActiveCard = {
    numSid: numSID,
    ...(dateIssue !== undefined && { issuedOn: dateIssue }),
    ...(dateEnd !== undefined && { validTo: dateEnd }),
    ...(orgIssue !== undefined && { issuer: orgIssue }),
  };
  return doneOutcome({ step: STEP, active }, answer);
}

function judgeErrors(answer: HttpAnswer): Outcome {
  const errors = readErrors(answer.json);
  const [first, ...others] = errors?.filter(({ code }) => code !== NO_ACTIVE_CARD) ?? [];
  if (errors !== undefined && first === undefined) return doneOutcome({ step: STEP }, answer);
  const judged: WireErrors | undefined = first && [first, ...others];
  return outcomeOfErrors(STEP, judged, CODES);
}
