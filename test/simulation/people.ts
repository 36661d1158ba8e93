import { CardNumber } from '../../src/domain/card-number.ts';
import { type DraftForm, EMPTY_DRAFT_FORM } from '../../src/domain/draft.ts';
import type { Tap } from '../../src/domain/tap.ts';
import { parseUid, writeUid } from '../../src/domain/uid.ts';
import { demoCardCipher } from '../../src/main/department/demo-card-cipher.ts';
import { inventedSnils, inventedUid } from '../bench/invented-people.ts';
import { inventedForm } from '../invented-form.ts';
import type { Dice } from './dice.ts';

export const UID_FORMAT = { base: 'hex', byteOrder: 'transmission', letterCase: 'upper' } as const;

/** A card as it lies on the reader. What the Department may know of it is its hash. */
export interface PhysicalCard {
  readonly number: string;
  readonly uid: string;
  readonly mifareId: string;
  readonly hash: string;
}

export interface Resident {
  readonly snils: string;
  readonly lastName: string;
  /** The first one is theirs; with the second one may come that somebody else holds. */
  readonly cards: readonly PhysicalCard[];
}

/** What the clerk mistypes until the Department sends it back. */
export type Mistake = 'none' | 'requisites' | 'account';

const LAST_NAMES = ['Ёлкина', 'Придумкин', 'Небывалова'];
export const BAD_ADDRESS = 'г. Курган, ул. Опечаткина, д. 0';
export const BAD_ACCOUNT = '40817810000000000000';
const GOOD_ACCOUNT = '40817810000000000001';
const CLERKS_BANK = 'Вымышленный банк';

export function inventResidents(dice: Dice): readonly Resident[] {
  const count = dice.between(1, 3);
  const first = dice.between(1, 5_000);
  return Array.from({ length: count }, (_, index) => ({
    snils: inventedSnils(first + index),
    lastName: LAST_NAMES[index] ?? 'Выдумкина',
    cards: [physicalCard(first + index * 2), physicalCard(first + index * 2 + 1)],
  }));
}

export function tapOf({ uid, number }: PhysicalCard): Tap {
  const read = { uid: parseUid(uid), number: CardNumber.parse(number) };
  if (!read.uid.ok || !read.number.ok) throw new Error('an invented card that is none');
  return { uid: read.uid.value, network: 'mir', number: read.number.value };
}

export function formOf({ snils, lastName }: Resident, mistake: Mistake): DraftForm {
  const { applicant, papers } = inventedForm();
  return {
    papers: papers as DraftForm['papers'],
    applicant: {
      ...EMPTY_DRAFT_FORM.applicant,
      ...applicant,
      lastName,
      snils,
      gender: 'female',
      document: { ...applicant.document, type: 1 },
      ...(mistake === 'requisites' && { residenceAddress: BAD_ADDRESS }),
    },
    card: {
      bank: CLERKS_BANK,
      account: mistake === 'account' ? BAD_ACCOUNT : GOOD_ACCOUNT,
      ownDebit: true,
    },
  };
}

function physicalCard(index: number): PhysicalCard {
  const number = withCheckDigit(`220038${String(index).padStart(9, '0')}`);
  const uid = inventedUid(index);
  const { uid: parsed, number: read } = tapOf({ number, uid, mifareId: '', hash: '' });
  if (read === undefined) throw new Error('a tap without a number');
  const { hash } = demoCardCipher.hide(read);
  read.wipe();
  return { number, uid, mifareId: writeUid(parsed, UID_FORMAT), hash };
}

/** Luhn. */
function withCheckDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return digits + String((10 - (sum % 10)) % 10);
}
