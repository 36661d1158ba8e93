import type { SimulatedCardSpec, SimulatedPayment } from './simulated-card.ts';

export const DECK_CARDS = [
  'mir',
  'mir_7_bytes',
  'mir_10_bytes',
  'phone',
  'visa',
  'pass',
  'mute',
  'torn',
  'two_cards',
] as const;

export type DeckCard = (typeof DECK_CARDS)[number];

export function isDeckCard(name: string): name is DeckCard {
  return (DECK_CARDS as readonly string[]).includes(name);
}

const MIR: SimulatedPayment = {
  aid: 'A0000006581010',
  label: 'MIR',
  number: '2200000000000053',
  expiry: '2912',
};

const FIRST: SimulatedCardSpec = { uid: '2A83155E', kind: 'processor', payment: MIR };

/** Cards for training and for tests: no number of them was ever issued. */
export const DECK: Readonly<Record<DeckCard, SimulatedCardSpec>> = {
  mir: FIRST,
  mir_7_bytes: {
    uid: '04A1B2C3D4E5F6',
    kind: 'processor',
    payment: { ...MIR, number: '2201382000000013', expiry: '3005', format: '80' },
  },
  mir_10_bytes: {
    uid: '0102030405060708090A',
    kind: 'processor',
    payment: { ...MIR, number: '2204200000000000004', expiry: '2801' },
  },
  phone: { uid: '08F1E2D3', kind: 'processor', payment: { ...MIR, number: '2202200000000040' } },
  visa: {
    uid: '5B7C9D1E',
    kind: 'processor',
    payment: { aid: 'A0000000031010', label: 'VISA', number: '4000000000000002', expiry: '2911' },
  },
  pass: { uid: 'C4D5E6F7', kind: 'storage' },
  mute: { ...FIRST, uid: '3B94266F', fault: { kind: 'mute', at: 1 } },
  torn: { ...FIRST, uid: '4CA53770', fault: { kind: 'torn', at: 4 } },
  two_cards: { ...FIRST, uid: '5DB64881', fault: { kind: 'swapped_uid', uid: '6EC75992' } },
};
