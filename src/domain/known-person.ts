import type { Applicant } from './applicant.ts';
import type { Person } from './application.ts';
import type { RegistrationNumber } from './registration-number.ts';

/** A person as an application of this journal knows them: who may be the one of an operation. */
export interface KnownPerson {
  readonly applicationId: number;
  readonly registrationNumber: RegistrationNumber;
  readonly registeredAt: number;
  readonly person: Person;
  /** From the clerk's confirmation on. */
  readonly applicant?: Applicant;
}

/**
 * Something that has made a card of the project active or not, from whichever side. A Register whose verdict was
 * not `found` has connected nothing as far as this office knows, and is none.
 */
export interface CardEvent {
  readonly kind: 'connected' | 'blocked';
  readonly cardHash: string;
  readonly numSid?: string;
  /** Epoch ms: of an operation by the Department's clock, of an application by that too where it was told. */
  readonly at: number;
  readonly source: /** `applicationId`: whose operation it was, where that was found. */
    | { readonly of: 'operation'; readonly id: number; readonly applicationId?: number }
    | { readonly of: 'application'; readonly id: number; readonly snils: string };
}
