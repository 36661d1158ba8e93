import type { NewApplication } from '../../../src/domain/application.ts';
import type { Call } from '../../../src/domain/call.ts';
import { STEPS, type Step } from '../../../src/domain/step.ts';
import { Delivery } from '../../../src/main/delivery/delivery.ts';
import type { Department } from '../../../src/main/department/department.ts';
import type { Journal } from '../../../src/main/journal/journal.ts';
import { departmentAt } from '../../department/ask.ts';
import { APPLICANT } from '../../department/invented-calls.ts';
import { tlsFile } from '../../department/peer.ts';
import { emptyJournal } from '../bench-journal.ts';
import { inventedApplication } from '../invented-application.ts';
import { commitsOf, journalWork } from '../journal-work.ts';
import { withPeer } from '../peer-process.ts';
import { type BenchRow, type Figure, median } from '../row.ts';

const LIMIT = 1.15;
const ROUNDS = 45;
const WARM_UP_ROUNDS = 5;
const APPLICATIONS = 3;

export const row: BenchRow = {
  id: 'H2',
  what: 'a whole application over TLS ÷ its journal work + its HTTP',
  measure: () => withPeer(new URL('../connecting-server.ts', import.meta.url), measureAt),
};

async function measureAt(url: URL): Promise<Figure[]> {
  await using department = departmentAt(url, { caPem: tlsFile('ca.pem') });
  const whole = emptyJournal('whole').journal;
  const bare = emptyJournal('bare').journal;
  const alone = emptyJournal('alone').journal;
  const delivery = deliveryOver(whole, department);
  const sides = [
    (application: NewApplication) => deliver(whole, delivery, application),
    (application: NewApplication) => commitAndCall(bare, department, application),
    async (application: NewApplication) => journalWork(alone, application),
    (application: NewApplication) => callAll(department, application),
  ];
  const [ours = 0, inTurn = 0, journal = 0, http = 0] = await inTurns(sides);
  for (const each of [whole, bare, alone]) each.close();
  const apart = `9 commits at a stretch (${journal.toFixed(0)}) + 4 calls at a stretch (${http.toFixed(0)})`;
  return [
    {
      name: 'the same commits and calls in turn, nothing between',
      ours,
      peer: inTurn,
      unit: 'µs',
      limit: LIMIT,
    },
    { name: apart, ours, peer: journal + http, unit: 'µs', limit: LIMIT },
  ];
}

function deliveryOver(journal: Journal, department: Department): Delivery {
  const waits = { settleMs: 30_000, lateLandingMs: 150_000 };
  const times = { now: () => Date.now(), elapsed: () => performance.now(), skew: () => 0 };
  return new Delivery({ journal, department, waits, ...times });
}

async function deliver(journal: Journal, delivery: Delivery, application: NewApplication): Promise<void> {
  const { id } = journal.register(application, [], Date.now());
  const { state } = await delivery.run(id);
  if (state.status !== 'connected') throw new Error(`H2 ended as ${JSON.stringify(state)}`);
}

/** With the papers that the Department asks for. */
function sendable(index: number): NewApplication {
  const { applicant, card } = inventedApplication(index);
  return { applicant: { ...applicant, document: APPLICANT.document }, card };
}

/** The least that could do the same: no state is read, none is derived. */
async function commitAndCall(
  journal: Journal,
  department: Department,
  application: NewApplication,
): Promise<void> {
  for (const step of commitsOf(journal, application)) await call(department, callFor(step, application));
}

async function callAll(department: Department, application: NewApplication): Promise<void> {
  for (const step of STEPS) await call(department, callFor(step, application));
}

async function call(department: Department, each: Call): Promise<void> {
  const outcome = await department.prepare(each).send();
  if (outcome.class !== 'done') throw new Error(`H2 got ${JSON.stringify(outcome)}`);
}

function callFor(step: Step, { applicant, card }: NewApplication): Call {
  const { snils } = applicant;
  switch (step) {
    case 'check_active_card':
      return { step, snils };
    case 'register_client':
      return { step, applicant };
    case 'connect_card':
      return { step, snils, card: card.hidden, withChip: true };
    case 'register_chip':
      if (card.chip.kind !== 'uid') throw new Error('the bench connects cards with a chip');
      return { step, cardHash: card.hidden.hash, mifareId: card.chip.mifareId };
  }
}

/** Median µs of one application on each side; another side begins each round, so a slow moment meets all. */
async function inTurns(
  sides: readonly ((application: NewApplication) => Promise<void>)[],
): Promise<number[]> {
  const times = sides.map((): number[] => []);
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
    for (const place of sides.keys()) {
      const side = (round + WARM_UP_ROUNDS + place) % sides.length;
      const startedAt = performance.now();
      for (let count = 0; count < APPLICATIONS; count += 1) {
        await sides[side]?.(sendable((round + WARM_UP_ROUNDS) * APPLICATIONS + count + 1));
      }
      if (round >= 0) times[side]?.push(((performance.now() - startedAt) * 1_000) / APPLICATIONS);
    }
  }
  return times.map(median);
}
