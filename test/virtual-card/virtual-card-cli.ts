// Lays a virtual card on vpcd's first slot for some seconds, for people who try the kiosk out:
//   node test/virtual-card/virtual-card-cli.ts --uid 2A83155E --number 2200000000000053 --seconds 5
// or a card of the deck: --card visa
import { parseArgs } from 'node:util';
import { parseUid } from '../../src/domain/uid.ts';
import type { SimulatedCardSpec } from '../../src/main/reader/simulated-card.ts';
import { DECK, DECK_CARDS, isDeckCard } from '../../src/main/reader/simulated-deck.ts';
import { VirtualCard } from './virtual-card.ts';

const USAGE = `npm run virtual-card -- [--card NAME] [--uid HEX] [--number DIGITS] [--seconds N]
Cards: ${DECK_CARDS.join(', ')}. pcscd with vpcd must run.
`;

const { values } = parseArgs({
  options: {
    card: { type: 'string', default: 'mir' },
    uid: { type: 'string' },
    number: { type: 'string' },
    seconds: { type: 'string', default: '3' },
    help: { type: 'boolean', default: false },
  },
});

const spec = chosen();
if (values.help) {
  process.stdout.write(USAGE);
} else if (typeof spec === 'string') {
  process.stderr.write(`${spec}\n`);
  process.exitCode = 2;
} else {
  const card = await VirtualCard.insert(spec);
  await Promise.race([
    card.gone,
    new Promise((resolve) => setTimeout(resolve, Number(values.seconds) * 1000)),
  ]);
  process.stdout.write(`UID ${spec.uid}: ${card.asked.length} APDUs\n`);
  await card.remove();
}

/** The card, or what is wrong with the options. */
function chosen(): SimulatedCardSpec | string {
  if (!isDeckCard(values.card)) return `--card is one of ${DECK_CARDS.join(', ')}`;
  if (!(Number(values.seconds) > 0)) return '--seconds is a positive number';
  const base = DECK[values.card];
  const uid = parseUid(values.uid ?? base.uid);
  if (!uid.ok) return '--uid is 4, 7 or 10 bytes in hex';
  if (values.number !== undefined && !/^\d{12,19}$/.test(values.number)) return '--number is 12 to 19 digits';
  const payment = base.payment && { ...base.payment, number: values.number ?? base.payment.number };
  return { ...base, uid: uid.value, ...(payment && { payment }) };
}
