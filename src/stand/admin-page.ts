import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { renderAdminPage, STYLE } from './admin-page-html.ts';
import { seedBlock, seedUnblock } from './card-seed.ts';
import { emptyDatabase } from './database.ts';
import { FAULT_PRESETS } from './fault-presets.ts';
import { planFault, removeFaults } from './fault-queue.ts';
import { SERVICES } from './service-name.ts';
import type { StandState } from './stand-state.ts';

const POLICY =
  "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const faultForm = z.object({
  service: z.enum([...SERVICES, 'any']),
  preset: z.string(),
  count: z.coerce.number().int().min(1).max(1000),
});
const blockForm = z.object({ cardHash: z.string().min(1), by: z.enum(['applicant', 'bank', 'department']) });
const unblockForm = z.object({ cardHash: z.string().min(1) });
const noFields = z.object({});

/** `/admin` in a browser, for a trainer: the requests, the cards, the fault switches. */
export function addAdminPage(admin: FastifyInstance, state: StandState): void {
  admin.get('/admin', async (_request, reply) =>
    reply
      .headers({ 'content-security-policy': POLICY, 'cache-control': 'no-store' })
      .type('text/html; charset=utf-8')
      .send(renderAdminPage(state)),
  );
  admin.get('/admin/style.css', async (_request, reply) => reply.type('text/css').send(STYLE));
  addForm(admin, 'reset', noFields, () => emptyDatabase(state.db));
  addForm(admin, 'no-faults', noFields, () => removeFaults(state.db));
  addForm(admin, 'faults', faultForm, ({ service, preset, count }) => {
    const fault = FAULT_PRESETS[preset]?.fault;
    if (fault) planFault(state.db, { service, fault, skip: 0, count });
  });
  addForm(admin, 'block', blockForm, (form) => {
    seedBlock(state, { ...form, tellsOffice: true });
  });
  addForm(admin, 'unblock', unblockForm, ({ cardHash }) => {
    seedUnblock(state, cardHash);
  });
}

/** A form's doing, then back to the page: what could not be done is seen there unchanged. */
function addForm<Schema extends z.ZodType>(
  admin: FastifyInstance,
  name: string,
  schema: Schema,
  act: (form: z.infer<Schema>) => void,
): void {
  admin.post(`/admin/page/${name}`, async (request, reply) => {
    const read = schema.safeParse(fieldsOf(request));
    if (read.success) act(read.data);
    return back(reply);
  });
}

function fieldsOf(request: FastifyRequest): unknown {
  const body = request.body instanceof Uint8Array ? Buffer.from(request.body).toString('utf8') : '';
  return Object.fromEntries(new URLSearchParams(body));
}

function back(reply: FastifyReply): FastifyReply {
  return reply.redirect('/admin', 303);
}
