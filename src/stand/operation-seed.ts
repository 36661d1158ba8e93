import { z } from 'zod';
import { fail, ok, type Result } from '../domain/result.ts';
import { activateCard, activeCardOf, blockCard, findCard } from './card-store.ts';
import { findClient, saveClient } from './client-store.ts';
import { insertOperation } from './operation-store.ts';
import { readPolicies } from './policies.ts';
import { regionTime } from './region-time.ts';
import type { StandState } from './stand-state.ts';

const some = z.string().max(255).optional();

/** A person as 4.5.1 tells of them. */
const clientSchema = z.strictObject({
  lastName: some,
  firstName: some,
  middleName: some,
  phone: some,
  snils: some,
  birthDate: some,
  document: z
    .strictObject({
      docType: z.int().optional(),
      series: some,
      number: some,
      issuedBy: some,
      dateIssue: some,
      unitCode: some,
    })
    .optional(),
});

/** Deliberately lax: the regulation's own samples bear leading blanks and wrong check digits. */
export const operationSeedSchema = z
  .strictObject({
    operationId: z.string().min(1).max(36).optional(),
    operationType: z.enum(['Register', 'Block']),
    operationDateTime: z
      .string()
      .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}$/)
      .optional(),
    /** 2 by the applicant, 3 by the Department. */
    codeBlock: z.literal([2, 3]).optional(),
    client: clientSchema.optional(),
    bankCard: z.strictObject({ cardHash: z.string().min(1), numSID: some, cardNum: some }),
    /** False: the list tells of it, but no card is connected or blocked at the Department. */
    changesCard: z.boolean().default(true),
  })
  .refine((seed) => seed.operationType === 'Block' || seed.client !== undefined, 'client')
  .refine((seed) => seed.operationType === 'Register' || seed.codeBlock !== undefined, 'codeBlock');

export type OperationClient = z.infer<typeof clientSchema>;

export type OperationSeed = z.infer<typeof operationSeedSchema>;

type CardProblem = 'card_of_another' | 'card_blocked' | 'has_active_card';

/** Something happened on the portal: the card changes now, and the office is told at its next look. */
export function seedOperation(
  state: StandState,
  seed: OperationSeed,
): Result<string, CardProblem | 'id_taken'> {
  const id = seed.operationId ?? state.newId();
  if (isIdTaken(state, id)) return fail('id_taken');
  const problem = seed.changesCard ? changeCard(state, seed) : undefined;
  if (problem) return fail(problem);
  const card = findCard(state, seed.bankCard.cardHash);
  insertOperation(state, {
    id,
    direction: 'reverse',
    type: seed.operationType,
    at: seed.operationDateTime ?? regionTime(state.clock(), state.timeZone),
    code_block: seed.codeBlock ?? null,
    client: seed.client ? JSON.stringify(seed.client) : null,
    card_hash: seed.bankCard.cardHash,
    num_sid: seed.bankCard.numSID ?? card?.num_sid ?? null,
    card_num: seed.bankCard.cardNum ?? card?.card_num ?? null,
    status: 0,
    stuck: 0,
  });
  return ok(id);
}

function isIdTaken({ db }: StandState, id: string): boolean {
  return db.prepare<[string], unknown>('SELECT 1 FROM operations WHERE id = ?').get(id) !== undefined;
}

function changeCard(state: StandState, seed: OperationSeed): CardProblem | undefined {
  const { cardHash, cardNum } = seed.bankCard;
  if (seed.operationType === 'Block') {
    if (findCard(state, cardHash)?.state === 'active') {
      blockCard(state, cardHash, seed.codeBlock === 2 ? 'applicant' : 'department');
    }
    return undefined;
  }
  const snils = seed.client?.snils;
  // A person without a SNILS can't be found by CheckCard either: nothing to keep.
  if (snils === undefined) return undefined;
  const card = findCard(state, cardHash);
  if (card?.snils != null && card.snils !== snils) return 'card_of_another';
  if (card?.blocked_by === 'bank') return 'card_blocked';
  const active = activeCardOf(state, snils);
  if (active && active.card_hash !== cardHash) return 'has_active_card';
  registerPortalClient(state, snils, seed);
  const { issuer } = readPolicies(state.db);
  activateCard(state, { snils, cardHash, cardNum: cardNum ?? null, withChip: false, issuer });
  return undefined;
}

/** Whoever connects a card on the portal is known to the Department from then on. */
function registerPortalClient(state: StandState, snils: string, { client }: OperationSeed): void {
  if (findClient(state, snils)) return;
  const document = client?.document;
  const parts = [document?.series, document?.number].filter((part) => part !== undefined);
  saveClient(state, {
    snils,
    document_type: document?.docType ?? null,
    document_number: parts.length > 0 ? parts.join(' ') : null,
    phone: client?.phone ?? null,
    email: null,
    birth_date: client?.birthDate ?? null,
    data: JSON.stringify(client ?? {}),
    updated_at: state.clock(),
  });
}
