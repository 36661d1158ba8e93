import { birthCertificateWarnings, parseBirthCertificateNumber } from './birth-certificate-number.ts';
import { hasControlCharacters } from './control-characters.ts';
import { block, type Problem } from './field-problem.ts';
import { fail, ok, type Result } from './result.ts';

/** Codes of the regulation (4.2 `docType`); the tax service numbers the same documents otherwise. */
export const DOCUMENT_TYPES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14] as const;

export type DocumentType = (typeof DOCUMENT_TYPES)[number];

export const DOCUMENT_NAMES: Readonly<Record<DocumentType, string>> = {
  1: 'паспорт гражданина РФ',
  2: 'загранпаспорт гражданина РФ',
  3: 'дипломатический паспорт гражданина РФ',
  4: 'служебный паспорт, удостоверяющий личность гражданина РФ за пределами РФ',
  5: 'удостоверение личности военнослужащего РФ',
  6: 'военный билет',
  7: 'временное удостоверение личности гражданина РФ, выдаваемое на период оформления паспорта гражданина РФ',
  8: 'свидетельство о рождении гражданина РФ',
  9: 'паспорт иностранного гражданина',
  10: 'документ, удостоверяющий личность лица без гражданства',
  11: 'разрешение на временное проживание',
  12: 'вид на жительство',
  13: 'документ, удостоверяющий личность на период рассмотрения заявления о признании гражданином Российской Федерации или о приеме в гражданство Российской Федерации',
  14: 'удостоверение беженца, свидетельство о рассмотрении ходатайства о признании беженцем',
};

export function isDocumentType(value: unknown): value is DocumentType {
  return DOCUMENT_TYPES.some((type) => type === value);
}

/** Series and number in the one form that is sent (4.2 `num`). */
export function parseDocumentNumber(type: DocumentType, text: string): Result<string, Problem> {
  if (type === 1) return parsePassportNumber(text);
  return type === 8 ? parseBirthCertificateNumber(text) : parseFreeNumber(text);
}

/** What is unusual about a number in its sent form. */
export function documentNumberWarnings(type: DocumentType, number: string): Problem[] {
  return type === 8 ? birthCertificateWarnings(number) : [];
}

function parsePassportNumber(text: string): Result<string, Problem> {
  const found = /^(\d{2})\s?(\d{2})\s*№?\s*(\d{6})$/.exec(text.trim());
  if (found) return ok(`${found[1]}${found[2]} ${found[3]}`);
  return fail(
    block('passport_number_format', 'В паспорте 4 цифры серии и 6 цифр номера, например 3705 123456.'),
  );
}

function parseFreeNumber(text: string): Result<string, Problem> {
  const number = text.trim();
  if (number === '') return fail(block('document_number_empty', 'Введите серию и номер документа.'));
  if (number.length > 255) {
    return fail(block('document_number_length', 'Серия и номер длиннее 255 знаков. Проверьте, что введено.'));
  }
  if (hasControlCharacters(number)) {
    return fail(
      block('document_number_characters', 'В номере документа есть невидимый знак. Введите его заново.'),
    );
  }
  return ok(number);
}
