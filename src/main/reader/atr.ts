/**
 * What lies on the reader by its ATR (PC/SC part 3, 3.1.3.2.3). A storage card bears the registered
 * identifier of the PC/SC workgroup; any other contactless card has a processor and speaks APDUs.
 */
export type CardKind = 'storage' | 'processor';

const STORAGE_MARK = Buffer.from('4f0ca000000306', 'hex');

export function cardKind(atr: Uint8Array): CardKind {
  return Buffer.from(atr).includes(STORAGE_MARK) ? 'storage' : 'processor';
}
