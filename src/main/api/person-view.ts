import type { Applicant } from '../../domain/applicant.ts';
import type { Application, Chip } from '../../domain/application.ts';
import { formatDate } from '../../domain/calendar-date.ts';
import type { ChipView } from '../../domain/card-in-hand.ts';
import { DOCUMENT_NAMES } from '../../domain/document.ts';
import { maskedUid } from '../../domain/masked-uid.ts';
import { formatPhone } from '../../domain/phone.ts';
import { formatSnils } from '../../domain/snils.ts';
import type { ApplicationView } from './application-views.ts';

/** The person as on papers: name and SNILS from registration on, the rest from confirmation on. */
export function personView({ applicant, person }: Application): ApplicationView['person'] {
  const named = applicant ?? person;
  if (named === undefined) return undefined;
  const { lastName, firstName, middleName, snils } = named;
  const name = { lastName, firstName, ...(middleName && { middleName }) };
  return { ...name, snils: formatSnils(snils), ...(applicant && confirmedData(applicant)) };
}

function confirmedData({ birthDate, document, phone, email, residenceAddress }: Applicant) {
  return {
    birthDate: formatDate(birthDate),
    document: `${DOCUMENT_NAMES[document.type]} ${document.number}`,
    phone: formatPhone(phone),
    ...(email && { email }),
    residenceAddress,
  };
}

/** Named field by field: of a stored card nothing else may ever reach a screen. */
export function cardView({ card }: Application): ApplicationView['card'] {
  if (card === undefined) return undefined;
  const { hidden, chip, bank } = card;
  return { lastTwo: hidden.lastTwo, chip: chipView(chip), ...(bank && { bank }) };
}

function chipView(chip: Chip): ChipView {
  if (chip.kind === 'uid') return { kind: 'uid', masked: maskedUid(chip.uid) };
  return { kind: chip.why === 'random_uid' ? 'random' : 'not_tapped' };
}
