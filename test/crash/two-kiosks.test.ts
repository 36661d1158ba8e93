import { describe, expect, onTestFinished, test } from 'vitest';
import { tellResident } from '../../src/domain/tell-resident.ts';
import type { Department } from '../../src/main/department/department.ts';
import { openDepartment } from '../../src/main/department/open-department.ts';
import { Office } from '../delivery/office.ts';
import { KEY, REGION, type TestStand, testStand } from '../stand/test-stand.ts';

const OTHER_CARD = { number: '2201382000000013', uid: '04A2B3C4D5E680' };
/** Question, applicant, card: every way in which two rows of three can be merged; who begins makes no odds. */
const MERGES = merges('aa', 'bbb').map((rest) => `a${rest}`);

interface Kiosk {
  readonly office: Office;
  readonly id: number;
  step(): Promise<void>;
  rest(): Promise<void>;
}

function merges(one: string, other: string): string[] {
  if (one === '' || other === '') return [one + other];
  const first = merges(one.slice(1), other).map((merged) => one[0] + merged);
  return first.concat(merges(one, other.slice(1)).map((merged) => other[0] + merged));
}

function departmentAt({ stand, clock }: TestStand): Department {
  const settings = { baseUrl: new URL(stand.url), apiKey: KEY, prgCode: REGION, now: () => clock.now };
  const opened = openDepartment(settings);
  if (!opened.ok) throw new Error(opened.problem.code);
  onTestFinished(() => opened.value.close());
  return opened.value;
}

/** One more workplace that takes the same resident. */
function kioskOf(department: Department, change: Parameters<Office['accept']>[0] = {}): Kiosk {
  const office = new Office();
  const id = office.accept(change);
  const delivery = office.delivery(department);
  return {
    office,
    id,
    step: async () => {
      const application = office.journal.application(id);
      if (application?.state.status === 'due') await delivery.advance(application);
    },
    rest: async () => void (await delivery.run(id, { ignoreBackOff: true })),
  };
}

function stateOf({ office, id }: Kiosk) {
  const state = office.journal.application(id)?.state;
  if (state === undefined) throw new Error('the application is gone');
  return state;
}

async function activeHashes(stand: TestStand): Promise<string[]> {
  const { cards } = (await stand.admin('GET', '/admin/state')).json() as {
    cards: { card_hash: string; state: string }[];
  };
  return cards.filter(({ state }) => state === 'active').map(({ card_hash }) => card_hash);
}

function hashOf({ office, id }: Kiosk): string | undefined {
  return office.journal.application(id)?.card?.hidden.hash;
}

describe('two kiosks on one resident', () => {
  test.each(MERGES)(
    'with two cards, in the order %s: one connects, the other says why not',
    async (order) => {
      const stand = await testStand();
      const department = departmentAt(stand);
      const a = kioskOf(department);
      const b = kioskOf(department, { card: OTHER_CARD });
      for (const turn of order) await (turn === 'a' ? a : b).step();
      await Promise.all([a.rest(), b.rest()]);
      const [winner, loser] = stateOf(a).status === 'connected' ? [a, b] : [b, a];
      expect(stateOf(winner)).toMatchObject({ status: 'connected', chip: 'registered' });
      expect(await activeHashes(stand)).toEqual([hashOf(winner)]);
      const lost = stateOf(loser);
      if (lost.status === 'refused') {
        expect(lost).toMatchObject({
          by: 'department',
          refusals: [{ reason: 'active_card_exists', code: 7 }],
        });
      } else expect(lost.status).toBe('has_active_card');
      expect(tellResident(lost).join(' ')).toMatch(/уже есть действующая карта жителя/);
      expect(tellResident(lost).join(' ')).not.toMatch(/успешно|подключена/);
    },
  );

  test.each(['ok', 'has_active_card'])(
    'with one card, a repeated pair being "%s": nobody says a false word',
    async (repeatedPair) => {
      for (const order of ['aabbab', 'abababab', 'aaabbb']) {
        const stand = await testStand();
        await stand.admin('PATCH', '/admin/policies', { repeatedPair });
        const department = departmentAt(stand);
        const [a, b] = [kioskOf(department), kioskOf(department)];
        for (const turn of order) await (turn === 'a' ? a : b).step();
        await Promise.all([a.rest(), b.rest()]);
        expect(await activeHashes(stand)).toEqual([hashOf(a)]);
        const statuses = [stateOf(a).status, stateOf(b).status];
        expect(statuses).toContain('connected');
        for (const status of statuses) expect(['connected', 'refused', 'has_active_card']).toContain(status);
      }
    },
  );

  test('all at once, over and over: one active card each time', async () => {
    for (let round = 0; round < 3; round += 1) {
      const stand = await testStand();
      const department = departmentAt(stand);
      const kiosks = [kioskOf(department), kioskOf(department, { card: OTHER_CARD })];
      await Promise.all(kiosks.map((kiosk) => kiosk.rest()));
      const connected = kiosks.filter((kiosk) => stateOf(kiosk).status === 'connected');
      expect(connected).toHaveLength(1);
      expect(await activeHashes(stand)).toEqual(connected.map(hashOf));
    }
  });
});
