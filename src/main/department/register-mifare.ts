import { z } from 'zod';
import type { Call } from '../../domain/call.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { doneOutcome, WRONG_SUCCESS } from './done-outcome.ts';
import type { HttpAnswer } from './http-answer.ts';
import type { HttpRequest } from './http-exchange.ts';
import { wireBody } from './wire-body.ts';
import { outcomeOfErrors, outcomeOfRefusingSuccess, type RefusalCodes, readErrors } from './wire-error.ts';

type RegisterChip = Extract<Call, { step: 'register_chip' }>;

const STEP = 'register_chip';
const CODES: RefusalCodes = { 1: 'bad_input', 2: 'card_unknown' };

const chipBody = z.strictObject({ cardHash: z.string().min(1), mifareId: z.string().min(1) });

const registered = z.object({ code: z.int(), message: z.string().catch('') });

/** `POST /v1.0/RegisterMifare` (4.4). Throws where a field is empty: that is a bug. */
export function registerMifareRequest({ cardHash, mifareId }: RegisterChip): HttpRequest {
  return { method: 'POST', path: '/v1.0/RegisterMifare', body: wireBody(chipBody, { cardHash, mifareId }) };
}

/** A 200 whose `code` is not 0 is a refusal like a 400. */
export function judgeRegisterMifare(answer: HttpAnswer): Outcome {
  if (answer.status === 400) return outcomeOfErrors(STEP, readErrors(answer.json), CODES);
  const read = registered.safeParse(answer.json);
  if (!read.success) return WRONG_SUCCESS;
  if (read.data.code === 0) return doneOutcome({ step: STEP }, answer);
  return outcomeOfRefusingSuccess(STEP, read.data, 'chip_not_taken');
}
