import { z } from 'zod';
import { DOCUMENT_TYPES } from '../domain/document.ts';
import type { StandDatabase } from './database.ts';

export const ISSUERS = ['ПАО СБЕРБАНК', 'Другой банк'] as const;
/** Requisites that two applicants may not share (4.2, code 6). */
export const UNIQUE_REQUISITES = ['document', 'phone', 'email'] as const;

/** What the regulation leaves open: each region may have decided otherwise, so each is a switch. */
export const policiesSchema = z.strictObject({
  /** `POST /Cards` for a pair that is active already: 200 with the same numSID, or code 7. */
  repeatedPair: z.enum(['ok', 'has_active_card']),
  /** Which of codes 4 and 7 wins where both are true. */
  cardsCheckOrder: z.enum(['owner_first', 'active_first']),
  /** Another UID for a card that has one. */
  secondUid: z.enum(['overwrite', 'refuse']),
  /** CheckCard sees what was true so long ago. */
  checkCardLagMs: z.int().min(0).max(60_000),
  /** `closed`: only cards that were entered in the register exist (code 2). */
  cardRegister: z.enum(['open', 'closed']),
  /** Issuer of the cards that the office connects: nothing in 4.3 names it. */
  issuer: z.enum(ISSUERS),
  /** numSID is not marked mandatory in 4.3. */
  numSid: z.enum(['given', 'left_out']),
  uniqueRequisites: z.array(z.enum(UNIQUE_REQUISITES)),
  /** `unavailable`: isSchoolboy can't be had (4.2, code 13). */
  schoolRegister: z.enum(['available', 'unavailable']),
  /** `fail`: no status can be published (4.5.2, code 2 without an operation). */
  statusUpdates: z.enum(['work', 'fail']),
  documentTypes: z.array(z.literal([...DOCUMENT_TYPES])).min(1),
});

export type Policies = z.infer<typeof policiesSchema>;

const DEFAULT_POLICIES: Policies = {
  repeatedPair: 'ok',
  cardsCheckOrder: 'owner_first',
  secondUid: 'overwrite',
  checkCardLagMs: 0,
  cardRegister: 'open',
  issuer: 'ПАО СБЕРБАНК',
  numSid: 'given',
  uniqueRequisites: [...UNIQUE_REQUISITES],
  schoolRegister: 'available',
  statusUpdates: 'work',
  documentTypes: [...DOCUMENT_TYPES],
};

export function readPolicies(db: StandDatabase): Policies {
  const row = db.prepare<[], { value: string }>("SELECT value FROM settings WHERE name = 'policies'").get();
  // A file of an older stand may lack a switch: it then has the default.
  const saved: unknown = row ? JSON.parse(row.value) : {};
  return policiesSchema.parse({ ...DEFAULT_POLICIES, ...z.record(z.string(), z.unknown()).parse(saved) });
}

export function savePolicies(db: StandDatabase, policies: Policies): void {
  db.prepare<[string]>("INSERT OR REPLACE INTO settings (name, value) VALUES ('policies', ?)").run(
    JSON.stringify(policies),
  );
}
