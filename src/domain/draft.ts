import type { DocumentType } from './document.ts';
import type { Paper } from './papers.ts';

/** The pages of a visit in their order; which of the regulation's steps each stands for its text says. */
export const DRAFT_PAGES = ['papers', 'person', 'applicant', 'card', 'check'] as const;

export type DraftPage = (typeof DRAFT_PAGES)[number];

/**
 * What a clerk has typed so far, as typed: text that no rule has looked at yet. Field names are those of
 * the application form, so that a problem's path names the field on the screen. The card number is never
 * part of it.
 */
export interface DraftForm {
  readonly papers: readonly Paper[];
  readonly applicant: DraftApplicant;
  readonly card: DraftCard;
}

export interface DraftApplicant {
  readonly lastName: string;
  readonly firstName: string;
  readonly middleName: string;
  readonly snils: string;
  readonly birthDate: string;
  readonly birthPlace: string;
  readonly gender: '' | 'male' | 'female';
  readonly phone: string;
  readonly email: string;
  readonly residenceAddress: string;
  readonly notify: { readonly sms: boolean; readonly email: boolean };
  readonly document: DraftDocument;
}

interface DraftDocument {
  readonly type: DocumentType;
  readonly number: string;
  readonly issuedOn: string;
  readonly issuedBy: string;
  readonly divisionCode: string;
  readonly registrationAddress: string;
}

export interface DraftCard {
  /** The bank that issued the card, for the paper application; never sent. */
  readonly bank: string;
  readonly account: string;
  /** Ticked by the clerk: neither number nor chip tells a debit card from a credit one. */
  readonly ownDebit: boolean;
}

export const EMPTY_DRAFT_FORM: DraftForm = {
  papers: [],
  applicant: {
    lastName: '',
    firstName: '',
    middleName: '',
    snils: '',
    birthDate: '',
    birthPlace: '',
    gender: '',
    phone: '',
    email: '',
    residenceAddress: '',
    notify: { sms: true, email: false },
    document: { type: 1, number: '', issuedOn: '', issuedBy: '', divisionCode: '', registrationAddress: '' },
  },
  card: { bank: '', account: '', ownDebit: false },
};
