import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cardBody, clientBody, IVANOVA, PETROV } from './persons.ts';
import { type TestStand, testStand } from './test-stand.ts';

const person = fc.constantFrom(IVANOVA, PETROV);
const card = fc.constantFrom('aa', 'bb', 'cc');
interface Deed {
  readonly kind: string;
  readonly snils: string;
  readonly cardHash: string;
}

const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ kind: fc.constant('client' as const), snils: person, cardHash: card }),
  fc.record({ kind: fc.constant('card' as const), snils: person, cardHash: card }),
  fc.record({ kind: fc.constant('portal' as const), snils: person, cardHash: card }),
  fc.record({ kind: fc.constant('elsewhere' as const), snils: person, cardHash: card }),
  fc.record({ kind: fc.constantFrom('applicant', 'bank', 'unblock'), snils: person, cardHash: card }),
);

async function act({ send, admin }: TestStand, { kind, snils, cardHash }: Deed) {
  switch (kind) {
    case 'client':
      return send('POST', '/v1.0/Clients', { body: clientBody(snils) });
    case 'card':
      return send('POST', '/v1.0/Cards', { body: cardBody(snils, { cardHash }) });
    case 'portal':
      return admin('POST', '/admin/operations', {
        operationType: 'Register',
        client: { snils },
        bankCard: { cardHash },
      });
    case 'elsewhere':
      return admin('POST', '/admin/cards', { state: 'active', snils, cardHash });
    case 'unblock':
      return admin('POST', '/admin/cards/unblock', { cardHash });
    default:
      return admin('POST', '/admin/cards/block', { cardHash, by: kind });
  }
}

it('is all that anybody ever has, whoever connects and blocks in whatever order', async () => {
  const stand = await testStand();
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { maxLength: 25 }), async (deeds) => {
      await stand.admin('POST', '/admin/reset');
      for (const one of deeds) expect((await act(stand, one)).status).toBeLessThan(500);
      const active = activeCards((await stand.admin('GET', '/admin/state')).json());
      expect(new Set(active.map(({ snils }) => snils)).size).toBe(active.length);
      for (const snils of [IVANOVA, PETROV]) {
        const answer = await stand.send('GET', `/v1.0/CheckCard/${snils}`);
        const own = active.find((one) => one.snils === snils);
        expect(answer.status).toBe(own ? 200 : 400);
        if (own) expect(answer.json()).toMatchObject({ numSID: own.numSid });
      }
    }),
    { numRuns: 60 },
  );
});

function activeCards(state: unknown): { snils: string; numSid: string }[] {
  if (typeof state !== 'object' || state === null || !('cards' in state)) throw new Error('no cards');
  return [state.cards].flat().flatMap((one: unknown) => {
    const { state: is, snils, num_sid: numSid } = { state: '', snils: '', num_sid: '', ...Object(one) };
    return is === 'active' ? [{ snils: String(snils), numSid: String(numSid) }] : [];
  });
}
