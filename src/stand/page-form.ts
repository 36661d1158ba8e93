import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';

const POLICY =
  "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const problemQuery = z.object({ problem: z.string().optional().catch(undefined) });

/** `render` is given the problem that the last form ended with, as it stands in the address. */
export function addPage(
  admin: FastifyInstance,
  path: string,
  render: (problem: string | undefined) => string,
): void {
  admin.get(path, async (request, reply) =>
    reply
      .headers({ 'content-security-policy': POLICY, 'cache-control': 'no-store' })
      .type('text/html; charset=utf-8')
      .send(render(problemQuery.parse(request.query).problem)),
  );
}

/** A form's doing, then back to its page, which shows what could not be done: by its problem, or by being unchanged. */
export function addForm<Schema extends z.ZodType>(
  admin: FastifyInstance,
  page: string,
  name: string,
  schema: Schema,
  // biome-ignore lint/suspicious/noConfusingVoidType: most forms have no problem of their own
  act: (form: z.infer<Schema>) => string | undefined | void,
): void {
  admin.post(`/admin/page/${name}`, async (request, reply) => {
    const read = schema.safeParse(fieldsOf(request));
    const problem = read.success ? act(read.data) : undefined;
    return reply.redirect(problem ? `${page}?problem=${encodeURIComponent(problem)}` : page, 303);
  });
}

function fieldsOf(request: FastifyRequest): unknown {
  const body = request.body instanceof Uint8Array ? Buffer.from(request.body).toString('utf8') : '';
  return Object.fromEntries(new URLSearchParams(body));
}
