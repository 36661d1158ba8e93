import type { Candidate } from './operation-match.ts';

/** Who of this journal the person of an operation is. */
export type PersonFound =
  | { readonly kind: 'one'; readonly candidate: Candidate }
  /** More than one fits; the first of them. */
  | { readonly kind: 'several'; readonly candidate: Candidate }
  /** Nobody fits, somebody is alike; the nearest of them. */
  | { readonly kind: 'alike'; readonly candidate: Candidate }
  | { readonly kind: 'nobody' };

/** `candidates` best first. */
export function personFound(candidates: readonly Candidate[]): PersonFound {
  const [candidate, ...others] = candidates.filter(({ comparison }) => comparison.verdict === 'same');
  const alike = candidates.filter(({ comparison }) => comparison.verdict === 'alike');
  if (candidate !== undefined) {
    const isDisputed = others.length > 0 || alike.some((rival) => isRival(rival, candidate));
    return { kind: isDisputed ? 'several' : 'one', candidate };
  }
  const [nearest] = alike;
  return nearest === undefined ? { kind: 'nobody' } : { kind: 'alike', candidate: nearest };
}

/** Bears what marks one person out, and whoever fits does not: it may be them who is meant. */
function isRival(rival: Candidate, candidate: Candidate): boolean {
  return (['snils', 'document'] as const).some(
    (field) => rival.comparison.agrees.includes(field) && !candidate.comparison.agrees.includes(field),
  );
}
