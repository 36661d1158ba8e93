import { describe, expect, it } from 'vitest';
import type { Application, ApplicationState } from '../../src/domain/application.ts';
import type { Delivery } from '../../src/main/delivery/delivery.ts';
import { recoverInterrupted } from '../../src/main/delivery/recover-interrupted.ts';
import { APPLICANT, CARD } from '../journal/invented-application.ts';
import { accept, operation } from '../journal/invented-operation.ts';
import { Office, WAITS } from './office.ts';
import { type Fate, no, type Policy, PolicyDepartment } from './policy-department.ts';

const MINUTE_MS = 60_000;
const OFFLINE: Fate = { class: 'not_sent', reason: 'connection_refused' };
const POLICIES: readonly Policy[] = [200, 7].flatMap((repeat) =>
  [4, 7].flatMap((first) => [0, 5_000].map((lagMs) => ({ repeat, first, lagMs }) as Policy)),
);

interface Scene {
  readonly office: Office;
  readonly department: PolicyDepartment;
  readonly delivery: Delivery;
  readonly id: number;
}

function scene(policy: Policy): Scene {
  const office = new Office();
  const department = new PolicyDepartment(office, policy);
  return { office, department, delivery: office.delivery(department), id: office.accept() };
}

function read({ office, id }: Pick<Scene, 'office' | 'id'>): Application {
  const application = office.journal.application(id);
  if (application === undefined) throw new Error('it is gone');
  return application;
}

/** Until nothing is done by itself any more; then all that was on its way lands. */
async function atRest({ office, department, delivery, id }: Scene): Promise<ApplicationState> {
  for (let rounds = 0; rounds < 100; rounds += 1) {
    const { state } = await delivery.run(id);
    if (state.status !== 'due' && state.status !== 'unknown') break;
    office.now = Math.max(office.now, state.dueAt, state.notBefore ?? 0);
  }
  office.now += 5 * MINUTE_MS;
  department.land();
  return read({ office, id }).state;
}

function told(state: ApplicationState): string {
  switch (state.status) {
    case 'needs_decision':
      return `person: ${state.why}`;
    case 'connected':
      return `connected ${state.numSid}, chip ${state.chip}`;
    case 'refused':
      return `refused ${state.by === 'department' ? state.refusals.map(({ code }) => code) : ''}`;
    case 'has_active_card':
      return `active ${state.active.numSid}`;
    default:
      return state.status;
  }
}

const CONNECTED = 'connected OURS, chip registered';
const UNEXPLAINED = 'person: active_unexplained';

type Row = readonly [
  what: string,
  before: (scene: Scene) => void | Promise<void>,
  expected: string | ((policy: Policy) => string),
];

