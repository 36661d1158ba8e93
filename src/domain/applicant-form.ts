import type { Applicant, Gender } from './applicant.ts';
import type { Person } from './application.ts';
import { type CalendarDate, parseCalendarDate } from './calendar-date.ts';
import { complete, present } from './complete.ts';
import { parseEmail } from './email.ts';
import { block, type Problem } from './field-problem.ts';
import type { FormSection } from './form-section.ts';
import { readFreeText } from './free-text-field.ts';
import { type DocumentRules, type ReadDocument, readIdentityDocument } from './identity-document-form.ts';
import { nameWarnings, parsePersonName } from './person-name.ts';
import { parsePhone, phoneWarnings } from './phone.ts';
import { fail, ok, type Result } from './result.ts';
import { parseSnils } from './snils.ts';

export interface ReadApplicant {
  readonly applicant: Applicant | undefined;
  readonly passportExpired: boolean;
}

const EARLIEST_BIRTH = '1900-01-01';

const BIRTH_IN_FUTURE = block('birth_in_future', 'Дата рождения ещё не наступила. Сверьте её с документом.');
const BIRTH_TOO_EARLY = block('birth_before_1900', 'Год рождения раньше 1900-го. Сверьте его с документом.');
const WHICH_GENDER = block('gender', 'Отметьте пол заявителя: мужской или женский.');
const NOTIFY_WITHOUT_EMAIL = block(
  'notify_without_email',
  'Для уведомлений по почте нужен её адрес. Введите адрес или снимите отметку.',
);

/** The applicant of the form (regulation, 4.2): notes every problem, returns what is whole. */
export function readApplicant(section: FormSection, rules: DocumentRules): ReadApplicant {
  const names = readNames(section);
  const birthDate = section.read('birthDate', (text) => parseBirthDate(text, rules.today));
  const birthPlace = readFreeText(section, 'birthPlace');
  const gender = section.read('gender', parseGender);
  const snils = section.read('snils', parseSnils);
  const contacts = readContacts(section);
  const { document, passportExpired } = readDocument(section, birthDate, rules);
  section.noteUnknown();
  const person = complete({ birthDate, birthPlace, gender, snils, document });
  return { applicant: names && contacts && person && { ...names, ...person, ...contacts }, passportExpired };
}

/** What registration needs of the person, before anything else is typed (regulation, 4.1). */
export function readPersonSection(section: FormSection): Person | undefined {
  const names = readNames(section);
  const snils = section.read('snils', parseSnils);
  return names && snils !== undefined ? { ...names, snils } : undefined;
}

function readNames(section: FormSection) {
  const lastName = readName(section, 'lastName');
  const firstName = readName(section, 'firstName');
  const middleName = section.readOptional('middleName', parsePersonName);
  if (middleName !== undefined) section.note('middleName', ...nameWarnings(middleName));
  const required = complete({ lastName, firstName });
  return required && { ...required, ...present({ middleName }) };
}

function readName(section: FormSection, key: string): string | undefined {
  const name = section.read(key, parsePersonName);
  if (name !== undefined) section.note(key, ...nameWarnings(name));
  return name;
}

function readContacts(section: FormSection) {
  const phone = section.read('phone', parsePhone);
  if (phone !== undefined) section.note('phone', ...phoneWarnings(phone));
  const email = section.readOptional('email', parseEmail);
  const residenceAddress = readFreeText(section, 'residenceAddress');
  const notify = readNotify(section, section.isLeftOut('email'));
  const required = complete({ phone, residenceAddress, notify });
  return required && { ...required, ...present({ email }) };
}

function readNotify(section: FormSection, noEmail: boolean): Applicant['notify'] | undefined {
  const notify = section.section('notify');
  if (!notify) return undefined;
  const sms = notify.readYesNo('sms');
  const email = notify.readYesNo('email');
  if (email === true && noEmail) notify.note('email', NOTIFY_WITHOUT_EMAIL);
  notify.noteUnknown();
  return complete({ sms, email });
}

function readDocument(
  section: FormSection,
  birthDate: CalendarDate | undefined,
  rules: DocumentRules,
): ReadDocument {
  const document = section.section('document');
  return document
    ? readIdentityDocument(document, birthDate, rules)
    : { document: undefined, passportExpired: false };
}

function parseBirthDate(text: string, today: CalendarDate): Result<CalendarDate, Problem> {
  const date = parseCalendarDate(text);
  if (!date.ok) return date;
  if (date.value > today) return fail(BIRTH_IN_FUTURE);
  return date.value < EARLIEST_BIRTH ? fail(BIRTH_TOO_EARLY) : date;
}

function parseGender(word: string): Result<Gender, Problem> {
  return word === 'male' || word === 'female' ? ok(word) : fail(WHICH_GENDER);
}
