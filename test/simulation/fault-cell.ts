export type When = 'before_commit' | 'after_commit';

export const WHENS: readonly When[] = ['before_commit', 'after_commit'];

/** A kind of fault that meets one place, before the Department has dealt with the request or after. */
export interface FaultCell<Kind extends string = string, Place extends string = string> {
  readonly kind: Kind;
  readonly place: Place;
  readonly when: When;
}

export function nameOfCell({ kind, place, when }: FaultCell): string {
  return `${kind} ${place} ${when}`;
}
