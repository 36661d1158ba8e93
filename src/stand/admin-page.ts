import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { renderAdminPage } from './admin-page-html.ts';
import { seedBlock, seedUnblock } from './card-seed.ts';
import { emptyDatabase } from './database.ts';
import { FAULT_PRESETS } from './fault-presets.ts';
import { planFault, removeFaults } from './fault-queue.ts';
import { addForm, addPage } from './page-form.ts';
import { STYLE } from './page-html.ts';
import { SERVICES } from './service-name.ts';
import type { StandState } from './stand-state.ts';

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
  addPage(admin, '/admin', () => renderAdminPage(state));
  admin.get('/admin/style.css', async (_request, reply) => reply.type('text/css').send(STYLE));
  addForm(admin, '/admin', 'reset', noFields, () => emptyDatabase(state.db));
  addForm(admin, '/admin', 'no-faults', noFields, () => removeFaults(state.db));
  addForm(admin, '/admin', 'faults', faultForm, ({ service, preset, count }) => {
    const fault = FAULT_PRESETS[preset]?.fault;
    if (fault) planFault(state.db, { service, fault, skip: 0, count });
  });
  addForm(admin, '/admin', 'block', blockForm, (form) => {
    seedBlock(state, { ...form, tellsOffice: true });
  });
  addForm(admin, '/admin', 'unblock', unblockForm, ({ cardHash }) => {
    seedUnblock(state, cardHash);
  });
}
