/** How a region writes digests and cipher texts. */
export type BytesEncoding = 'hex' | 'hex-upper' | 'base64';

/** Writes the bytes out and overwrites them: one copy of a card number in disguise is enough. */
export function encodeBytes(bytes: Buffer, encoding: BytesEncoding): string {
  const text = encoding === 'base64' ? bytes.toString('base64') : bytes.toString('hex');
  bytes.fill(0);
  return encoding === 'hex-upper' ? text.toUpperCase() : text;
}
