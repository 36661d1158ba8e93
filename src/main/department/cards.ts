import { z } from 'zod';
import type { Call } from '../../domain/call.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { doneOutcome, WRONG_SUCCESS } from './done-outcome.ts';
import type { HttpAnswer } from './http-answer.ts';
import type { HttpRequest } from './http-exchange.ts';
import { numSidText } from './num-sid.ts';
import { wireBody } from './wire-body.ts';
import { outcomeOfErrors, type RefusalCodes, readErrors } from './wire-error.ts';
import { wireSnils, wireText } from './wire-fields.ts';

type ConnectCard = Extract<Call, { step: 'connect_card' }>;

const STEP = 'connect_card';
const CODES: RefusalCodes = {
  1: 'client_unknown',
  2: 'card_unknown',
  3: 'card_blocked',
  4: 'card_of_another',
  5: 'bad_requisites',
  6: 'bad_input',
  7: 'active_card_exists',
};

const cardBody = z.strictObject({
  snils: wireSnils,
  cardHash: z.string().min(1),
  cardCrypto: z.string().min(1),
  account: z.string().min(1).optional(),
  cardNum: z.string().regex(/^\d\d$/),
  isMifare: z.boolean(),
  alias: z.string().min(1),
  hashNums: z
    .array(z.strictObject({ keyId: wireText(20), hashNum: wireText(128) }))
    .min(1)
    .optional(),
});

/** A 200 that bears an error's `code` is not taken for a success, though no field is mandatory here. */
const connected = z.object({
  numSID: z.union([numSidText, z.string().regex(/^\s*$/), z.null()]).optional(),
  code: z.literal(0).nullish(),
});

/** `POST /v1.0/Cards` (4.3). Throws where a field does not fit the regulation: that is a bug. */
export function cardsRequest({ snils, card, account, withChip }: ConnectCard): HttpRequest {
  const hashNums = card.serviceHashes.map(({ keyId, hash }) => ({ keyId, hashNum: hash }));
  const body = wireBody(cardBody, {
    snils,
    cardHash: card.hash,
    cardCrypto: card.cipherText,
    ...(account && { account }),
    cardNum: card.lastTwo,
    isMifare: withChip,
    alias: card.keyAlias,
    ...(hashNums.length > 0 && { hashNums }),
  });
  return { method: 'POST', path: '/v1.0/Cards', body };
}

/** `numSID` is not mandatory: without it the card is connected and there is no QR code. */
export function judgeCards(answer: HttpAnswer): Outcome {
  if (answer.status === 400) return outcomeOfErrors(STEP, readErrors(answer.json), CODES);
  const read = connected.safeParse(answer.json);
  if (!read.success) return WRONG_SUCCESS;
  const numSid = read.data.numSID?.trim();
  return doneOutcome({ step: STEP, ...(numSid && { numSid }) }, answer);
}
