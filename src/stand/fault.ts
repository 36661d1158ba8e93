import { z } from 'zod';

const text = z.string().max(100_000);
const ms = z.int().min(0).max(600_000);

/** Whether the service works first: its change is then made, though nobody is told of it. */
const afterCommit = z.boolean().default(false);

/**
 * What the channel or a broken Department can do to one request. Kinds without `afterCommit` that
 * spoil an answer always work first; `lost_before_commit` never does.
 */
export const faultSchema = z.discriminatedUnion('kind', [
  /** Before: the request lands late, even when the client has given up. After: only the answer is late. */
  z.strictObject({
    kind: z.literal('delay'),
    delayMs: ms,
    at: z.enum(['before_commit', 'after_commit']).default('before_commit'),
  }),
  z.strictObject({ kind: z.literal('lost_before_commit') }),
  z.strictObject({ kind: z.literal('lost_answer_after_commit') }),
  z.strictObject({
    kind: z.literal('status'),
    status: z.union([z.literal([302, 401, 403, 404, 408, 429]), z.int().min(500).max(599)]),
    /** For 429 and 503: seconds from now, or the same as an HTTP date by the stand's clock. */
    retryAfterSeconds: z.int().min(0).optional(),
    retryAfterAs: z.enum(['seconds', 'date']).default('seconds'),
    afterCommit,
  }),
  z.strictObject({ kind: z.literal('html'), status: z.literal([200, 502]), afterCommit }),
  z.strictObject({ kind: z.literal('broken_json') }),
  z.strictObject({ kind: z.literal('wrong_schema') }),
  z.strictObject({ kind: z.literal('bom') }),
  z.strictObject({ kind: z.literal('endless_body') }),
  /** One byte at a time. */
  z.strictObject({ kind: z.literal('slow_drip'), everyMs: ms }),
  z.strictObject({ kind: z.literal('wrong_date'), offsetMs: z.int() }),
  z.strictObject({ kind: z.literal('rquid'), answer: z.enum(['left_out', 'another']) }),
  /** Any other body: deep nesting, `__proto__`, new fields, codes that no service lists. */
  z.strictObject({
    kind: z.literal('body'),
    status: z.literal([200, 400]),
    contentType: z.string().max(200).default('application/json; charset=utf-8'),
    text,
  }),
]);

export type Fault = z.infer<typeof faultSchema>;

/** Whether the service is to work at all under this fault. */
export function letsServiceWork(fault: Fault): boolean {
  switch (fault.kind) {
    case 'lost_before_commit':
      return false;
    case 'status':
    case 'html':
      return fault.afterCommit;
    default:
      return true;
  }
}
