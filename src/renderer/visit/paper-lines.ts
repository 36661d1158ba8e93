import { formatDate, parseCalendarDate } from '../../domain/calendar-date.ts';
import { formatDivisionCode, parseDivisionCode } from '../../domain/division-code.ts';
import { DOCUMENT_NAMES, parseDocumentNumber } from '../../domain/document.ts';
import type { DraftApplicant, DraftCard, DraftPage } from '../../domain/draft.ts';
import { formatPhone, parsePhone } from '../../domain/phone.ts';
import type { Result } from '../../domain/result.ts';
import { formatSnils, parseSnils } from '../../domain/snils.ts';

/** Lines of one page of the visit, as they stand on papers. */
export interface PaperPart {
  readonly title: string;
  /** Where they are corrected. */
  readonly page: DraftPage;
  readonly lines: readonly (readonly [name: string, text: string])[];
}

/** What is sent about the applicant (regulation, 4.2); what was left empty has no line. */
export function applicantParts(applicant: DraftApplicant): readonly PaperPart[] {
  const { lastName, firstName, middleName, snils } = applicant;
  return [
    part('Кто', 'person', [
      ['Имя', `${lastName} ${firstName} ${middleName}`],
      ['СНИЛС', asOnPaper(snils, parseSnils, formatSnils)],
      ['Пол', GENDER[applicant.gender]],
      [
        BORN[applicant.gender],
        [asDate(applicant.birthDate), applicant.birthPlace].filter(Boolean).join(', '),
      ],
    ]),
    documentPart(applicant.document),
    part('Связь', 'applicant', [
      ['Где живёт', applicant.residenceAddress],
      ['Телефон', asOnPaper(applicant.phone, parsePhone, formatPhone)],
      ['Почта', applicant.email],
      ['Сообщить', noticeText(applicant.notify)],
    ]),
  ];
}

/** The bank stays on the paper application, the account is sent with the card. */
export function cardLines({ bank, account }: DraftCard): PaperPart['lines'] {
  return whole([
    ['Банк', bank],
    ['Счёт', account],
  ]);
}

function documentPart(document: DraftApplicant['document']): PaperPart {
  const { type, number, issuedOn, issuedBy, divisionCode, registrationAddress } = document;
  const name = type === 1 ? 'Паспорт РФ' : DOCUMENT_NAMES[type];
  return part('Документ', 'applicant', [
    [name, asOnPaper(number, (text) => parseDocumentNumber(type, text), String)],
    ['Выдан', [asDate(issuedOn), issuedBy].filter(Boolean).join(', ')],
    ['Подразделение', type === 1 ? asOnPaper(divisionCode, parseDivisionCode, formatDivisionCode) : ''],
    ['Регистрация', registrationAddress],
  ]);
}

/** Nobody is taken for a man before the clerk has said so. */
export const BORN = { male: 'Родился', female: 'Родилась', '': 'Дата рождения' } as const;
const GENDER = { male: 'мужской', female: 'женский', '': '' } as const;

function noticeText({ sms, email }: DraftApplicant['notify']): string {
  const ways = [sms && 'по СМС', email && 'по почте'].filter(Boolean);
  return ways.length === 0 ? 'не просил' : ways.join(' и ');
}

function asDate(text: string): string {
  return asOnPaper(text, parseCalendarDate, formatDate);
}

/** What no rule can read stays as typed: the page says below what is wrong with it. */
function asOnPaper<Value>(
  text: string,
  read: (text: string) => Result<Value, unknown>,
  format: (value: Value) => string,
): string {
  const found = read(text);
  return found.ok ? format(found.value) : text;
}

function part(title: string, page: DraftPage, lines: PaperPart['lines']): PaperPart {
  return { title, page, lines: whole(lines) };
}

function whole(lines: PaperPart['lines']): PaperPart['lines'] {
  return lines.map(([name, text]) => [name, text.trim()] as const).filter(([, text]) => text !== '');
}
