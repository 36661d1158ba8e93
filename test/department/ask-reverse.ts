import { fileURLToPath } from 'node:url';
import type { ListedOperation } from '../../src/domain/operation.ts';
import type { DepartmentSettings } from '../../src/main/department/department-settings.ts';
import { openReverseDepartment } from '../../src/main/department/open-department.ts';
import { pageReader } from '../../src/main/department/page-reader.ts';
import type { ListOutcome, ReverseDepartment } from '../../src/main/department/reverse-department.ts';
import { settingsFor } from './ask.ts';
import { expectOk } from './expect-ok.ts';
import { type Reply, replying, startHttpPeer } from './peer.ts';

export const RQ_UID = 'a3a8f2d4-6b1c-4f57-8d61-2f9c0b7e5a10';
export const PAGE_WORKER = fileURLToPath(
  new URL('../../src/main/department/page-worker.ts', import.meta.url),
);

export function reverseAt(baseUrl: URL, more: Partial<DepartmentSettings> = {}) {
  const parts = { timeZone: 'Asia/Yekaterinburg', readPage: pageReader(PAGE_WORKER) };
  const department: ReverseDepartment = expectOk(openReverseDepartment(settingsFor(baseUrl, more), parts));
  return Object.assign(department, { [Symbol.asyncDispose]: () => department.close() });
}

interface Listed {
  readonly outcome: ListOutcome;
  readonly entries: readonly ListedOperation[];
  /** As they were handed over. */
  readonly parts: readonly number[];
}

export async function listFrom(
  baseUrl: URL,
  more: Partial<DepartmentSettings> = {},
  size = 1000,
): Promise<Listed> {
  await using department = reverseAt(baseUrl, more);
  const entries: ListedOperation[] = [];
  const parts: number[] = [];
  const outcome = await department.list(size, RQ_UID, (some) => {
    entries.push(...some);
    parts.push(some.length);
  });
  return { outcome, entries, parts };
}

/** Asks a peer that answers with `reply` and our own `rqUID`, over real HTTP. */
export async function list(reply: Reply): Promise<Listed> {
  await using peer = await startHttpPeer(
    replying({ ...reply, headers: { rqUID: RQ_UID, ...reply.headers } }),
  );
  return await listFrom(peer.url);
}
