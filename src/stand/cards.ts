import { type Answer, refuse, success } from './answer.ts';
import { activateCard, activeCardOf, findCard, type StoredCard } from './card-store.ts';
import { findClient } from './client-store.ts';
import { recordForwardOperation } from './operation-store.ts';
import { type Policies, readPolicies } from './policies.ts';
import { wrongCardRequisites } from './requisites.ts';
import { type CardBody, cardSchema, readBody } from './schemas.ts';
import type { StandState, WireRequest } from './stand-state.ts';
import { triggeredRefusal } from './trigger.ts';

const BLOCK_REASONS = {
  applicant: 'по инициативе Заявителя',
  bank: 'по инициативе банка',
  department: 'по инициативе Департамента',
} as const;

/** `POST /v1.0/Cards` (4.3). A card that its holder had blocked is unblocked (2.1 step 8). */
export function connectCard(state: StandState, request: WireRequest): Answer {
  const read = readBody(cardSchema, request.body);
  if (!read.ok) return refuse('Cards', 6);
  const body = read.value;
  const wrong = wrongCardRequisites(body);
  if (wrong.length > 0) return refuse('Cards', 5, `: - ${wrong.join('; - ')}.`);
  const policies = readPolicies(state.db);
  const refused = triggeredRefusal('Cards', body.snils) ?? refusedByState(state, body, policies);
  if (refused) return refused;
  const known = findCard(state, body.cardHash);
  if (known?.state === 'active') {
    return policies.repeatedPair === 'ok' ? connected(known, policies) : refuse('Cards', 7);
  }
  return connected(activated(state, body, policies), policies);
}

function refusedByState(state: StandState, body: CardBody, policies: Policies): Answer | undefined {
  if (!findClient(state, body.snils)) return refuse('Cards', 1);
  const card = findCard(state, body.cardHash);
  if (!card && policies.cardRegister === 'closed') return refuse('Cards', 2);
  const ofAnother = card?.snils != null && card.snils !== body.snils ? refuse('Cards', 4) : undefined;
  const active = activeCardOf(state, body.snils);
  const hasActive = active && active.card_hash !== body.cardHash ? refuse('Cards', 7) : undefined;
  return policies.cardsCheckOrder === 'owner_first'
    ? (ofAnother ?? blockedForGood(card) ?? hasActive)
    : (hasActive ?? ofAnother ?? blockedForGood(card));
}

/** The regulation lets only the holder's own block be undone here. */
function blockedForGood(card: StoredCard | undefined): Answer | undefined {
  if (card?.state !== 'blocked' || card.blocked_by === 'applicant') return undefined;
  const reason = card.block_reason ?? BLOCK_REASONS[card.blocked_by ?? 'bank'];
  return refuse('Cards', 3, `, причина блокировки: ${reason}`);
}

function activated(state: StandState, body: CardBody, policies: Policies): StoredCard {
  const card = activateCard(state, {
    snils: body.snils,
    cardHash: body.cardHash,
    cardNum: body.cardNum,
    withChip: body.isMifare,
    issuer: policies.issuer,
  });
  recordForwardOperation(state, card);
  return card;
}

function connected(card: StoredCard, policies: Policies): Answer {
  return success(policies.numSid === 'given' ? { numSID: card.num_sid } : {});
}
