import type { CardNetwork } from '../../domain/tap.ts';

/** Registered application providers: the first five bytes of an AID say whose application it is. */
const NETWORKS: Readonly<Record<string, CardNetwork>> = {
  A000000658: 'mir',
  A000000003: 'visa',
  A000000004: 'mastercard',
  A000000333: 'unionpay',
};

export function networkOf(aid: Uint8Array): CardNetwork {
  return NETWORKS[Buffer.from(aid.subarray(0, 5)).toString('hex').toUpperCase()] ?? 'other';
}
