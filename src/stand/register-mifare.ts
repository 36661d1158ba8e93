import { type Answer, refuse, success } from './answer.ts';
import { findCard, saveChip } from './card-store.ts';
import { readPolicies } from './policies.ts';
import { mifareSchema, readBody } from './schemas.ts';
import type { StandState, WireRequest } from './stand-state.ts';
import { triggeredRefusal } from './trigger.ts';

/** `POST /v1.0/RegisterMifare` (4.4): only a card that is connected now exists for it. */
export function registerChip(state: StandState, request: WireRequest): Answer {
  const read = readBody(mifareSchema, request.body);
  if (!read.ok) return refuse('RegisterMifare', 1);
  const { cardHash, mifareId } = read.value;
  const card = findCard(state, cardHash);
  const triggered = triggeredRefusal('RegisterMifare', card?.snils ?? undefined);
  if (triggered) return triggered;
  if (card?.state !== 'active') return refuse('RegisterMifare', 2);
  const second = card.mifare_id !== null && card.mifare_id !== mifareId;
  // 4.4 has no code for a second UID; "wrong input" is the nearest.
  if (second && readPolicies(state.db).secondUid === 'refuse') return refuse('RegisterMifare', 1);
  saveChip(state, cardHash, mifareId);
  return success({ code: 0, message: 'Майфер зарегистрирован' });
}
