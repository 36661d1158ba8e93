import http from 'node:http';
import https from 'node:https';
import Fastify, { type FastifyInstance } from 'fastify';
import { addAdmin } from './admin.ts';
import { addAdminGuard } from './admin-guard.ts';
import { addAdminPage } from './admin-page.ts';
import { openDatabase } from './database.ts';
import type { Stand, StandOptions, StandTls } from './options.ts';
import { addPortalPage } from './portal-page.ts';
import { loggedRequests } from './request-log.ts';
import { addRoutes } from './routes.ts';
import type { StandState } from './stand-state.ts';

export type { Stand, StandOptions } from './options.ts';

/** Largest request body: a batch of some ten thousand statuses. */
const BODY_LIMIT = 4 * 1024 * 1024;

/** A working Department for training, demonstration and joint trials; reachable on this machine only. */
export async function startStand(options: StandOptions): Promise<Stand> {
  const app = newApp(options.tls);
  const db = openDatabase(options.file);
  const closing = new AbortController();
  const { clock, newId, timeZone, apiKey, prgCode } = options;
  const state: StandState = { db, clock, newId, timeZone };
  // Bodies stay bytes: what does not parse is the service's own refusal, not the framework's.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  addRoutes(app, {
    state,
    access: { apiKey, prgCode },
    wait: (delayMs) => waited(options, delayMs, closing.signal),
    onEnd: (id) => tell(options, state, id),
  });
  app.register(async (admin) => {
    addAdminGuard(admin);
    addAdmin(admin, state);
    addAdminPage(admin, state);
    addPortalPage(admin, state);
  });
  try {
    const address = await app.listen({ host: '127.0.0.1', port: options.port });
    return {
      // Of a server made elsewhere the framework does not know that it speaks TLS.
      url: options.tls ? address.replace('http:', 'https:') : address,
      requests: () => loggedRequests(db),
      close: async () => {
        closing.abort();
        await app.close();
        db.close();
      },
    };
  } catch (problem) {
    db.close();
    throw problem;
  }
}

function newApp(tls: StandTls | undefined): FastifyInstance {
  return Fastify({
    bodyLimit: BODY_LIMIT,
    // A HEAD would run the service of its GET.
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    serverFactory: (handler) =>
      tls
        ? https.createServer(
            {
              key: Buffer.from(tls.key),
              cert: Buffer.from(tls.cert),
              minVersion: 'TLSv1.2',
              ...(tls.clientCa !== undefined && {
                ca: Buffer.from(tls.clientCa),
                requestCert: true,
                rejectUnauthorized: true,
              }),
            },
            handler,
          )
        : http.createServer(handler),
  });
}

async function waited({ wait }: StandOptions, delayMs: number, closing: AbortSignal): Promise<boolean> {
  try {
    await wait(delayMs, closing);
  } catch (problem) {
    if (!closing.aborted) throw problem;
  }
  return !closing.aborted;
}

function tell({ onRequestEnd }: StandOptions, { db }: StandState, id: number): void {
  const [request] = onRequestEnd ? loggedRequests(db, id - 1) : [];
  if (request) onRequestEnd?.(request);
}
