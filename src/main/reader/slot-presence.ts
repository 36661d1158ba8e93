/** What a new state of the slot means; `driver_connects`: nfc-pcsc has seen the card come, too. */
export type PresenceEvent =
  | { readonly kind: 'came'; readonly driverConnects: boolean }
  | { readonly kind: 'left' };

export interface Presence {
  readonly present: boolean;
  /** Cards that came or went so far, as the service counts them in the state's upper half. */
  readonly count: number;
}

const SCARD_STATE_PRESENT = 0x20;

/**
 * Reads presence out of a state of PC/SC. Two changes that follow close on each other reach us as one:
 * then only the count tells that the card now present is not the one before, and nfc-pcsc misses it.
 */
export function nextPresence(
  before: Presence | undefined,
  state: number,
): { readonly presence: Presence; readonly events: readonly PresenceEvent[] } {
  const presence = { present: (state & SCARD_STATE_PRESENT) !== 0, count: state >>> 16 };
  return { presence, events: eventsBetween(before, presence) };
}

function eventsBetween(before: Presence | undefined, now: Presence): readonly PresenceEvent[] {
  const came = { kind: 'came', driverConnects: true } as const;
  if (before === undefined) return now.present ? [came] : [{ kind: 'left' }];
  if (before.present !== now.present) return now.present ? [came] : [{ kind: 'left' }];
  const moved = (now.count - before.count) & 0xffff;
  if (!now.present || moved < 2) return [];
  return [{ kind: 'left' }, { kind: 'came', driverConnects: false }];
}
