/** Deeper than any answer of the regulation by far; a bomb is deeper still. */
const DEEPEST = 32;

/**
 * Reads an answer's body: UTF-8, one JSON value, no byte order mark, no `__proto__`, no great depth.
 * `undefined` for everything else; JSON itself has no such value.
 */
export function readAnswerJson(body: Uint8Array, contentType: string | undefined): unknown {
  if (!mayBeJson(contentType)) return undefined;
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body));
    return isTame(json, 0) ? json : undefined;
  } catch {
    return undefined;
  }
}

/** What calls itself a page is none of the Department's answers, whatever stands in it. */
function mayBeJson(contentType: string | undefined): boolean {
  if (contentType === undefined) return true;
  return /^\s*(?:[\w.-]+\/(?:[\w.-]+\+)?json|text\/plain)\s*(?:;|$)/i.test(contentType);
}

function isTame(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (depth >= DEEPEST) return false;
  if (Array.isArray(value)) return value.every((part) => isTame(part, depth + 1));
  // What JSON made has no other names than its own; to make a list of them would cost more than the look.
  for (const name in value) {
    if (name === '__proto__' || !isTame(value[name as keyof typeof value], depth + 1)) return false;
  }
  return true;
}
