import { clerkKey, parseClerkName } from '../../../domain/clerk-name.ts';

const KEY = 'last-clerks';
const KEPT = 4;

/** Names of colleagues, offered to be picked; of residents nothing is kept in the browser. */
export function lastClerks(): readonly string[] {
  try {
    return readNames(JSON.parse(localStorage.getItem(KEY) ?? '[]'));
  } catch {
    return [];
  }
}

export function rememberClerk(name: string): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(withName(lastClerks(), name)));
  } catch {
    // Then it is typed the next time.
  }
}

export function readNames(stored: unknown): readonly string[] {
  if (!Array.isArray(stored)) return [];
  return stored.filter((name) => typeof name === 'string').slice(0, KEPT);
}

/** The latest first, each once. */
export function withName(names: readonly string[], name: string): readonly string[] {
  const parsed = parseClerkName(name);
  const tidy = parsed.ok ? parsed.value : name.trim();
  const key = clerkKey(tidy);
  return [tidy, ...names.filter((other) => clerkKey(other) !== key)].slice(0, KEPT);
}
