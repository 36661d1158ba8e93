import { addYears, dateInZone } from '../domain/calendar-date.ts';
import type { StandState } from './stand-state.ts';

export type BlockedBy = 'applicant' | 'bank' | 'department';

export interface StoredCard {
  readonly seq: number;
  readonly card_hash: string;
  readonly snils: string | null;
  readonly state: 'issued' | 'active' | 'blocked';
  readonly blocked_by: BlockedBy | null;
  readonly block_reason: string | null;
  readonly num_sid: string | null;
  readonly card_num: string | null;
  readonly with_chip: number;
  readonly mifare_id: string | null;
  readonly issuer: string | null;
  readonly date_issue: string | null;
  readonly date_end: string | null;
  readonly activated_at: number | null;
  readonly blocked_at: number | null;
}

export interface CardToConnect {
  readonly snils: string;
  readonly cardHash: string;
  readonly cardNum: string | null;
  readonly withChip: boolean;
  readonly issuer: string;
}

/** The regulation gives no term of a connected card: that of the sample is three years. */
const TERM_YEARS = 3;

export function findCard({ db }: StandState, cardHash: string): StoredCard | undefined {
  return db.prepare<[string], StoredCard>('SELECT * FROM cards WHERE card_hash = ?').get(cardHash);
}

export function activeCardOf({ db }: StandState, snils: string): StoredCard | undefined {
  return db
    .prepare<[string], StoredCard>("SELECT * FROM cards WHERE snils = ? AND state = 'active'")
    .get(snils);
}

/** The card that was active at `at`, as far as its last change tells. */
export function activeCardAt({ db }: StandState, snils: string, at: number): StoredCard | undefined {
  return db
    .prepare<[string, number, number], StoredCard>(
      `SELECT * FROM cards WHERE snils = ? AND activated_at <= ?
       AND (state = 'active' OR (state = 'blocked' AND blocked_at > ?)) ORDER BY activated_at DESC`,
    )
    .get(snils, at, at);
}

export function allCards({ db }: StandState): StoredCard[] {
  return db.prepare<[], StoredCard>('SELECT * FROM cards ORDER BY seq').all();
}

/** Enters a card that exists but is connected to nobody's project; `snils`: issued to that person. */
export function enterCard({ db }: StandState, cardHash: string, snils?: string): void {
  db.prepare<[string, string | null]>(
    "INSERT INTO cards (card_hash, snils, state) VALUES (?, ?, 'issued')",
  ).run(cardHash, snils ?? null);
}

/** Makes the card active; its number follows from its place in the file and so never changes. */
export function activateCard(state: StandState, card: CardToConnect): StoredCard {
  if (!findCard(state, card.cardHash)) enterCard(state, card.cardHash, card.snils);
  const now = state.clock();
  const today = dateInZone(now, state.timeZone);
  const values = { ...card, withChip: Number(card.withChip), today, end: addYears(today, TERM_YEARS), now };
  const row = state.db
    .prepare<[typeof values], StoredCard>(
      `UPDATE cards SET snils = @snils, state = 'active', blocked_by = NULL, block_reason = NULL,
       num_sid = printf('9620%012d', seq), card_num = coalesce(@cardNum, card_num),
       with_chip = @withChip, issuer = coalesce(issuer, @issuer), date_issue = coalesce(date_issue, @today),
       date_end = coalesce(date_end, @end), activated_at = @now, blocked_at = NULL
       WHERE card_hash = @cardHash RETURNING *`,
    )
    .get(values);
  if (!row) throw new Error('a card that was just entered is gone');
  return row;
}

export function blockCard(state: StandState, cardHash: string, by: BlockedBy, reason?: string): void {
  state.db
    .prepare<[string, string | null, number, string]>(
      "UPDATE cards SET state = 'blocked', blocked_by = ?, block_reason = ?, blocked_at = ? WHERE card_hash = ?",
    )
    .run(by, reason ?? null, state.clock(), cardHash);
}

/** Takes the block off a card that was never connected. */
export function unblockIssuedCard({ db }: StandState, cardHash: string): void {
  db.prepare<[string]>(
    `UPDATE cards SET state = 'issued', blocked_by = NULL, block_reason = NULL, blocked_at = NULL
     WHERE card_hash = ?`,
  ).run(cardHash);
}

export function saveChip({ db }: StandState, cardHash: string, mifareId: string): void {
  db.prepare<[string, string]>('UPDATE cards SET mifare_id = ? WHERE card_hash = ?').run(mifareId, cardHash);
}
