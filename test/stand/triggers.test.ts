import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ERROR_TEXTS } from '../../src/stand/answer.ts';
import { isSnils } from '../../src/stand/requisites.ts';
import type { ServiceName } from '../../src/stand/service-name.ts';
import { TRIGGERS } from '../../src/stand/trigger-table.ts';
import { cardBody, clientBody, hashOf } from './persons.ts';
import { codesOf, type HttpAnswer, type TestStand, testStand } from './test-stand.ts';

const OPERATIONS = '/v1.0/clientsOperationInfo';
const OPERATION_ID = 'of the person';
const ORDER: readonly ServiceName[] = ['CheckCard', 'Clients', 'Cards', 'RegisterMifare'];

function ask({ send }: TestStand, service: ServiceName, snils: string): Promise<HttpAnswer> {
  switch (service) {
    case 'CheckCard':
      return send('GET', `/v1.0/CheckCard/${snils}`);
    case 'Clients':
      return send('POST', '/v1.0/Clients', { body: clientBody(snils) });
    case 'Cards':
      return send('POST', '/v1.0/Cards', { body: cardBody(snils) });
    case 'RegisterMifare':
      return send('POST', '/v1.0/RegisterMifare', {
        body: { cardHash: hashOf(snils), mifareId: '2A83155E' },
      });
    case 'ListOperations':
      return send('GET', OPERATIONS);
    case 'PublishStatuses':
      return send('POST', OPERATIONS, { body: [{ operationId: OPERATION_ID, bankStatusCode: 1 }] });
  }
}

async function withOperation(snils: string): Promise<TestStand> {
  const stand = await testStand();
  await stand.admin('POST', '/admin/operations', {
    operationId: OPERATION_ID,
    operationType: 'Register',
    client: { snils },
    bankCard: { cardHash: 'aa' },
    changesCard: false,
  });
  return stand;
}

const row = (snils: string) => {
  const found = TRIGGERS.find((trigger) => trigger.snils === snils);
  if (!found) throw new Error('no such row');
  return found;
};

describe.each(TRIGGERS.map(({ snils, service }) => [snils, service] as const))(
  '%s of %s',
  (snils, service) => {
    it('gets the answer of the table', async () => {
      const { answer } = row(snils);
      const stand = await withOperation(snils);
      for (const earlier of ORDER.slice(0, Math.max(0, ORDER.indexOf(service))))
        await ask(stand, earlier, snils);
      const given = await ask(stand, service, snils);
      if (answer.kind === 'active_card') {
        expect(given.json()).toMatchObject({ orgIssue: answer.issuer, dateEnd: expect.any(String) });
      } else {
        expect(given.status).toBe(400);
        expect(codesOf(given)).toEqual([answer.code]);
        if (answer.message !== undefined) expect(given.bytes.toString()).toContain(answer.message);
      }
      expect(stand.stand.requests().at(-1)).toMatchObject({ service, trigger: snils });
    });

    it('gets an ordinary answer of every other service', async () => {
      const stand = await withOperation(snils);
      for (const other of [...ORDER, 'ListOperations', 'PublishStatuses'] as const) {
        if (other === service) continue;
        const { status, ...answer } = await ask(stand, other, snils);
        // What a refused step left undone is refused honestly by the steps after it.
        if (other === 'CheckCard') expect(codesOf({ status, ...answer })).toEqual([3]);
        else if (ORDER.indexOf(other) <= ORDER.indexOf(service) || service === 'CheckCard')
          expect(status).toBe(200);
      }
      expect(stand.stand.requests().map(({ trigger }) => trigger)).not.toContain(snils);
    });

    it('has right check digits and stands in the document', () => {
      expect(isSnils(snils)).toBe(true);
      const document = readFileSync(new URL('../../docs/stand.md', import.meta.url), 'utf8');
      const { answer, meaning } = row(snils);
      const code = answer.kind === 'refusal' ? answer.code : 200;
      const shown = snils.replace(/^(...)(...)(...)(..)$/, '$1-$2-$3 $4');
      expect(document).toContain(`| ${shown} | ${service} | ${code} | ${meaning} |`);
    });
  },
);

describe('the table', () => {
  it('has every code of every service that the regulation lists', () => {
    for (const [service, texts] of Object.entries(ERROR_TEXTS)) {
      const listed = Object.keys(texts).map(Number);
      // 3 of the list is the stand's own: the regulation has 12 alone there.
      const wanted = service === 'ListOperations' ? [12] : listed;
      const rows = TRIGGERS.filter((trigger) => trigger.service === service);
      const codes = rows.flatMap(({ answer }) => (answer.kind === 'refusal' ? [answer.code] : []));
      expect(new Set(codes)).toEqual(new Set(wanted));
    }
  });

  it('names nobody twice and none of the ordinary test persons', () => {
    const persons = TRIGGERS.map(({ snils }) => snils);
    expect(new Set(persons).size).toBe(persons.length);
    for (const ordinary of ['11223344595', '08765430300', '12345678964', '59492311630', '55658806948']) {
      expect(persons).not.toContain(ordinary);
    }
  });

  it('takes nothing of a batch where an error is of the whole request', async () => {
    const stand = await withOperation('99060000391');
    await stand.admin('POST', '/admin/operations', {
      operationId: 'ordinary',
      operationType: 'Block',
      codeBlock: 2,
      bankCard: { cardHash: 'bb' },
    });
    const batch = ['ordinary', OPERATION_ID].map((operationId) => ({ operationId, bankStatusCode: 1 }));
    const answer = await stand.send('POST', OPERATIONS, { body: batch });
    expect(answer.bytes.toString()).not.toContain('operationId');
    expect((await stand.send('GET', OPERATIONS)).json()).toHaveLength(2);
  });
});
