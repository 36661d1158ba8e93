import { z } from 'zod';
import { fail, ok, type Result } from '../domain/result.ts';
import {
  activateCard,
  activeCardOf,
  type BlockedBy,
  blockCard,
  enterCard,
  findCard,
  type StoredCard,
  unblockIssuedCard,
} from './card-store.ts';
import { insertOperation } from './operation-store.ts';
import { ISSUERS } from './policies.ts';
import { regionTime } from './region-time.ts';
import type { StandState } from './stand-state.ts';

const cardHash = z.string().min(1);
const snils = z.string().regex(/^\d{11}$/);

/** `issued`: entered in the register of cards. `active`: connected elsewhere, out of the office's sight. */
export const cardSeedSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('issued'), cardHash, snils: snils.optional() }),
  z.strictObject({
    state: z.literal('active'),
    cardHash,
    snils,
    cardNum: z
      .string()
      .regex(/^\d{2}$/)
      .optional(),
    issuer: z.enum(ISSUERS).default('Другой банк'),
  }),
]);

export const blockSchema = z.strictObject({
  cardHash,
  by: z.enum(['applicant', 'bank', 'department']),
  reason: z.string().min(1).max(150).optional(),
  /** Whether the office hears of it in the reverse flow; a bank's block has no code there (4.5.1). */
  tellsOffice: z.boolean().default(true),
});

export const unblockSchema = z.strictObject({ cardHash });

type CardProblem =
  | 'card_exists'
  | 'card_unknown'
  | 'card_not_active'
  | 'card_not_blocked'
  | 'has_active_card';

export function seedCard(
  state: StandState,
  seed: z.infer<typeof cardSeedSchema>,
): Result<StoredCard, CardProblem> {
  if (findCard(state, seed.cardHash)) return fail('card_exists');
  if (seed.state === 'active') {
    if (activeCardOf(state, seed.snils)) return fail('has_active_card');
    return ok(activateCard(state, { ...seed, cardNum: seed.cardNum ?? null, withChip: false }));
  }
  enterCard(state, seed.cardHash, seed.snils);
  return found(state, seed.cardHash);
}

export function seedBlock(
  state: StandState,
  { cardHash: hash, by, reason, tellsOffice }: z.infer<typeof blockSchema>,
): Result<StoredCard, CardProblem> {
  const card = findCard(state, hash);
  if (!card) return fail('card_unknown');
  if (card.state === 'blocked') return fail('card_not_active');
  blockCard(state, hash, by, reason);
  if (tellsOffice && by !== 'bank') tellOffice(state, card, by);
  return found(state, hash);
}

export function seedUnblock(state: StandState, hash: string): Result<StoredCard, CardProblem> {
  const card = findCard(state, hash);
  if (!card) return fail('card_unknown');
  if (card.state !== 'blocked') return fail('card_not_blocked');
  if (card.snils === null || card.activated_at === null) {
    unblockIssuedCard(state, hash);
    return found(state, hash);
  }
  if (activeCardOf(state, card.snils)) return fail('has_active_card');
  const kept = { cardNum: card.card_num, withChip: card.with_chip === 1, issuer: card.issuer ?? ISSUERS[0] };
  return ok(activateCard(state, { snils: card.snils, cardHash: hash, ...kept }));
}

function tellOffice(state: StandState, card: StoredCard, by: Exclude<BlockedBy, 'bank'>): void {
  insertOperation(state, {
    id: state.newId(),
    direction: 'reverse',
    type: 'Block',
    at: regionTime(state.clock(), state.timeZone),
    code_block: by === 'applicant' ? 2 : 3,
    client: null,
    card_hash: card.card_hash,
    num_sid: card.num_sid,
    card_num: card.card_num,
    status: 0,
    stuck: 0,
  });
}

function found(state: StandState, hash: string): Result<StoredCard, CardProblem> {
  const card = findCard(state, hash);
  return card ? ok(card) : fail('card_unknown');
}
