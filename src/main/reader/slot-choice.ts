/**
 * Contact slots, slots for security modules, and what only looks like a reader: a crypto token is a
 * reader with a card that never leaves, and a clerk's workplace has one or two of them.
 */
const SKIPPED = /\bICC\b|\bSAM\b|\bcontact\b|windows hello|virtual smart card|token|jacarta|yubikey/i;
/** These words win: a name may bear both the device's and the slot's. */
const CONTACTLESS = /\bPICC\b|contactless|CL\b|\bNFC\b|virtual PCD/i;

/**
 * Whether a slot may be the one that cards are laid on. A pinned name is taken as it is, with or without
 * the two numbers that pcscd puts behind it and that change with the USB port.
 */
export function isUsableSlot(name: string, pinned: string | undefined): boolean {
  if (pinned !== undefined) return name === pinned || withoutNumbers(name) === pinned;
  return CONTACTLESS.test(name) || !SKIPPED.test(name);
}

function withoutNumbers(name: string): string {
  return name.replace(/( [0-9A-F]{2}){1,2}$/, '');
}
