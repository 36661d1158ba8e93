import { TRIGGERS } from '../../src/stand/trigger-table.ts';
import { inventedSnils } from '../bench/invented-people.ts';
import { withCheckDigit } from '../with-check-digit.ts';
import type { Resident } from './visit.ts';

/** What the Department does with a resident, whatever the line does. */
type Ends = 'connected' | 'refused' | 'has_active_card';

export interface Comer extends Resident {
  readonly ends: Ends;
  /** As lists show it. */
  readonly listed: string;
  /** Typed where the card is not laid on the reader. */
  readonly cardNumber: string;
}

const NAMES = 'вавилова глебова доронина ерёмина жаркова зубова исакова карпова лапина мальцева'.split(' ');

/** The stand's own table says whom it refuses, and who has a card already. */
function triggered(
  service: string,
  wanted: (answer: (typeof TRIGGERS)[number]['answer']) => boolean,
): string {
  const row = TRIGGERS.find((trigger) => trigger.service === service && wanted(trigger.answer));
  if (row === undefined) throw new Error(`the stand has nobody like that for ${service}`);
  return row.snils;
}

const CARD_OF_ANOTHER = triggered('Cards', (answer) => answer.kind === 'refusal' && answer.code === 4);
const HAS_CARD = triggered('CheckCard', (answer) => answer.kind === 'active_card');

/** Ten different people with ten different cards; one of them is refused, and one has a card already. */
export const TEN: readonly Comer[] = NAMES.map((lastName, at) => ({
  lastName,
  firstName: 'ия',
  middleName: 'прохоровна',
  snils: at === 3 ? CARD_OF_ANOTHER : at === 6 ? HAS_CARD : inventedSnils(at + 1),
  passport: `370512345${at}`,
  phone: `912345678${at}`,
  ends: at === 3 ? 'refused' : at === 6 ? 'has_active_card' : 'connected',
  listed: `${capital(lastName)} Ия Прохоровна`,
  cardNumber: withCheckDigit(`220311111111${String(at).padStart(3, '0')}`),
}));

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
