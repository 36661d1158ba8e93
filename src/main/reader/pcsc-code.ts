/** PC/SC errors that the kiosk tells apart, by their code: on a Russian Windows the text is unreadable. */
export const PCSC = {
  timeout: 0x8010000a,
  sharingViolation: 0x8010000b,
  noCard: 0x8010000c,
  communication: 0x80100013,
  notTransacted: 0x80100016,
  readerUnavailable: 0x80100017,
  noService: 0x8010001d,
  serviceStopped: 0x8010001e,
  noReaders: 0x8010002e,
  communicationLost: 0x8010002f,
  accessDenied: 0x8010006a,
  mute: 0x80100066,
  unpowered: 0x80100067,
  reset: 0x80100068,
  removed: 0x80100069,
} as const;

/**
 * The code of an error of the driver. pcsclite tells it only at the end of its text, as `(0x8010000b)`;
 * nfc-pcsc wraps that error once or twice, as `previous`. Where a long is 64 bits wide the code may
 * come sign-extended.
 */
export function pcscCode(error: unknown): number | undefined {
  for (let at = error, depth = 0; at instanceof Error && depth < 4; depth += 1) {
    const digits = /\(0x([0-9a-f]{1,16})\)\s*$/i.exec(at.message)?.[1];
    if (digits !== undefined) return Number.parseInt(digits.slice(-8), 16);
    at = 'previous' in at ? at.previous : undefined;
  }
  return undefined;
}
