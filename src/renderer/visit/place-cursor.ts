const FIRST = '[data-first="true"]';

/**
 * Puts the cursor into the named field, else into the first one of the page; into the heading where there
 * is none, so that the next Tab and a screen reader begin at the top. Focus is never left on nothing.
 */
export function placeCursor(page: ParentNode | null, field?: string): void {
  const named = field === undefined ? null : page?.querySelector(`[data-field="${CSS.escape(field)}"]`);
  const target = named ?? page?.querySelector(FIRST) ?? page?.querySelector('h1');
  if (!(target instanceof HTMLElement)) return;
  target.focus();
  target.scrollIntoView({ block: 'nearest' });
  // All of it, so that a correction replaces what was wrong by typing alone.
  if (named && target instanceof HTMLInputElement) target.select();
}