const ROWS: readonly Row[] = [
  ['never arrived', ({ department }) => void department.fate('connect_card', 'lost_before'), CONNECTED],
  [
    'carried out, its answer lost',
    ({ department }) => void department.fate('connect_card', 'lost_after'),
    ({ repeat }) => (repeat === 200 ? CONNECTED : UNEXPLAINED),
  ],
  [
    'lands before the look',
    ({ department }) => void department.fate('connect_card', { landsAfterMs: 20_000 }),
    ({ repeat }) => (repeat === 200 ? CONNECTED : UNEXPLAINED),
  ],
  [
    'lands long after the repeat was taken',
    ({ department }) => void department.fate('connect_card', { landsAfterMs: 120_000 }),
    CONNECTED,
  ],
  [
    'lands between the look and a repeat that never left',
    ({ department }) => void department.fate('connect_card', { landsAfterMs: 33_000 }, OFFLINE),
    // With a lag the look sees none, the repeat hears 7, and the next look sees it.
    ({ repeat }) => (repeat === 200 ? CONNECTED : UNEXPLAINED),
  ],
  [
    'every answer lost, none arrived',
    ({ department }) => void department.fate('connect_card', ...Array<Fate>(4).fill('lost_before')),
    'person: repeats_exhausted',
  ],
  [
    'every answer lost, all carried out',
    ({ department }) => void department.fate('connect_card', ...Array<Fate>(4).fill('lost_after')),
    UNEXPLAINED,
  ],
  [
    'every answer lost, and the last one lands',
    ({ department }) =>
      void department.fate('connect_card', ...Array<Fate>(3).fill('lost_before'), { landsAfterMs: 120_000 }),
    UNEXPLAINED,
  ],
  [
    'the holder of the card is another person',
    ({ department }) => {
      department.isOfAnother = true;
      department.fate('connect_card', 'lost_before');
    },
    'refused 4',
  ],
  [
    "another person's card, and another card is active meanwhile",
    ({ department }) => {
      department.isOfAnother = true;
      department.fate('register_client', OFFLINE).fate('connect_card', 'lost_before');
      department.fate('check_active_card', { class: 'done', answer: { step: 'check_active_card' } });
      department.connect('other', 'OTHER');
    },
    ({ first }) => (first === 4 ? 'refused 4' : UNEXPLAINED),
  ],
  [
    'blocked by the bank',
    ({ department }) => {
      department.isBlocked = true;
      department.fate('connect_card', 'lost_before');
    },
    'refused 3',
  ],
  [
    'blocked by the bank, then not, and the first request lands late',
    ({ department, office }) => {
      department.isBlocked = true;
      department.fate('connect_card', { landsAfterMs: 100_000 });
      const land = department.land.bind(department);
      department.land = () => {
        if (office.elapsed() > 90_000) department.isBlocked = false;
        land();
      };
    },
    UNEXPLAINED,
  ],
  [
    'somebody else connected another card out of our sight',
    ({ department }) => {
      department.fate('check_active_card', { class: 'done', answer: { step: 'check_active_card' } });
      department.fate('connect_card', 'lost_before');
      department.connect('other', 'OTHER');
    },
    UNEXPLAINED,
  ],
  [
    'the applicant is not known any more, once',
    ({ department }) => void department.fate('connect_card', 'lost_before', no('connect_card', 1)),
    CONNECTED,
  ],
  [
    'the applicant is never known',
    ({ department }) =>
      void department.fate('connect_card', 'lost_before', no('connect_card', 1), no('connect_card', 1)),
    'person: contradiction',
  ],
  [
    'looks are not answered until it is too late, and nothing arrived',
    ({ department }) => {
      department.fate('connect_card', 'lost_before');
      department.fate('check_active_card', { class: 'done', answer: { step: 'check_active_card' } });
      department.fate('check_active_card', ...Array<Fate>(5).fill('lost_before'));
    },
    'person: not_committed',
  ],
  [
    'looks are not answered until it is too late, and it was carried out',
    ({ department }) => {
      department.fate('connect_card', 'lost_after');
      department.fate('check_active_card', { class: 'done', answer: { step: 'check_active_card' } });
      department.fate('check_active_card', ...Array<Fate>(5).fill(OFFLINE));
    },
    UNEXPLAINED,
  ],
  [
    'the applicant never arrived',
    ({ department }) => void department.fate('register_client', 'lost_before'),
    CONNECTED,
  ],
  [
    'the applicant was taken',
    ({ department }) => void department.fate('register_client', 'lost_after'),
    CONNECTED,
  ],
  [
    'the applicant lands late',
    ({ department }) => void department.fate('register_client', { landsAfterMs: 120_000 }),
    CONNECTED,
  ],
  [
    'the applicant is lost each time',
    ({ department }) => void department.fate('register_client', ...Array<Fate>(4).fill('lost_after')),
    'person: repeats_exhausted',
  ],
  [
    'the applicant has a card of somebody else by now',
    ({ department }) => {
      department.fate('check_active_card', { class: 'done', answer: { step: 'check_active_card' } });
      department.fate('register_client', 'lost_after');
      department.connect('other', 'OTHER');
    },
    'active OTHER',
  ],
  [
    'the chip never arrived',
    ({ department }) => void department.fate('register_chip', 'lost_before'),
    CONNECTED,
  ],
  [
    'the chip was registered',
    ({ department }) => void department.fate('register_chip', 'lost_after'),
    CONNECTED,
  ],
  [
    'the chip meets a lag after a lost answer',
    ({ department }) => void department.fate('register_chip', 'lost_before', no('register_chip', 2)),
    CONNECTED,
  ],
  [
    'the chip is lost each time',
    ({ department }) => void department.fate('register_chip', ...Array<Fate>(6).fill('lost_after')),
    'connected OURS, chip not_registered',
  ],
];

