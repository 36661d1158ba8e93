import { lookup as systemLookup } from 'node:dns';
import { connect, isIP, type LookupFunction, type Socket } from 'node:net';
import { connect as connectTls, type SecureContext } from 'node:tls';
import type { ReachReason } from '../../domain/reach.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { addressReason, connectionReason, protectionReason } from './reach-error.ts';

export interface ReachTarget {
  readonly host: string;
  readonly port: number;
  /** Absent where the Department's gateway speaks plain HTTP on loopback. */
  readonly secureContext?: SecureContext;
  /** For each stage by itself. */
  readonly limitMs: number;
  /** Between two addresses of one name. */
  readonly nextAddressMs: number;
  /** The system's, unless a test has its own. */
  readonly lookup?: LookupFunction;
}

/**
 * Name, connection and protection, each by itself, so that what fails has its own name; not a byte of HTTP is
 * sent. Always resolves, with any reason once `signal` aborts; undefined: all three hold.
 */
export async function connectionTrouble(
  target: ReachTarget,
  signal: AbortSignal,
): Promise<ReachReason | undefined> {
  const ended = () => AbortSignal.any([signal, AbortSignal.timeout(target.limitMs)]);
  const addresses = await lookUp(target, ended());
  if (!addresses.ok) return addresses.problem;
  const socket = await openSocket(target, addresses.value, ended());
  if (!socket.ok) return socket.problem;
  const { secureContext } = target;
  const trouble =
    secureContext && (await handshakeTrouble(target.host, secureContext, socket.value, ended()));
  socket.value.destroy();
  return trouble;
}

type Addresses = Parameters<Parameters<LookupFunction>[2]>[1];

function lookUp({ host, lookup = systemLookup }: ReachTarget, ended: AbortSignal) {
  return new Promise<Result<Addresses, ReachReason>>((resolve) => {
    // A look-up can't be called off: what comes of it later is not heard any more.
    ended.addEventListener('abort', () => resolve(fail('name_server_silent')));
    lookup(host, { all: true }, (error, addresses) => {
      resolve(error ? fail(addressReason(error)) : ok(addresses));
    });
  });
}

function openSocket({ host, port, nextAddressMs }: ReachTarget, addresses: Addresses, ended: AbortSignal) {
  return new Promise<Result<Socket, ReachReason>>((resolve) => {
    const socket = connect({
      host,
      port,
      autoSelectFamily: true,
      autoSelectFamilyAttemptTimeout: nextAddressMs,
      lookup: (_host, _options, found) => found(null, addresses),
    });
    ended.addEventListener('abort', () => {
      resolve(fail('connect_timeout'));
      // One that was opened in time is in use by now, and ended by its own stage.
      if (socket.connecting) socket.destroy();
    });
    // Heard for as long as it lives: a connection that breaks later must not end the program.
    socket.on('error', (error) => resolve(fail(connectionReason(error))));
    socket.once('connect', () => resolve(ok(socket)));
  });
}

/** As for a request: the same authorities and versions, no way around a bad certificate. */
function handshakeTrouble(host: string, secureContext: SecureContext, socket: Socket, ended: AbortSignal) {
  return new Promise<ReachReason | undefined>((resolve) => {
    const tls = connectTls({
      socket,
      host,
      servername: isIP(host) ? '' : host,
      secureContext,
      rejectUnauthorized: true,
      ALPNProtocols: ['http/1.1'],
    });
    const end = (reason?: ReachReason): void => {
      resolve(reason);
      tls.destroy();
    };
    ended.addEventListener('abort', () => end('handshake_timeout'));
    tls.on('error', (error) => end(protectionReason(error)));
    // The other side may hang up without a word.
    tls.once('close', () => end('tls'));
    tls.once('secureConnect', () => end());
  });
}
