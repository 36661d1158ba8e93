import type { Stage } from './application.ts';
import { block, type FieldProblem } from './field-problem.ts';
import type { Refusal } from './outcome.ts';

/**
 * Words by which the Department names a requisite, in the order of the form. The regulation gives no list
 * of them (4.2 code 3, 4.3 code 5: «перечень реквизитов»), so stems are looked for, not whole names.
 */
const FIELD_WORDS: readonly (readonly [field: string, words: RegExp])[] = [
  ['applicant.lastName', /фамили|фио(?!\p{L})|ф\. ?и\. ?о/iu],
  ['applicant.firstName', /(?<!\p{L})имя(?!\p{L})|(?<!\p{L})имени(?!\p{L})/iu],
  ['applicant.middleName', /отчеств/iu],
  ['applicant.snils', /снилс|snils/iu],
  ['applicant.birthDate', /дат\p{L}* рождения/iu],
  ['applicant.birthPlace', /мест\p{L}* рождения/iu],
  ['applicant.gender', /(?<!\p{L})пол(?!\p{L})/iu],
  ['applicant.document.type', /(?:тип|вид)\p{L}* документа/iu],
  ['applicant.document.number', /паспорт|(?:номер|сери)\p{L}*(?: и номер)? документа/iu],
  ['applicant.document.issuedOn', /дат\p{L}* выдачи/iu],
  ['applicant.document.issuedBy', /кем выдан/iu],
  ['applicant.document.divisionCode', /код\p{L}* подразделения/iu],
  ['applicant.document.registrationAddress', /адрес\p{L}*(?: места)? (?:регистрации|жительства)/iu],
  ['applicant.phone', /телефон/iu],
  ['applicant.email', /электронн\p{L}* почт|адрес\p{L}* почты|e-?mail/iu],
  ['applicant.residenceAddress', /адрес\p{L}* (?:проживания|фактическ)|фактическ\p{L}* адрес/iu],
  ['card.account', /сч[её]т/iu],
];

/** Any document, address and card, where nothing nearer was named. */
const WIDER_WORDS: typeof FIELD_WORDS = [
  ['applicant.document.number', /документ/iu],
  ['applicant.residenceAddress', /адрес/iu],
  ['card.number', /карт/iu],
];

/** First field of the page whose data the step of that stage has sent. */
const FIRST_FIELD: Readonly<Record<Stage, string>> = {
  registered: 'applicant.snils',
  checked: 'applicant.birthDate',
  client_known: 'card.number',
  card_connected: 'card.number',
};

/**
 * Where the clerk corrects what the Department has sent back: the fields that its words name, else the
 * first one of the page that `stage` has sent. Its words are shown as they are, never judged by.
 */
export function problemsOfRefusal(
  refusals: readonly Refusal[],
  stage: Stage = 'checked',
): readonly FieldProblem[] {
  return refusals.flatMap(({ reason, message }) => {
    const fields = reason === 'invalid_snils' ? ['applicant.snils'] : fieldsNamed(message);
    const places = fields.length > 0 ? fields : [FIRST_FIELD[stage]];
    return places.map((field) => ({ field, ...block('department_refused', advice(message)) }));
  });
}

function fieldsNamed(message: string): readonly string[] {
  const named = namedIn(message, FIELD_WORDS);
  return named.length > 0 ? named : namedIn(message, WIDER_WORDS);
}

function namedIn(message: string, words: typeof FIELD_WORDS): readonly string[] {
  return words.filter(([, word]) => word.test(message)).map(([field]) => field);
}

function advice(message: string): string {
  const words = message.trim();
  const told = words === '' ? 'Департамент вернул заявление.' : `Ответ Департамента: «${words}».`;
  return `${told} Сверьте данные с документом и исправьте.`;
}
