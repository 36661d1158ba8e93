import type { CalendarDate } from './calendar-date.ts';
import type { DivisionCode } from './division-code.ts';
import type { DocumentType } from './document.ts';
import type { Phone } from './phone.ts';
import type { Snils } from './snils.ts';

/** Gender as the form has it; the wire's 0 and 1 live in the Department client. */
export type Gender = 'male' | 'female';

/** Identity document of the applicant (regulation, 4.2 `docs`). */
export interface IdentityDocument {
  readonly type: DocumentType;
  /** Series and number in the one form that is sent, e.g. `3705 123456`. */
  readonly number: string;
  readonly issuedOn: CalendarDate;
  /** Both needed for a passport of the Russian Federation (type 1). */
  readonly issuedBy?: string;
  readonly divisionCode?: DivisionCode;
  readonly registrationAddress: string;
}

/** The person whose card is connected; never their representative (regulation, 2.1 and 4.2). */
export interface Applicant {
  readonly lastName: string;
  readonly firstName: string;
  readonly middleName?: string;
  readonly birthDate: CalendarDate;
  readonly birthPlace: string;
  readonly gender: Gender;
  readonly snils: Snils;
  readonly phone: Phone;
  readonly email?: string;
  readonly residenceAddress: string;
  readonly notify: { readonly sms: boolean; readonly email: boolean };
  readonly document: IdentityDocument;
}
