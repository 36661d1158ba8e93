import type { IdentityDocument } from './applicant.ts';
import { type CalendarDate, parseCalendarDate } from './calendar-date.ts';
import { complete, present } from './complete.ts';
import { parseDivisionCode } from './division-code.ts';
import {
  type DocumentType,
  documentNumberWarnings,
  isDocumentType,
  parseDocumentNumber,
} from './document.ts';
import { block, type Problem } from './field-problem.ts';
import type { FormSection } from './form-section.ts';
import { parseFreeText } from './free-text.ts';
import { readFreeText } from './free-text-field.ts';
import { checkPassport } from './passport-term.ts';
import { fail, ok, type Result } from './result.ts';

export interface DocumentRules {
  readonly today: CalendarDate;
  /** Those that the region's profile switches on. */
  readonly documentTypes: readonly DocumentType[];
  /** Anchored patterns of the profile for numbers of types other than 1 and 8. */
  readonly patterns?: Readonly<Partial<Record<DocumentType, RegExp>>>;
}

export interface ReadDocument {
  readonly document: IdentityDocument | undefined;
  /** Ground 1.2.1, for the desk to refuse with: not a problem of the form. */
  readonly passportExpired: boolean;
}

const TYPE_OFF = block('document_type', 'Этот вид документа здесь не принимают. Выберите другой из списка.');
const OTHER_PATTERN = block(
  'document_number_format',
  'Номер не такой, как у документов этого вида. Сверьте его.',
);
const ISSUED_IN_FUTURE = block('issued_in_future', 'Дата выдачи ещё не наступила. Сверьте её с документом.');
const ISSUED_BEFORE_BIRTH = block(
  'issued_before_birth',
  'Документ выдан раньше рождения заявителя. Сверьте обе даты с документом.',
);

/** Identity document of the form (regulation, 4.2 `docs`); `birthDate` where it could be read. */
export function readIdentityDocument(
  section: FormSection,
  birthDate: CalendarDate | undefined,
  rules: DocumentRules,
): ReadDocument {
  const type = readType(section, rules);
  const number = section.read('number', (text) => parseNumber(type, text, rules));
  if (type !== undefined && number !== undefined) {
    section.note('number', ...documentNumberWarnings(type, number));
  }
  const issuedOn = section.read('issuedOn', parseCalendarDate);
  const issue = readIssuer(section, type);
  const registrationAddress = readFreeText(section, 'registrationAddress');
  const term = issuedOn === undefined ? [] : checkIssueDate(type, birthDate, issuedOn, rules.today);
  const isExpiry = (problem: Problem) => problem.code === 'passport_expired';
  section.note('issuedOn', ...term.filter((problem) => !isExpiry(problem)));
  section.noteUnknown();
  const required = complete({ type, number, issuedOn, registrationAddress });
  return { document: required && { ...required, ...issue }, passportExpired: term.some(isExpiry) };
}

function readType(section: FormSection, rules: DocumentRules): DocumentType | undefined {
  const type = section.value('type');
  if (isDocumentType(type) && rules.documentTypes.includes(type)) return type;
  section.note('type', TYPE_OFF);
  return undefined;
}

/** Where the type is not known the number is judged by what all of them have in common. */
function parseNumber(
  type: DocumentType | undefined,
  text: string,
  rules: DocumentRules,
): Result<string, Problem> {
  if (type === undefined) return parseFreeText(text);
  const number = parseDocumentNumber(type, text);
  const pattern = type === 1 || type === 8 ? undefined : rules.patterns?.[type];
  if (!number.ok || pattern === undefined) return number;
  // Not `test`: that one remembers where it stopped when the pattern is global.
  return number.value.search(pattern) === -1 ? fail(OTHER_PATTERN) : ok(number.value);
}

/** Both are needed for a passport of the Russian Federation, for other documents neither is. */
function readIssuer(section: FormSection, type: DocumentType | undefined) {
  const read: 'read' | 'readOptional' = type === 1 ? 'read' : 'readOptional';
  return present({
    issuedBy: readFreeText(section, 'issuedBy', read),
    divisionCode: section[read]('divisionCode', parseDivisionCode),
  });
}

function checkIssueDate(
  type: DocumentType | undefined,
  birthDate: CalendarDate | undefined,
  issuedOn: CalendarDate,
  today: CalendarDate,
): Problem[] {
  if (type === 1 && birthDate !== undefined) return checkPassport(birthDate, issuedOn, today);
  if (issuedOn > today) return [ISSUED_IN_FUTURE];
  return birthDate !== undefined && issuedOn < birthDate ? [ISSUED_BEFORE_BIRTH] : [];
}
