import type { ToTellRow } from '../../../main/api/to-tell-views.ts';

/** One name for each row: applications and operations are counted apart. */
export function tellKey(row: ToTellRow): string {
  return row.kind === 'application' ? `application ${row.applicationId}` : `operation ${row.operationId}`;
}
