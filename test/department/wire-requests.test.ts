import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Applicant } from '../../src/domain/applicant.ts';
import type { Call } from '../../src/domain/call.ts';
import { STEPS } from '../../src/domain/step.ts';
import { departmentAt } from './ask.ts';
import { API_KEY, APPLICANT, CALLS, CARD_HASH, CIPHER_TEXT, HIDDEN_CARD, SNILS } from './invented-calls.ts';
import { type Received, replying, startHttpPeer } from './peer.ts';

const NOWHERE = new URL('http://127.0.0.1:9');

async function sent(call: Call, path = '/'): Promise<Received> {
  await using peer = await startHttpPeer(replying({ status: 500 }));
  await using department = departmentAt(new URL(path, peer.url));
  await department.prepare(call).send();
  const [request] = peer.received;
  if (request === undefined) throw new Error('nothing arrived');
  return request;
}

function register(change: Partial<Applicant>): Call {
  return { step: 'register_client', applicant: { ...APPLICANT, ...change } };
}

describe('every request', () => {
  it.each(STEPS)('of %s bears the three headers of the regulation', async (step) => {
    const { headers } = await sent(CALLS[step]);
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'x-api-key': API_KEY,
      prgcode: '45',
    });
  });

  it('keeps the path of the address it was given', async () => {
    expect((await sent(CALLS.check_active_card, '/gateway/kj/')).path).toBe(
      `/gateway/kj/v1.0/CheckCard/${SNILS}`,
    );
  });
});

describe('CheckCard', () => {
  it('asks by the digits of the SNILS and has no body', async () => {
    const { method, path, body, headers } = await sent(CALLS.check_active_card);
    expect({ method, path, body }).toEqual({ method: 'GET', path: '/v1.0/CheckCard/59492311630', body: '' });
    expect(headers).not.toHaveProperty('content-length');
  });
});

describe('Clients', () => {
  it('sends all that there is', async () => {
    const { method, path, body } = await sent(CALLS.register_client);
    expect({ method, path }).toEqual({ method: 'POST', path: '/v1.0/Clients' });
    expect(JSON.parse(body)).toStrictEqual({
      firstName: 'Аглая',
      lastName: 'Сёмина-Ёлкина',
      middleName: 'Прохоровна',
      birthDate: '1985-03-17',
      birthPlace: 'г. Далматово Курганской области',
      gender: 1,
      contacts: {
        address: 'г. Курган, ул. Вымышленная, д. 7, кв. 12',
        mobilePhone: '79123456780',
        email: 'aglaya@example.invalid',
      },
      events: { isSMS: true, isEMail: true },
      docs: [
        {
          docType: 1,
          num: '3705 123456',
          date: '2005-04-20',
          codeOrg: '450001',
          org: 'УВД города Кургана',
          addressReg: 'г. Курган, ул. Вымышленная, д. 9',
        },
      ],
      snils: '59492311630',
    });
  });

  it('leaves out what there is not, and asks for no e-mail without an address', async () => {
    const { middleName: _, email: __, ...rest } = APPLICANT;
    const { body } = await sent({ step: 'register_client', applicant: { ...rest, gender: 'male' } });
    const json = JSON.parse(body);
    expect(json).not.toHaveProperty('middleName');
    expect(json.contacts).not.toHaveProperty('email');
    expect(json).toMatchObject({ gender: 0, events: { isSMS: true, isEMail: false } });
    expect(body).not.toMatch(/null|""/);
  });

  it('asks for no e-mail that was not wished for', async () => {
    const { body } = await sent(register({ notify: { sms: false, email: false } }));
    expect(JSON.parse(body).events).toStrictEqual({ isSMS: false, isEMail: false });
  });

  it('sends issuer and code with a passport of type 1 only', async () => {
    const { body } = await sent(register({ document: { ...APPLICANT.document, type: 9 } }));
    const [document] = JSON.parse(body).docs;
    expect(Object.keys(document)).toEqual(['docType', 'num', 'date', 'addressReg']);
  });
});

