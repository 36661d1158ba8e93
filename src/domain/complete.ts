/** What was looked for: each field as it should be, or undefined where it could not be had. */
export type Found<Fields> = { readonly [Key in keyof Fields]: Fields[Key] | undefined };

/** All of them, or nothing. Only for fields of which none may be absent. */
export function complete<Fields extends object>(found: Found<Fields>): Fields | undefined {
  return Object.values(found).includes(undefined) ? undefined : (found as Fields);
}

/** Those that are there: an absent field is left out, not set to undefined. */
export function present<Fields extends object>(found: Found<Fields>): Partial<Fields> {
  const entries = Object.entries(found).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Partial<Fields>;
}
