import { describe, expect, test } from 'vitest';
import type { Department } from '../../src/main/department/department.ts';
import { looped } from '../delivery/looped.ts';
import { Office } from '../delivery/office.ts';
import { type Fate, type Policy, PolicyDepartment } from '../delivery/policy-department.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Within these minutes of real time all is cleared up, or a person is asked. */
const AT_REST_AFTER_MS = 45 * 60_000;
const POLICY: Policy = { repeat: 200, first: 4, lagMs: 0 };
const OFFLINE: Fate = { class: 'not_sent', reason: 'connection_refused' };

const JUMPS: readonly [string, number][] = [
  ['a day back', -DAY_MS],
  ['an hour back', -HOUR_MS],
  ['an hour on', HOUR_MS],
  ['into the next year', 60 * DAY_MS],
  ['into the last year', -365 * DAY_MS],
];

const FATES: readonly [string, (department: PolicyDepartment) => void][] = [
  ['nothing else is wrong', () => {}],
  ['the office was offline', (of) => of.fate('check_active_card', OFFLINE, OFFLINE, OFFLINE)],
  ['the applicant’s answer is lost', (of) => of.fate('register_client', 'lost_after')],
  ['the card’s answer is lost', (of) => of.fate('connect_card', 'lost_after')],
  ['the card’s request is lost', (of) => of.fate('connect_card', 'lost_before', 'lost_before')],
  ['the card’s request lands late', (of) => of.fate('connect_card', { landsAfterMs: 100_000 })],
  ['the chip’s answer is lost', (of) => of.fate('register_chip', 'lost_after', 'lost_before')],
];

/** A clock of the Department's own: it runs as time goes by, and no jump of ours concerns it. */
function ownClock(office: Office): { now: number } {
  const base = office.now - office.elapsed();
  return {
    get now() {
      return base + office.elapsed();
    },
    set now(at: number) {
      office.now += at - this.now;
    },
  };
}

/** After these a person may have to be asked: what was sent is in doubt. */
const IN_DOUBT = FATES.slice(2, 6).map(([name]) => name);

type Moment = `${'nap' | 'request'} ${number}`;

const MOMENTS: readonly Moment[] = ['nap 1', 'nap 2', 'nap 4', 'request 3'];

/** The clock jumps when the loop lies down, or while a request is out; all else is left to go its way. */
async function dayWithJump(byMs: number, moment: Moment, spoil: (department: PolicyDepartment) => void) {
  const office = new Office();
  const department = new PolicyDepartment(ownClock(office), POLICY);
  spoil(department);
  const id = office.accept();
  let requests = 0;
  const jumping: Department = {
    prepare: (call) => {
      const { digest, send } = department.prepare(call);
      const sending = () => {
        requests += 1;
        if (moment === `request ${requests}`) office.jumpClock(byMs);
        return send();
      };
      return { digest, send: sending };
    },
    close: () => department.close(),
  };
  const { loop, naps } = looped(office, jumping);
  loop.start();
  for (let nap = 1; office.elapsed() < AT_REST_AFTER_MS; nap += 1) {
    await naps.next();
    if (moment === `nap ${nap}`) office.jumpClock(byMs);
    naps.end();
  }
  await naps.next();
  await loop.stop();
  department.land();
  const application = office.journal.application(id);
  if (application?.card === undefined) throw new Error('the application is gone');
  return { office, department, state: application.state, hash: application.card.hidden.hash };
}

function blindRepeats(asked: readonly string[]): number {
  const posts = asked.filter((step) => step !== 'register_chip');
  return posts.filter((step, at) => step !== 'check_active_card' && posts[at - 1] === step).length;
}

describe.each(JUMPS)('the clock jumps %s', (_jump, byMs) => {
  test.each(FATES)('while %s: no false word, no blind repeat, no standstill', async (fate, spoil) => {
    for (const moment of MOMENTS) {
      const { department, state, hash } = await dayWithJump(byMs, moment, spoil);
      const said = { moment, status: state.status, blind: blindRepeats(department.asked) };
      // A person is asked only where a POST was in doubt, and its fifteen minutes had gone by the clock.
      const status = IN_DOUBT.includes(fate) ? /^(connected|needs_decision)$/ : /^connected$/;
      expect(said).toEqual({ moment, status: expect.stringMatching(status), blind: 0 });
      if (state.status === 'connected') expect([...department.everActive]).toEqual([hash]);
    }
  });
});
