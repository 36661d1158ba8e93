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
 * sent. Always resolves; undefined: all three hold.
 */
export async function connectionTrouble(target: ReachTarget): Promise<ReachReason | undefined> {
  const addresses = await lookUp(target);
  if (!addresses.ok) return addresses.problem;
  const socket = await openSocket(target, addresses.value);
  if (!socket.ok) return socket.problem;
  try {
    const { secureContext } = target;
    return secureContext && (await handshakeTrouble(target, secureContext, socket.value));
  } finally {
    socket.value.destroy();
  }
}

type Addresses = Parameters<Parameters<LookupFunction>[2]>[1];

function lookUp({ host, lookup = systemLookup, limitMs }: ReachTarget) {
  return new Promise<Result<Addresses, ReachReason>>((resolve) => {
    // A look-up can't be called off: what comes of it later is not heard any more.
    const timer = setTimeout(() => resolve(fail('name_server_silent')), limitMs);
    lookup(host, { all: true }, (error, addresses) => {
      clearTimeout(timer);
      resolve(error ? fail(addressReason(error)) : ok(addresses));
    });
  });
}

function openSocket({ host, port, limitMs, nextAddressMs }: ReachTarget, addresses: Addresses) {
  return new Promise<Result<Socket, ReachReason>>((resolve) => {
    const socket = connect({
      host,
      port,
      autoSelectFamily: true,
      autoSelectFamilyAttemptTimeout: nextAddressMs,
      lookup: (_host, _options, found) => found(null, addresses),
    });
    const timer = setTimeout(() => {
      socket.destroy();
      resolve(fail('connect_timeout'));
    }, limitMs);
    // Heard for as long as it lives: a connection that breaks later must not end the program.
    socket.on('error', (error) => {
      clearTimeout(timer);
      resolve(fail(connectionReason(error)));
    });
    socket.once('connect', () => {
      clearTimeout(timer);
      resolve(ok(socket));
    });
  });
}

/** As for a request: the same authorities and versions, no way around a bad certificate. */
function handshakeTrouble({ host, limitMs }: ReachTarget, secureContext: SecureContext, socket: Socket) {
  return new Promise<ReachReason | undefined>((resolve) => {
    const tls = connectTls({
      socket,
      host,
      servername: isIP(host) ? '' : host,
      secureContext,
      rejectUnauthorized: true,
      ALPNProtocols: ['http/1.1'],
    });
    const timer = setTimeout(() => end('handshake_timeout'), limitMs);
    const end = (reason?: ReachReason): void => {
      clearTimeout(timer);
      resolve(reason);
      tls.destroy();
    };
    tls.on('error', (error) => end(protectionReason(error)));
    // The other side may hang up without a word.
    tls.once('close', () => end('tls'));
    tls.once('secureConnect', () => end());
  });
}
