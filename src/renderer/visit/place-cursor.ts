const FIRST = '[data-first="true"]';

/**
 * Puts the cursor into that of the named fields which comes first on the page, else into the first one of
 * all; into the heading where there is none, so that the next Tab and a screen reader begin at the top.
 * Focus is never left on nothing.
 */
export function placeCursor(page: ParentNode | null, fields: readonly string[] = []): void {
  const selectors = fields.map((field) => `[data-field="${CSS.escape(field)}"]`).join();
  const named = selectors === '' ? null : page?.querySelector(selectors);
  const target = named ?? page?.querySelector(FIRST) ?? page?.querySelector('h1');
  if (!(target instanceof HTMLElement)) return;
  target.focus();
  target.scrollIntoView({ block: 'nearest' });
  // All of it, so that a correction replaces what was wrong by typing alone.
  if (named && target instanceof HTMLInputElement) target.select();
}
