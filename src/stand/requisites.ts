import { type CalendarDate, parseCalendarDate } from '../domain/calendar-date.ts';
import { isDocumentType, parseDocumentNumber } from '../domain/document.ts';
import { parseEmail } from '../domain/email.ts';
import { parseSnils } from '../domain/snils.ts';
import type { CardBody, ClientBody } from './schemas.ts';

type Check = readonly [name: string, fine: boolean];

/** Names of the requisites of 4.2 that are wrong, for the message of code 3. */
export function wrongClientRequisites(
  body: ClientBody,
  today: CalendarDate,
  documentTypes: readonly number[],
): string[] {
  const { contacts, events } = body;
  return wrongOf([
    ['Имя', isText(body.firstName, 50)],
    ['Фамилия', isText(body.lastName, 50)],
    ['Отчество', body.middleName === undefined || isText(body.middleName, 50)],
    ['Дата рождения', isDay(body.birthDate, '1900-01-01', today)],
    ['Место рождения', isText(body.birthPlace, 255)],
    ['Пол', body.gender === 0 || body.gender === 1],
    ['Адрес проживания', isText(contacts.address, 255)],
    ['Мобильный телефон', /^7\d{10}$/.test(contacts.mobilePhone)],
    ['Электронная почта', contacts.email === undefined ? !events.isEMail : isEmail(contacts.email)],
    ...body.docs.flatMap((document) => documentChecks(document, body.birthDate, today, documentTypes)),
    ['СНИЛС', isSnils(body.snils)],
  ]);
}

/** Names of the requisites of 4.3 that are wrong, for the message of code 5. */
export function wrongCardRequisites(body: CardBody): string[] {
  const hashNums = body.hashNums ?? [];
  return wrongOf([
    ['СНИЛС', isSnils(body.snils)],
    ['Хешированный номер карты', isHidden(body.cardHash)],
    ['Шифрованный номер карты', isHidden(body.cardCrypto)],
    ['Номер банковского счёта', body.account === undefined || /^\d{20}$/.test(body.account)],
    ['Последние две цифры карты', /^\d{2}$/.test(body.cardNum)],
    ['Alias ключа', isText(body.alias, 255)],
    ['Идентификатор ключа хеширования', hashNums.every(({ keyId }) => isText(keyId, 20))],
    ['Хеш для сервиса', hashNums.every(({ hashNum }) => hashNum.length <= 128 && isHidden(hashNum))],
  ]);
}

export function isSnils(text: string): boolean {
  return /^\d{11}$/.test(text) && parseSnils(text).ok;
}

function documentChecks(
  document: ClientBody['docs'][number],
  birthDate: string,
  today: CalendarDate,
  documentTypes: readonly number[],
): Check[] {
  const passport = document.docType === 1;
  const { org, codeOrg } = document;
  return [
    ['Тип документа', documentTypes.includes(document.docType)],
    ['Номер документа', isDocumentNumber(document.docType, document.num)],
    ['Дата выдачи документа', isDay(document.date, birthDate, today)],
    ['Код подразделения', codeOrg === undefined ? !passport : /^\d{6}$/.test(codeOrg)],
    ['Кем выдан документ', org === undefined ? !passport : isText(org, 255)],
    ['Адрес регистрации', isText(document.addressReg, 255)],
  ];
}

/** Only the one form that is sent: what the domain would still have to tidy up is wrong on the wire. */
function isDocumentNumber(type: number, number: string): boolean {
  if (!isDocumentType(type)) return true;
  const parsed = parseDocumentNumber(type, number);
  return parsed.ok && parsed.value === number;
}

function isDay(text: string, earliest: string, latest: CalendarDate): boolean {
  return /^\d{4}-/.test(text) && parseCalendarDate(text).ok && text >= earliest && text <= latest;
}

function isEmail(text: string): boolean {
  const parsed = parseEmail(text);
  return parsed.ok && parsed.value === text;
}

function isText(text: string, longest: number): boolean {
  return text.trim() !== '' && text.length <= longest && !/\p{Cc}/u.test(text);
}

/** A bare card number in a field for its hash or cipher text: a grave mistake of the sender. */
function isHidden(text: string): boolean {
  return isText(text, Number.POSITIVE_INFINITY) && !/^220[0-4]\d{12,15}$/.test(text.replace(/[\s-]/g, ''));
}

function wrongOf(checks: readonly Check[]): string[] {
  return [...new Set(checks.filter(([, fine]) => !fine).map(([name]) => name))];
}
