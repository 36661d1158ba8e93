import type { z } from 'zod';

/**
 * JSON text of what goes out. The domain has checked every field before: what does not fit the
 * regulation here is a bug of ours, and throws before an intent is written or a byte leaves. The
 * error names the fields, never their values.
 */
export function wireBody<Schema extends z.ZodType>(schema: Schema, body: z.input<Schema>): string {
  const checked = schema.safeParse(body);
  if (checked.success) return JSON.stringify(checked.data);
  const fields = checked.error.issues.map(({ path, code }) => `${path.join('.')} (${code})`);
  throw new Error(`Body does not fit the regulation: ${fields.join(', ')}`);
}
