import { describe, expect, it } from 'vitest';
import { problemsOfRefusal } from '../../src/domain/draft-refusal.ts';
import type { Refusal } from '../../src/domain/outcome.ts';

function refusal(message: string, reason: Refusal['reason'] = 'bad_requisites'): Refusal {
  return { reason, service: 'invented', code: 3, message };
}

const fieldsOf = (...args: Parameters<typeof problemsOfRefusal>) =>
  problemsOfRefusal(...args).map(({ field }) => field);

describe('a refusal of the Department', () => {
  it.each([
    ['Некорректный СНИЛС', ['applicant.snils']],
    ['Некорректные реквизиты: - Фамилия;', ['applicant.lastName']],
    ['Некорректные реквизиты: - Имя; - Отчество.', ['applicant.firstName', 'applicant.middleName']],
    [
      'Некорректные реквизиты: - Номер документа; - Дата выдачи документа.',
      ['applicant.document.number', 'applicant.document.issuedOn'],
    ],
    ['Такой номер документа уже указан у другого Заявителя', ['applicant.document.number']],
    ['Паспорт недействителен', ['applicant.document.number']],
    ['Некорректные реквизиты: - Код подразделения.', ['applicant.document.divisionCode']],
    ['Некорректные реквизиты: - Дата рождения.', ['applicant.birthDate']],
    ['Некорректные реквизиты: - Место рождения.', ['applicant.birthPlace']],
    ['Некорректные реквизиты: - Пол.', ['applicant.gender']],
    ['Такой номер телефона уже указан', ['applicant.phone']],
    ['Некорректные реквизиты: - Адрес электронной почты.', ['applicant.email']],
    ['Некорректные реквизиты: - Адрес регистрации.', ['applicant.document.registrationAddress']],
    ['Некорректные реквизиты: - Адрес.', ['applicant.residenceAddress']],
    ['Некорректные реквизиты: - Номер банковского счёта.', ['card.account']],
    ['Хешированный номер карты', ['card.number']],
  ])('«%s» leads to %j', (message, fields) => {
    expect(fieldsOf([refusal(message)])).toEqual(fields);
  });

  it('that names nothing leads to the page that was sent', () => {
    const one = [refusal('Некорректные входные данные')];
    expect(fieldsOf(one, 'registered')).toEqual(['applicant.snils']);
    expect(fieldsOf(one, 'checked')).toEqual(['applicant.birthDate']);
    expect(fieldsOf(one, 'client_known')).toEqual(['card.number']);
    expect(fieldsOf([refusal('', 'invalid_snils')], 'checked')).toEqual(['applicant.snils']);
  });

  it('is told in its own words with what to do, each refusal of several', () => {
    const problems = problemsOfRefusal([refusal('Неверен телефон'), refusal(' ')]);
    expect(problems.map(({ message }) => message)).toEqual([
      'Ответ Департамента: «Неверен телефон». Сверьте данные с документом и исправьте.',
      'Департамент вернул заявление. Сверьте данные с документом и исправьте.',
    ]);
    expect(problems.every(({ severity }) => severity === 'block')).toBe(true);
  });
});