describe('Cards', () => {
  it('sends all that there is', async () => {
    const { method, path, body } = await sent(CALLS.connect_card);
    expect({ method, path }).toEqual({ method: 'POST', path: '/v1.0/Cards' });
    expect(JSON.parse(body)).toStrictEqual({
      snils: '59492311630',
      cardHash: CARD_HASH,
      cardCrypto: CIPHER_TEXT,
      account: '40817810638000000001',
      cardNum: '53',
      isMifare: true,
      alias: 'rsaPublicKey1',
      hashNums: [{ keyId: 'One', hashNum: 'ab'.repeat(64) }],
    });
  });

  it('leaves out account and service hashes where there are none', async () => {
    const card = { ...HIDDEN_CARD, serviceHashes: [] };
    const { body } = await sent({ step: 'connect_card', snils: SNILS, card, withChip: false });
    const json = JSON.parse(body);
    expect(json).toMatchObject({ isMifare: false });
    expect(json).not.toHaveProperty('account');
    expect(json).not.toHaveProperty('hashNums');
  });
});

describe('RegisterMifare', () => {
  it('sends the pair', async () => {
    const { method, path, body } = await sent(CALLS.register_chip);
    expect({ method, path }).toEqual({ method: 'POST', path: '/v1.0/RegisterMifare' });
    expect(JSON.parse(body)).toStrictEqual({ cardHash: CARD_HASH, mifareId: '2A83155E' });
  });
});

describe('prepare', () => {
  it('gives the digest of method, resource and body before anything is sent', async () => {
    await using department = departmentAt(NOWHERE);
    const { method, path, body } = await sent(CALLS.register_chip);
    const expected = createHash('sha256').update(`${method} ${path}\n${body}`).digest('hex');
    expect(department.prepare(CALLS.register_chip).digest).toBe(expected);
  });

  it('gives the same digest for the same call and another for another', async () => {
    await using department = departmentAt(NOWHERE);
    const digests = STEPS.flatMap((step) => [CALLS[step], CALLS[step]]).map(
      (c) => department.prepare(c).digest,
    );
    expect(new Set(digests).size).toBe(STEPS.length);
  });

  it('sends once', async () => {
    await using peer = await startHttpPeer(replying({ body: { code: 0 } }));
    await using department = departmentAt(peer.url);
    const prepared = department.prepare(CALLS.register_chip);
    await prepared.send();
    await expect(prepared.send()).rejects.toThrow(/once/);
    expect(peer.received).toHaveLength(1);
  });

  it.each<[string, Call]>([
    ['lastName', register({ lastName: 'А'.repeat(51) })],
    ['birthPlace', register({ birthPlace: '' })],
    ['contacts.address', register({ residenceAddress: 'А'.repeat(256) })],
    ['docs.0.org', register({ document: withoutIssuer() })],
    ['cardNum', { ...CALLS.connect_card, card: { ...HIDDEN_CARD, lastTwo: '5' } }],
    ['hashNums.0.keyId', withServiceKey('K'.repeat(21))],
    ['mifareId', { ...CALLS.register_chip, mifareId: '' }],
  ])('throws before anything leaves where %s does not fit, and shows no value', async (field, call) => {
    await using department = departmentAt(NOWHERE);
    expect(() => department.prepare(call)).toThrow(field);
    expect(() => department.prepare(call)).not.toThrow(/АААА|59492311630|KKKK/);
  });
});

function withoutIssuer(): Applicant['document'] {
  const { issuedBy: _, ...document } = APPLICANT.document;
  return document;
}

function withServiceKey(keyId: string): Call {
  return { ...CALLS.connect_card, card: { ...HIDDEN_CARD, serviceHashes: [{ keyId, hash: 'ab' }] } };
}
