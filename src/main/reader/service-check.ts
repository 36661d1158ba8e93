import { execFile } from 'node:child_process';
import { createConnection } from 'node:net';
import type { ReaderTrouble } from './reader-trouble.ts';

/** Where libpcsclite looks for pcscd, and the variable that it obeys. */
const SOCKET = process.env['PCSCLITE_CSOCK_NAME'] ?? '/run/pcscd/pcscd.comm';
const SERVICE_KEY = String.raw`HKLM\SYSTEM\CurrentControlSet\Services\SCardSvr`;

/**
 * What speaks against calling the driver now. Its constructor spins for ever where no service answers,
 * and on Windows it asks for an administrator where the service does not start by itself.
 */
export function checkService(platform: NodeJS.Platform): Promise<ReaderTrouble | undefined> {
  switch (platform) {
    case 'linux':
      return checkSocket(SOCKET);
    case 'win32':
      return checkStartType();
    default:
      return Promise.resolve(undefined);
  }
}

/** systemd starts pcscd at a connection to this socket, so a mere look at the file would not do. */
export function checkSocket(path: string): Promise<ReaderTrouble | undefined> {
  return new Promise((resolve) => {
    const socket = createConnection(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(undefined);
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code === 'EACCES' ? 'access_denied' : 'service_not_running');
    });
  });
}

function checkStartType(): Promise<ReaderTrouble | undefined> {
  return new Promise((resolve) => {
    execFile('reg.exe', ['query', SERVICE_KEY, '/v', 'Start'], { windowsHide: true }, (_error, output) => {
      resolve(startTypeTrouble(output));
    });
  });
}

/** 2 is automatic; an answer that can't be read speaks against nothing. */
export function startTypeTrouble(output: string): ReaderTrouble | undefined {
  const type = /REG_DWORD\s+0x([0-9a-f]+)/i.exec(output)?.[1];
  return type === undefined || Number.parseInt(type, 16) === 2 ? undefined : 'service_not_automatic';
}
