import { describe, expect, it } from 'vitest';
import type { Outcome, Refusal } from '../../src/domain/outcome.ts';
import type { Step } from '../../src/domain/step.ts';
import { recoverInterrupted } from '../../src/main/delivery/recover-interrupted.ts';
import { Office, WAITS } from './office.ts';
import {
  CARD_TAKEN,
  CHIP_TAKEN,
  CLIENT_TAKEN,
  NO_ACTIVE_CARD,
  ScriptedDepartment,
} from './scripted-department.ts';

const HAPPY = [NO_ACTIVE_CARD, CLIENT_TAKEN, CARD_TAKEN, CHIP_TAKEN] as const;
const ORDER: readonly Step[] = ['check_active_card', 'register_client', 'connect_card', 'register_chip'];
const OFFLINE: Outcome = { class: 'not_sent', reason: 'connection_refused' };
const LOST: Outcome = { class: 'unknown', reason: 'timeout' };

function refused(step: Step, reason: Refusal['reason'], code: number): Outcome {
  return { class: 'refused', step, refusals: [{ reason, service: 'service', code, message: 'нет' }] };
}

describe('the way through', () => {
  it('makes the four steps in the order of the regulation, once each', async () => {
    const office = new Office();
    const department = new ScriptedDepartment(...HAPPY);
    const id = office.accept();
    const { state } = await office.delivery(department).run(id);
    expect(state).toEqual({ status: 'connected', numSid: '96201111111222', chip: 'registered' });
    expect(department.steps).toEqual(ORDER);
  });

  it('sends what was captured at the desk', async () => {
    const office = new Office();
    const department = new ScriptedDepartment(...HAPPY);
    await office.delivery(department).run(office.accept());
    expect(department.calls[0]).toMatchObject({ snils: '59492311630' });
    expect(department.calls[2]).toMatchObject({
      snils: '59492311630',
      withChip: true,
      card: { lastTwo: '53' },
    });
    expect(department.calls[3]).toMatchObject({ mifareId: '2A83155E' });
  });

  it('says beforehand that no chip will follow, and asks for none', async () => {
    const office = new Office();
    const department = new ScriptedDepartment(...HAPPY);
    const id = office.accept({ card: { number: '2200000000000053' } });
    const { state } = await office.delivery(department).run(id);
    expect(state).toMatchObject({ status: 'connected', chip: 'none' });
    expect(department.calls[2]).toMatchObject({ withChip: false });
    expect(department.calls).toHaveLength(3);
  });

  it('ends where the applicant has an active card', async () => {
    const office = new Office();
    const active = { numSid: '96201111111222' };
    const department = new ScriptedDepartment({
      class: 'done',
      answer: { step: 'check_active_card', active },
    });
    const { state } = await office.delivery(department).run(office.accept());
    expect(state).toEqual({ status: 'has_active_card', active });
    expect(department.calls).toHaveLength(1);
  });
});

describe('the journal around a step', () => {
  it('holds the intent before the request leaves, and the outcome before the next one does', async () => {
    const office = new Office();
    const department = new ScriptedDepartment(...HAPPY);
    const id = office.accept();
    const seen: (string | undefined)[][] = [];
    department.onSend = () => {
      seen.push(
        office.journal.steps(id).map(({ step, outcome }) => `${step}: ${outcome?.class ?? 'intent'}`),
      );
    };
    await office.delivery(department).run(id);
    expect(seen).toEqual(
      ORDER.map((_, count) =>
        ORDER.slice(0, count + 1).map((step, at) => `${step}: ${at < count ? 'done' : 'intent'}`),
      ),
    );
  });

  it('sends nothing when the intent cannot be written', async () => {
    const office = new Office();
    const department = new ScriptedDepartment(...HAPPY);
    const delivery = office.delivery(department);
    const id = office.accept();
    office.journal.close();
    await expect(delivery.run(id)).rejects.toThrow();
    expect(department.calls).toEqual([]);
    office.reopen();
    expect(office.journal.application(id)?.state).toMatchObject({ status: 'due', stage: 'registered' });
  });

  it('begins no step once it is told to stop, and writes down the one under way', async () => {
    const office = new Office();
    const stop = new AbortController();
    const department = new ScriptedDepartment(...HAPPY);
    department.onSend = () => stop.abort();
    const id = office.accept();
    const { state } = await office.delivery(department).run(id, { signal: stop.signal });
    expect(state).toMatchObject({ status: 'due', stage: 'checked' });
    expect(department.steps).toEqual(ORDER.slice(0, 1));
  });

  it('works on one application once, however many ask', async () => {
    const office = new Office();
    const department = new ScriptedDepartment(...HAPPY);
    const delivery = office.delivery(department);
    const id = office.accept();
    const ends = await Promise.all(
      Array.from({ length: 100 }, () => delivery.run(id, { ignoreBackOff: true })),
    );
    expect(new Set(ends.map(({ state }) => state.status))).toEqual(new Set(['connected']));
    expect(department.steps).toEqual(ORDER);
  });
});

