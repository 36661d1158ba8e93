import { readFile } from 'node:fs/promises';
import type { ReaderFacts } from './diagnostics.ts';
import type { ReaderTrouble } from './reader-trouble.ts';

/** Modules of the kernel's own NFC stack: each keeps pcscd from opening an ACR122U. */
const NFC_MODULES = ['pn533_usb', 'pn533', 'nfc'];

/** Looks at this machine; what can't be looked at counts as not there. */
export async function gatherFacts(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
  trouble: ReaderTrouble | undefined,
): Promise<ReaderFacts> {
  const modules = platform === 'linux' ? await readFile('/proc/modules', 'utf8').catch(() => '') : '';
  return {
    trouble,
    kernelModules: nfcModules(modules),
    remoteSession: isRemoteSession(environment),
  };
}

export function nfcModules(procModules: string): readonly string[] {
  const loaded = procModules.split('\n').map((line) => line.split(' ', 1)[0]);
  return NFC_MODULES.filter((name) => loaded.includes(name));
}

/** Windows names the session `RDP-Tcp#…`; xrdp and X2Go leave marks of their own. */
export function isRemoteSession(environment: Readonly<Record<string, string | undefined>>): boolean {
  const windows = environment['SESSIONNAME']?.toUpperCase().startsWith('RDP-') ?? false;
  return windows || environment['XRDP_SESSION'] !== undefined || environment['X2GO_SESSION'] !== undefined;
}
