import type { Call } from '../../src/domain/call.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { Department } from '../../src/main/department/department.ts';
import type { DepartmentSettings } from '../../src/main/department/department-settings.ts';
import { openDepartment } from '../../src/main/department/open-department.ts';
import { expectOk } from './expect-ok.ts';
import { API_KEY } from './invented-calls.ts';
import { type Reply, replying, startHttpPeer } from './peer.ts';

export const NOW = Date.parse('2026-11-23T09:00:00Z');

export function settingsFor(baseUrl: URL, more: Partial<DepartmentSettings> = {}): DepartmentSettings {
  return { baseUrl, apiKey: API_KEY, prgCode: '45', now: () => NOW, ...more };
}

export type OpenDepartment = Department & AsyncDisposable;

/** Closes itself at the end of its block. */
export function departmentAt(baseUrl: URL, more: Partial<DepartmentSettings> = {}): OpenDepartment {
  const department = expectOk(openDepartment(settingsFor(baseUrl, more)));
  return Object.assign(department, { [Symbol.asyncDispose]: () => department.close() });
}

export async function sendTo(
  baseUrl: URL,
  call: Call,
  more: Partial<DepartmentSettings> = {},
): Promise<Outcome> {
  await using department = departmentAt(baseUrl, more);
  return await department.prepare(call).send();
}

/** Asks a peer that answers with `reply`, over real HTTP. */
export async function ask(call: Call, reply: Reply): Promise<Outcome> {
  await using peer = await startHttpPeer(replying(reply));
  return await sendTo(peer.url, call);
}
