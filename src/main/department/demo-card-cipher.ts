import { createHmac } from 'node:crypto';
import type { CardCipher } from '../../domain/hidden-card.ts';
import { encodeBytes } from './encode-bytes.ts';

/** Published on purpose: whoever reads this can search a demo hash through, so real cards stay away. */
const TRAINING_KEY = 'karta-zhitelya training key, not a secret';

/**
 * Training contour only. The same card always gives the same hash, and every value shows whence it
 * comes. Nothing can be deciphered from `cipherText`: it is a digest of the hash.
 */
export const demoCardCipher: CardCipher = {
  hide(number) {
    const hash = encodeBytes(createHmac('sha256', TRAINING_KEY).update(number.bytes).digest(), 'hex');
    const digest = createHmac('sha256', TRAINING_KEY).update(hash).digest();
    return {
      hash,
      cipherText: `DEMO-${encodeBytes(digest, 'base64')}`,
      keyAlias: 'demo',
      lastTwo: number.lastTwo,
      serviceHashes: [],
    };
  },
};
