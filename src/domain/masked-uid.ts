import type { Uid } from './uid.ts';

const HIDDEN = '••';

/** What a screen may show of a UID: enough to tell two cards at one desk apart, too little to copy one. */
export function maskedUid(uid: Uid): string {
  const bytes = uid.match(/../g) ?? [];
  const shown = bytes.length > 4 ? 2 : 1;
  return bytes.map((byte, at) => (at < shown || at === bytes.length - 1 ? byte : HIDDEN)).join(' ');
}
