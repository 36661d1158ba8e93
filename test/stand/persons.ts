/** SNILS of invented persons that no trigger knows. */
export const IVANOVA = '11223344595';
export const PETROV = '08765430300';
export const SIDOROV = '12345678964';

/** A whole and right body of 4.2; every person has requisites of their own. */
export function clientBody(snils = IVANOVA, more: Readonly<Record<string, unknown>> = {}) {
  return {
    firstName: 'Мария',
    lastName: 'Иванова',
    middleName: 'Петровна',
    birthDate: '1981-12-01',
    birthPlace: 'г. Курган',
    gender: 1,
    contacts: contacts(snils),
    events: { isSMS: true, isEMail: false },
    docs: [passport(snils)],
    snils,
    ...more,
  };
}

export function contacts(snils = IVANOVA) {
  return {
    address: 'г. Курган, ул. Вымышленная, д. 1',
    mobilePhone: `79${snils.slice(0, 9)}`,
    email: `p${snils}@example.ru`,
  };
}

export function passport(snils = IVANOVA, more: Readonly<Record<string, unknown>> = {}) {
  return {
    docType: 1,
    num: `3705 ${snils.slice(0, 6)}`,
    date: '2001-12-20',
    codeOrg: '450001',
    org: 'ОТДЕЛЕНИЕМ ВЫМЫШЛЕННОГО РАЙОНА',
    addressReg: 'г. Курган, ул. Вымышленная, д. 1',
    ...more,
  };
}

/** A whole and right body of 4.3. */
export function cardBody(snils = IVANOVA, more: Readonly<Record<string, unknown>> = {}) {
  return {
    snils,
    cardHash: hashOf(snils),
    cardCrypto: 'c2VjcmV0',
    cardNum: '53',
    isMifare: true,
    alias: 'trainingKey1',
    hashNums: [{ keyId: 'One', hashNum: 'ab12' }],
    ...more,
  };
}

export function hashOf(snils: string): string {
  return `1f52ed51${snils}`;
}