describe.each(POLICIES)('a repeat answers $repeat, $first comes first, a lag of $lagMs ms', (policy) => {
  it.each(ROWS)('%s', async (_, before, expected) => {
    const here = scene(policy);
    await before(here);
    const state = await atRest(here);
    expect(told(state)).toBe(typeof expected === 'string' ? expected : expected(policy));
    expectTrue(here, state);
  });

  it('knows the card that this very office has connected meanwhile', async () => {
    const here = scene(policy);
    const { office, department, delivery, id } = here;
    department.fate('connect_card', OFFLINE, 'lost_before');
    await delivery.run(id);
    office.now += 3 * MINUTE_MS;
    connectAnother(here);
    const state = await atRest(here);
    expect(told(state)).toBe('active OTHER');
    expectTrue(here, state);
  });

  it.each<readonly [string, PortalScene, string]>([
    ['our card', {}, 'connected OURS, chip registered'],
    ['another card', { hash: 'other', numSid: 'OTHER' }, 'active OTHER'],
    ['our card, for another person', { snils: '11223344595' }, UNEXPLAINED],
    ['our card too near to the answer before', { madeMsLater: 120_000 }, UNEXPLAINED],
    ['our card, and blocks it', { isBlocked: true }, UNEXPLAINED],
  ])('knows what the portal connected meanwhile: %s', async (_, portal, expected) => {
    const here = scene({ ...policy, repeat: 7 });
    const { office, department, delivery, id } = here;
    department.fate('connect_card', OFFLINE, 'lost_before');
    await delivery.run(id);
    const { hash = firstHash(office, id), numSid = 'OURS', madeMsLater = 3 * MINUTE_MS } = portal;
    const madeAt = office.now + madeMsLater;
    office.now += 4 * MINUTE_MS;
    department.connect(hash, numSid);
    const { snils = read(here).person?.snils ?? '' } = portal;
    const register = operation(1, { madeAt, card: { hash, numSid }, client: { snils } });
    const block = operation(2, { type: 'block', madeAt: madeAt + 1, card: { hash } });
    const listed = [register, ...(portal.isBlocked ? [block] : [])];
    office.journal.inbox.take(
      listed.map((one) => ({ kind: 'operation', operation: one })),
      office.now,
    );
    const state = await atRest(here);
    expect(told(state)).toBe(expected);
    expectTrue(here, state);
  });

  it('proves nothing by what the Department knows no more or this office has denied', async () => {
    const here = scene({ ...policy, repeat: 7 });
    const { office, department, delivery, id } = here;
    const { inbox } = office.journal;
    department.fate('connect_card', OFFLINE, 'lost_before');
    await delivery.run(id);
    office.now += 4 * MINUTE_MS;
    const hash = firstHash(office, id);
    department.connect(hash, 'OURS');
    const card = { hash, numSid: 'OURS' };
    const taken = operation(1, { madeAt: office.now, card, client: {} });
    inbox.take([{ kind: 'operation', operation: taken }], office.now);
    const stored = inbox.ofCard(hash, 'OURS').map((one) => one.id);
    accept(inbox, stored);
    const denied = {
      status: 'decided',
      verdict: 'card_unfit',
      by: 'clerk',
      dueAt: office.now,
      tries: 0,
    } as const;
    inbox.settle(
      stored.map((one) => ({ id: one, state: denied })),
      office.now,
    );
    expect(told(await atRest(here))).toBe(UNEXPLAINED);
  });

  it('takes a stop in the middle for a lost answer', async () => {
    const here = scene(policy);
    const { office, department, delivery, id } = here;
    const stop = { aborted: false };
    department.fate('connect_card', 'lost_after');
    const prepare = department.prepare.bind(department);
    department.prepare = (call) => {
      const prepared = prepare(call);
      if (call.step !== 'connect_card' || stop.aborted) return prepared;
      stop.aborted = true;
      return {
        ...prepared,
        send: async () => Promise.reject(new Error(`gone after ${(await prepared.send()).class}`)),
      };
    };
    await expect(delivery.run(id)).rejects.toThrow('gone after unknown');
    office.reopen();
    recoverInterrupted(office.journal, () => office.now, WAITS);
    const state = await atRest({ ...here, delivery: office.delivery(department) });
    expect(told(state)).toBe(policy.repeat === 200 ? CONNECTED : UNEXPLAINED);
    expectTrue(here, state);
  });
});

/** What the portal says it has done while the request was waiting; unless told otherwise, with our card. */
interface PortalScene {
  readonly hash?: string;
  readonly numSid?: string;
  readonly snils?: string;
  /** After the Department had said "none". */
  readonly madeMsLater?: number;
  readonly isBlocked?: true;
}

/** Another application of the same applicant in the same journal is connected, with another card. */
function connectAnother({ office, department }: Scene): void {
  const { journal, now } = office;
  const applicant = { ...APPLICANT, snils: '59492311630' as typeof APPLICANT.snils };
  const { id } = journal.register({ applicant, card: CARD }, [], now);
  department.connect(CARD.hidden.hash, 'OTHER');
  const going: ApplicationState = { status: 'in_flight', stage: 'client_known', tries: 0 };
  journal.beginStep(id, 'connect_card', 'a'.repeat(64), going, now);
  const answer = { step: 'connect_card', numSid: 'OTHER' } as const;
  const outcome = { class: 'done', answer, answeredAt: now } as const;
  journal.endStep(id, outcome, { status: 'connected', numSid: 'OTHER', chip: 'none' }, now);
}

/** No false "connected", no false "refused", and nothing sent again without a look. */
function expectTrue({ office, department, id }: Scene, state: ApplicationState): void {
  const hash = firstHash(office, id);
  if (state.status === 'connected') expect(department.everActive).toContain(hash);
  if (['refused', 'has_active_card', 'not_connected'].includes(state.status))
    expect(department.active?.hash).not.toBe(hash);
  const steps = office.journal.steps(id);
  for (const post of ['register_client', 'connect_card'] as const) {
    const sent = steps.flatMap(({ step }, at) => (step === post ? [at] : []));
    for (const [nth, at] of sent.entries()) {
      const before = sent[nth - 1];
      if (before === undefined || steps[before]?.outcome?.class !== 'unknown') continue;
      const between = steps.slice(before + 1, at);
      expect(
        between.some(({ step, outcome }) => step === 'check_active_card' && outcome?.class === 'done'),
      ).toBe(true);
    }
    expect(sent.length).toBeLessThanOrEqual(6);
  }
}

function firstHash(office: Office, id: number): string {
  const hash = office.journal.application(id)?.card?.hidden.hash;
  if (hash === undefined) throw new Error('no card');
  return hash;
}
