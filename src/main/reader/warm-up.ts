import { readCard } from './card-session.ts';
import { SimulatedCard } from './simulated-card.ts';
import { DECK } from './simulated-deck.ts';
import type { Timers } from './timers.ts';

/** So many that the compiler has taken up what every tap runs through. */
const ROUNDS = 60;

/** Reads a made-up card a few times and forgets it: code that has never run makes the first taps slow. */
export async function warmUp(timers: Timers): Promise<void> {
  const card = new SimulatedCard(DECK.mir);
  const options = { atr: card.atr, readNumber: true, today: '2026-01-01', timers };
  for (let round = 0; round < ROUNDS; round += 1) {
    card.reset();
    await readCard(async (apdu) => {
      const answer = card.respond(apdu);
      return typeof answer === 'string' ? { kind: 'lost' } : { kind: 'answer', bytes: answer };
    }, options);
  }
}