describe.each(ORDER.map((step, at) => [step, at] as const))('%s', (step, at) => {
  const before = HAPPY.slice(0, at);
  const after = HAPPY.slice(at);

  it('is tried again after a back-off where it never left', async () => {
    const office = new Office();
    const department = new ScriptedDepartment(...before, OFFLINE);
    const delivery = office.delivery(department);
    const id = office.accept();
    const waiting = await delivery.run(id);
    expect(waiting.state).toMatchObject({
      status: 'due',
      dueAt: office.now + 5000,
      reason: 'connection_refused',
    });
    await delivery.run(id);
    expect(department.calls).toHaveLength(at + 1);
    office.now += 5000;
    department.answer(...after);
    expect((await delivery.run(id)).state.status).toBe('connected');
  });

  it('holds to Retry-After even when a person says "now"', async () => {
    const office = new Office();
    const busy: Outcome = { class: 'not_processed', reason: 'too_many_requests', retryAfterMs: 60_000 };
    const department = new ScriptedDepartment(...before, busy, ...after);
    const delivery = office.delivery(department);
    const id = office.accept();
    await delivery.run(id);
    office.now += 59_000;
    await delivery.run(id, { ignoreBackOff: true });
    expect(department.calls).toHaveLength(at + 1);
    office.now += 1000;
    expect((await delivery.run(id, { ignoreBackOff: true })).state.status).toBe('connected');
  });

  it('goes on after a stop behind it, and repeats nothing', async () => {
    const office = new Office();
    const first = new ScriptedDepartment(...before);
    const id = office.accept();
    for (let done = 0; done < at; done += 1) {
      const application = office.journal.application(id);
      if (application) await office.delivery(first).advance(application);
    }
    office.reopen();
    const second = new ScriptedDepartment(...after);
    recoverInterrupted(office.journal, () => office.now, WAITS);
    expect((await office.delivery(second).run(id)).state.status).toBe('connected');
    expect([...first.steps, ...second.steps]).toEqual(ORDER);
  });

  it('is not sent again after a stop in the middle, unless it only asks', async () => {
    const office = new Office();
    const id = office.accept();
    await stopInTheMiddle(office, id, before);
    office.reopen();
    const department = new ScriptedDepartment(...after);
    const delivery = office.delivery(department);
    recoverInterrupted(office.journal, () => office.now, WAITS);
    const { state } = await delivery.run(id, { ignoreBackOff: true });
    if (step === 'check_active_card') expect(state.status).toBe('connected');
    else expect([state.status, department.calls.length]).toEqual(['unknown', 0]);
    expect(office.journal.steps(id)[at]).toMatchObject({
      step,
      outcome: { class: 'unknown', reason: 'interrupted' },
    });
  });

  it('stays unknown where a POST lost its answer, and is asked again where it only asks', async () => {
    const office = new Office();
    const department = new ScriptedDepartment(...before, LOST);
    const delivery = office.delivery(department);
    const id = office.accept();
    const { state } = await delivery.run(id);
    const expected = step === 'check_active_card' ? 'due' : 'unknown';
    expect(state).toMatchObject({ status: expected, reason: 'timeout' });
    await delivery.run(id);
    expect(department.calls).toHaveLength(at + 1);
  });
});

/** The program ends between a durable intent and its outcome. */
async function stopInTheMiddle(office: Office, id: number, before: readonly Outcome[]): Promise<void> {
  const department = new ScriptedDepartment(...before);
  department.onSend = () => {
    if (department.calls.length > before.length) throw new Error('the machine is gone');
  };
  await expect(office.delivery(department).run(id)).rejects.toThrow('the machine is gone');
}

describe('refusals', () => {
  it('end the application, or give it back to the clerk', async () => {
    const ends: [readonly Outcome[], Outcome, string][] = [
      [[], refused('check_active_card', 'invalid_snils', 1), 'returned'],
      [HAPPY.slice(0, 1), refused('register_client', 'bad_requisites', 3), 'returned'],
      [HAPPY.slice(0, 1), refused('register_client', 'active_card_elsewhere', 5), 'refused'],
      [HAPPY.slice(0, 2), refused('connect_card', 'card_blocked', 3), 'refused'],
      [HAPPY.slice(0, 2), refused('connect_card', 'client_unknown', 1), 'returned'],
      [HAPPY.slice(0, 3), refused('register_chip', 'card_unknown', 2), 'connected'],
    ];
    for (const [before, outcome, status] of ends) {
      const office = new Office();
      const department = new ScriptedDepartment(...before, outcome);
      const { state } = await office.delivery(department).run(office.accept());
      expect(state.status).toBe(status);
    }
  });

  it('ask a senior clerk when the school attribute fails three times', async () => {
    const office = new Office();
    const failing = refused('register_client', 'schoolboy_unavailable', 13);
    const department = new ScriptedDepartment(NO_ACTIVE_CARD, failing, failing, failing);
    const delivery = office.delivery(department);
    const id = office.accept();
    expect((await delivery.run(id)).state.status).toBe('due');
    expect((await delivery.run(id, { ignoreBackOff: true })).state.status).toBe('due');
    expect((await delivery.run(id, { ignoreBackOff: true })).state.status).toBe('needs_decision');
  });
});
