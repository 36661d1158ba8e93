import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diagnose, type ReaderFacts } from '../../src/main/reader/diagnostics.ts';
import { gatherFacts, isRemoteSession, nfcModules } from '../../src/main/reader/reader-facts.ts';
import { checkSocket, startTypeTrouble } from '../../src/main/reader/service-check.ts';

const NOTHING: ReaderFacts = { trouble: undefined, kernelModules: [], remoteSession: false };

describe('diagnostics for IT', () => {
  it('has nothing to say of a reader that works', () => {
    expect(diagnose({ status: 'waiting', reader: 'x' }, { ...NOTHING, remoteSession: true })).toEqual([]);
  });

  it('names all likely causes, the surest first', () => {
    const facts: ReaderFacts = {
      trouble: 'access_denied',
      kernelModules: ['pn533_usb', 'nfc'],
      remoteSession: true,
    };
    const findings = diagnose({ status: 'service_off' }, facts);
    expect(findings.map(({ code }) => code)).toEqual(['access_denied', 'remote_session', 'kernel_driver']);
    expect(findings[0]?.message).toContain('polkit');
    expect(findings[2]?.message).toContain('pn533_usb, nfc');
  });

  it('says what to try where nothing was found', () => {
    expect(diagnose({ status: 'no_reader' }, NOTHING).map(({ code }) => code)).toEqual(['nothing_found']);
  });

  it('finds the kernel modules that take an NFC reader away', () => {
    expect(
      nfcModules('pn533_usb 20480 0 - Live 0x0\npn533 53248 1 pn533_usb\nnfc 143360 1\next4 1 2\n'),
    ).toEqual(['pn533_usb', 'pn533', 'nfc']);
    expect(nfcModules('nfct 1 0\nnfs 1 0\n')).toEqual([]);
  });

  it.each([
    [{ SESSIONNAME: 'RDP-Tcp#12' }, true],
    [{ XRDP_SESSION: '1' }, true],
    [{ SESSIONNAME: 'Console' }, false],
    [{}, false],
  ])('tells a remote desktop by %o', (environment, remote) => {
    expect(isRemoteSession(environment)).toBe(remote);
  });

  it('gathers facts where there is nothing to look at', async () => {
    const facts = await gatherFacts('win32', {}, 'driver_missing');
    expect(facts).toEqual({ trouble: 'driver_missing', kernelModules: [], remoteSession: false });
  });
});

describe('look at the service', () => {
  it('finds a socket that listens', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'karta-service-'));
    const path = join(folder, 'pcscd.comm');
    expect(await checkSocket(path)).toBe('service_not_running');
    const server = createServer();
    await new Promise<void>((resolve) => {
      server.listen(path, resolve);
    });
    expect(await checkSocket(path)).toBeUndefined();
    await new Promise((resolve) => server.close(resolve));
    expect(await checkSocket(path)).toBe('service_not_running');
    await rm(folder, { recursive: true });
  });

  it.each([
    ['    Start    REG_DWORD    0x2\r\n', undefined],
    ['    Start    REG_DWORD    0x3\r\n', 'service_not_automatic'],
    ['    Start    REG_DWORD    0x4\r\n', 'service_not_automatic'],
    ['', undefined],
  ])('reads the start type out of «%s»', (output, trouble) => {
    expect(startTypeTrouble(output)).toBe(trouble);
  });
});
