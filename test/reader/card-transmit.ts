import type { Transmit } from '../../src/main/reader/apdu.ts';
import { PCSC } from '../../src/main/reader/pcsc-code.ts';
import { SimulatedCard, type SimulatedCardSpec } from '../../src/main/reader/simulated-card.ts';
import { DECK } from '../../src/main/reader/simulated-deck.ts';

export const MIR = DECK.mir;

/** A card behind `transmit`, and what it was asked and has answered, in order. */
export function cardBehind(spec: SimulatedCardSpec) {
  const card = new SimulatedCard(spec);
  const asked: string[] = [];
  const answered: Uint8Array[] = [];
  const transmit: Transmit = async (apdu) => {
    asked.push(Buffer.from(apdu).toString('hex'));
    const answer = card.respond(apdu);
    if (answer === 'silent') return new Promise(() => undefined);
    if (answer === 'gone') return { kind: 'lost', code: PCSC.removed };
    answered.push(answer);
    return { kind: 'answer', bytes: answer };
  };
  return { card, asked, answered, transmit };
}

/** Hex without regard to blanks. */
export function bytes(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
}
