import type { FastifyInstance } from 'fastify';
import { type ExchangeParts, exchange } from './exchange.ts';
import { maskUnknownPath } from './mask.ts';
import { logArrival, logEnd } from './request-log.ts';
import type { ServiceName } from './service-name.ts';

const ROUTES: readonly (readonly ['GET' | 'POST', string, ServiceName])[] = [
  ['GET', '/v1.0/CheckCard/:snils', 'CheckCard'],
  ['POST', '/v1.0/Clients', 'Clients'],
  ['POST', '/v1.0/Cards', 'Cards'],
  ['POST', '/v1.0/RegisterMifare', 'RegisterMifare'],
  ['GET', '/v1.0/clientsOperationInfo', 'ListOperations'],
  ['POST', '/v1.0/clientsOperationInfo', 'PublishStatuses'],
];

/** The six services of the regulation; what else is asked for is 404 and stands in the log. */
export function addRoutes(app: FastifyInstance, parts: ExchangeParts): void {
  for (const [method, url, service] of ROUTES) {
    app.route({
      method,
      url,
      handler: (request, reply) => exchange(parts, service, request, reply),
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const { db, clock } = parts.state;
    const path = maskUnknownPath(request.url);
    const nobody = { service: null, rqUid: null, person: null, bodyDigest: null };
    const id = logArrival(db, { at: clock(), method: request.method, path, ...nobody });
    logEnd(db, id, { ended: 'reply', answer: { status: 404, codes: [] } });
    return reply.code(404).send({ message: 'Такого сервиса нет' });
  });
}
