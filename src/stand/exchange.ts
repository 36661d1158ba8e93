import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Answer } from './answer.ts';
import { connectCard } from './cards.ts';
import { checkCard } from './check-card.ts';
import { registerClient } from './clients.ts';
import { type Fault, letsServiceWork } from './fault.ts';
import { takeFault } from './fault-queue.ts';
import { type Access, judgeHeaders, rqUidOf } from './headers.ts';
import { loggedPerson } from './logged-person.ts';
import { maskServicePath } from './mask.ts';
import { listOperations, publishStatuses } from './operations.ts';
import { registerChip } from './register-mifare.ts';
import { planReply, type ReplyPlan } from './reply-plan.ts';
import { type Arrival, logArrival, logEnd } from './request-log.ts';
import { bearsRequestUid, type ServiceName } from './service-name.ts';
import type { StandState, WireRequest } from './stand-state.ts';

export interface ExchangeParts {
  readonly state: StandState;
  readonly access: Access;
  /** False where the stand closes meanwhile: the request then ends with nothing done. */
  readonly wait: (delayMs: number) => Promise<boolean>;
  readonly onEnd: (requestId: number) => void;
}

type Work = (state: StandState, request: WireRequest) => Answer;

const WORK: Record<ServiceName, Work> = {
  CheckCard: checkCard,
  Clients: registerClient,
  Cards: connectCard,
  RegisterMifare: registerChip,
  ListOperations: listOperations,
  PublishStatuses: publishStatuses,
};

/** One request from its arrival in the log to the last byte of the answer. */
export async function exchange(
  parts: ExchangeParts,
  service: ServiceName,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { state } = parts;
  const wire = wireRequestOf(request);
  const id = logArrival(state.db, arrivalOf(state, service, request, wire));
  const fault = takeFault(state.db, service);
  const { answer, plan } = await answered(parts, service, request, wire, fault);
  logEnd(state.db, id, { ended: plan.kind, answer, fault: fault?.kind });
  parts.onEnd(id);
  return deliver(plan, request, reply);
}

async function answered(
  parts: ExchangeParts,
  service: ServiceName,
  request: FastifyRequest,
  wire: WireRequest,
  fault: Fault | undefined,
): Promise<{ readonly answer?: Answer; readonly plan: ReplyPlan }> {
  const { state, wait } = parts;
  // Whoever gave up meanwhile does not stop it: the request lands late.
  if (fault?.kind === 'delay' && fault.at === 'before_commit' && !(await wait(fault.delayMs))) {
    return { plan: { kind: 'nothing' } };
  }
  const works = !fault || letsServiceWork(fault);
  const answer = works
    ? (judgeHeaders(service, request.headers, parts.access) ?? worked(state, service, wire))
    : undefined;
  if (fault?.kind === 'delay' && fault.at === 'after_commit') await wait(fault.delayMs);
  const plan = planReply(answer, fault, {
    nowMs: state.clock(),
    newId: state.newId,
    wait,
    ...(bearsRequestUid(service) && wire.rqUid !== undefined && { rqUid: wire.rqUid }),
  });
  return answer ? { answer, plan } : { plan };
}

/** The whole service in one transaction: a crash leaves all of its change or nothing. */
function worked(state: StandState, service: ServiceName, wire: WireRequest): Answer {
  return state.db.transaction(() => WORK[service](state, wire)).immediate();
}

function wireRequestOf(request: FastifyRequest): WireRequest {
  const rqUid = rqUidOf(request.headers);
  const params = asRecord(request.params);
  return {
    snilsInPath: typeof params['snils'] === 'string' ? params['snils'] : '',
    query: asRecord(request.query),
    body: request.body instanceof Uint8Array ? request.body : new Uint8Array(),
    ...(rqUid !== undefined && { rqUid }),
  };
}

function arrivalOf(
  state: StandState,
  service: ServiceName,
  request: FastifyRequest,
  wire: WireRequest,
): Arrival {
  const post = request.method === 'POST';
  return {
    at: state.clock(),
    service,
    method: request.method,
    path: maskServicePath(request.url),
    rqUid: wire.rqUid ?? null,
    person: loggedPerson(state, wire),
    bodyDigest: post ? createHash('sha256').update(wire.body).digest('hex') : null,
  };
}

function deliver(plan: ReplyPlan, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (plan.kind === 'nothing') {
    reply.hijack();
    request.raw.socket.destroy();
    return reply;
  }
  return reply.code(plan.status).headers(plan.headers).send(plan.payload);
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
