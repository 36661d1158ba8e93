import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Result } from '../domain/result.ts';
import { blockSchema, cardSeedSchema, seedBlock, seedCard, seedUnblock, unblockSchema } from './card-seed.ts';
import { allCards } from './card-store.ts';
import { allClients } from './client-store.ts';
import { emptyDatabase } from './database.ts';
import { planFault, plannedFaultSchema, plannedFaults, removeFault, removeFaults } from './fault-queue.ts';
import { operationSeedSchema, seedOperation } from './operation-seed.ts';
import { allOperations, deleteOperation, setStuck, statusesOf } from './operation-store.ts';
import { policiesSchema, readPolicies, savePolicies } from './policies.ts';
import { loggedRequests } from './request-log.ts';
import { readBody } from './schemas.ts';
import type { StandState } from './stand-state.ts';
import { TRIGGERS } from './trigger-table.ts';

const idSchema = z.object({ id: z.coerce.number().int() });
const operationIdSchema = z.object({ id: z.string() });
const afterSchema = z.object({ after: z.coerce.number().int().default(0) });
const stuckSchema = z.strictObject({ stuck: z.boolean() });

/** The trainer's side of the stand: JSON under `/admin`, described in docs/stand.md. */
export function addAdmin(admin: FastifyInstance, state: StandState): void {
  addStateRoutes(admin, state);
  addFaultRoutes(admin, state);
  addCardRoutes(admin, state);
  addOperationRoutes(admin, state);
}

function addStateRoutes(admin: FastifyInstance, state: StandState): void {
  const { db } = state;
  admin.get('/admin/state', async () => ({
    clients: allClients(state).map((client) => ({ ...client, data: JSON.parse(client.data) })),
    cards: allCards(state),
    operations: described(state),
    policies: readPolicies(db),
    faults: plannedFaults(db),
  }));
  admin.get('/admin/requests', async (request, reply) => {
    const query = afterSchema.safeParse(request.query);
    return query.success ? loggedRequests(db, query.data.after) : reply.code(400).send({ problem: 'after' });
  });
  admin.get('/admin/triggers', async () => TRIGGERS);
  admin.post('/admin/reset', async () => {
    emptyDatabase(db);
    return {};
  });
  admin.get('/admin/policies', async () => readPolicies(db));
  admin.patch('/admin/policies', async (request, reply) =>
    withBody(policiesSchema.partial(), request, reply, (changes) => {
      savePolicies(db, policiesSchema.parse({ ...readPolicies(db), ...changes }));
      return readPolicies(db);
    }),
  );
}

function addFaultRoutes(admin: FastifyInstance, { db }: StandState): void {
  admin.get('/admin/faults', async () => plannedFaults(db));
  admin.post('/admin/faults', async (request, reply) =>
    withBody(plannedFaultSchema, request, reply, (planned) => ({ id: planFault(db, planned) })),
  );
  admin.delete('/admin/faults', async () => {
    removeFaults(db);
    return {};
  });
  admin.delete('/admin/faults/:id', async (request, reply) => {
    const params = idSchema.safeParse(request.params);
    return params.success && removeFault(db, params.data.id)
      ? {}
      : reply.code(404).send({ problem: 'unknown' });
  });
}

function addCardRoutes(admin: FastifyInstance, state: StandState): void {
  admin.post('/admin/cards', async (request, reply) =>
    withBody(cardSeedSchema, request, reply, (seed) => orConflict(reply, seedCard(state, seed))),
  );
  admin.post('/admin/cards/block', async (request, reply) =>
    withBody(blockSchema, request, reply, (block) => orConflict(reply, seedBlock(state, block))),
  );
  admin.post('/admin/cards/unblock', async (request, reply) =>
    withBody(unblockSchema, request, reply, ({ cardHash }) =>
      orConflict(reply, seedUnblock(state, cardHash)),
    ),
  );
}

function addOperationRoutes(admin: FastifyInstance, state: StandState): void {
  admin.get('/admin/operations', async () => described(state));
  admin.post('/admin/operations', async (request, reply) =>
    withBody(operationSeedSchema, request, reply, (seed) => {
      const seeded = state.db.transaction(() => seedOperation(state, seed)).immediate();
      return seeded.ok ? { operationId: seeded.value } : orConflict(reply, seeded);
    }),
  );
  admin.patch('/admin/operations/:id', async (request, reply) =>
    withBody(stuckSchema, request, reply, ({ stuck }) =>
      setStuck(state, operationIdSchema.parse(request.params).id, stuck)
        ? {}
        : reply.code(404).send({ problem: 'unknown' }),
    ),
  );
  admin.delete('/admin/operations/:id', async (request, reply) =>
    deleteOperation(state, operationIdSchema.parse(request.params).id)
      ? {}
      : reply.code(404).send({ problem: 'unknown' }),
  );
}

/** Operations with every status that was published for them, in order. */
function described(state: StandState) {
  return allOperations(state).map((operation) => ({
    ...operation,
    statuses: statusesOf(state, operation.id),
  }));
}

function withBody<Schema extends z.ZodType>(
  schema: Schema,
  request: FastifyRequest,
  reply: FastifyReply,
  act: (body: z.infer<Schema>) => unknown,
): unknown {
  const read = readBody(schema, request.body instanceof Uint8Array ? request.body : new Uint8Array());
  return read.ok ? act(read.value) : reply.code(400).send({ problem: read.problem });
}

function orConflict(reply: FastifyReply, result: Result<unknown, string>): unknown {
  return result.ok ? result.value : reply.code(409).send({ problem: result.problem });
}
