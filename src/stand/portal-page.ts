import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { findCard } from './card-store.ts';
import { inventedResident } from './invented-resident.ts';
import { type OperationSeed, operationSeedSchema, seedOperation } from './operation-seed.ts';
import { addForm, addPage } from './page-form.ts';
import { renderPortalPage } from './portal-page-html.ts';
import { allResidents, type Resident } from './resident.ts';
import type { StandState } from './stand-state.ts';

const PAGE = '/admin/portal';
/** `new`: a person or a card that nobody knows yet. */
const registerForm = z.object({ snils: z.string().min(1), cardHash: z.string().min(1) });
const blockForm = z.object({ cardHash: z.string().min(1), by: z.enum(['applicant', 'department']) });

/** The portal in a trainer's hands: what residents do there the office hears of with the next list (4.5.1). */
export function addPortalPage(admin: FastifyInstance, state: StandState): void {
  addPage(admin, PAGE, (problem) => renderPortalPage(state, problem));
  addForm(admin, PAGE, 'portal-register', registerForm, ({ snils, cardHash }) => {
    const resident = snils === 'new' ? inventedResident(state.newId()) : residentOf(state, snils);
    if (!resident) return 'resident_unknown';
    const bankCard = cardHash === 'new' ? inventedCard(state.newId()) : { cardHash };
    return made(state, { operationType: 'Register', client: resident.client, bankCard });
  });
  addForm(admin, PAGE, 'portal-block', blockForm, ({ cardHash, by }) => {
    const card = findCard(state, cardHash);
    if (card?.state !== 'active') return 'card_not_active';
    const client = card.snils === null ? undefined : residentOf(state, card.snils)?.client;
    const codeBlock = by === 'applicant' ? 2 : 3;
    // What the Department blocks it may tell of without a person (4.5.1): then the card alone says whose it is.
    const about = by === 'applicant' && client ? { client } : {};
    return made(state, { operationType: 'Block', codeBlock, ...about, bankCard: { cardHash } });
  });
}

function residentOf(state: StandState, snils: string): Resident | undefined {
  return allResidents(state).find((resident) => resident.snils === snils);
}

function inventedCard(seed: string): OperationSeed['bankCard'] {
  const cardHash = createHash('sha256').update(`card ${seed}`).digest('hex').slice(0, 32);
  return { cardHash, cardNum: String(Number.parseInt(cardHash.slice(0, 4), 16) % 100).padStart(2, '0') };
}

/** The problem, where there is one. */
function made(state: StandState, seed: z.input<typeof operationSeedSchema>): string | undefined {
  const seeded = state.db
    .transaction(() => seedOperation(state, operationSeedSchema.parse(seed)))
    .immediate();
  return seeded.ok ? undefined : seeded.problem;
}
