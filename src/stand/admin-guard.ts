import type { FastifyInstance } from 'fastify';

const LOOPBACK = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/;

/** The stand listens on loopback; this keeps out pages of a browser that runs on the same machine. */
export function addAdminGuard(admin: FastifyInstance): void {
  admin.addHook('onRequest', async (request, reply) => {
    const { host = '', origin } = request.headers;
    if (LOOPBACK.test(host) && (origin === undefined || isSameHost(origin, host))) return;
    await reply.code(403).send({ message: 'Управление стендом доступно только с этого компьютера' });
  });
}

function isSameHost(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}
