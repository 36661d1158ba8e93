/** An entry of the list as the regulation's own sample has it: leading blanks, wrong check digits, a needless code. */
export function inventedEntry(index = 0, more: Readonly<Record<string, unknown>> = {}) {
  return {
    operationId: `5d1f0c3a-2b64-4e0f-9a77-${String(index).padStart(12, '0')}`,
    operationType: 'Register',
    operationDateTime: '2026-11-23T12:00:00.346',
    codeBlock: 2,
    client: inventedClient(),
    bankCard: { numSID: '96200000000123', cardNum: '43', cardHash: `c0ffee${index}` },
    ...more,
  };
}

export function inventedClient(more: Readonly<Record<string, unknown>> = {}) {
  return {
    lastName: ' Выдумкин',
    firstName: 'Пётр',
    middleName: ' Игнатович',
    phone: '79120000000',
    snils: '11122233300',
    birthDate: '1973-06-30',
    document: {
      docType: 1,
      series: '3705',
      number: '123321',
      issuedBy: 'ОТДЕЛЕНИЕМ ВЫМЫШЛЕННОГО РАЙОНА',
      dateIssue: '1993-06-30',
      unitCode: '450-001',
    },
    ...more,
  };
}

/** What comes of `inventedEntry(0)`. */
export const INVENTED_OPERATION = {
  operationId: '5d1f0c3a-2b64-4e0f-9a77-000000000000',
  type: 'register',
  madeAtText: '2026-11-23T12:00:00.346',
  madeAt: Date.parse('2026-11-23T07:00:00.346Z'),
  client: {
    lastName: ' Выдумкин',
    firstName: 'Пётр',
    middleName: ' Игнатович',
    phone: '79120000000',
    snils: '11122233300',
    birthDate: '1973-06-30',
    document: {
      type: 1,
      series: '3705',
      number: '123321',
      issuedBy: 'ОТДЕЛЕНИЕМ ВЫМЫШЛЕННОГО РАЙОНА',
      issuedOn: '1993-06-30',
      unitCode: '450-001',
    },
  },
  card: { hash: 'c0ffee0', numSid: '96200000000123', lastTwo: '43' },
};

export function inventedPage(count: number): Buffer {
  return Buffer.from(JSON.stringify(Array.from({ length: count }, (_, index) => inventedEntry(index))));
}
