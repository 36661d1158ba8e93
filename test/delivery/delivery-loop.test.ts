import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/domain/outcome.ts';
import { JournalFault } from '../../src/main/journal/journal-fault.ts';
import { accept, looped, statuses } from './looped.ts';
import { Office } from './office.ts';
import { ScriptedDepartment } from './scripted-department.ts';

const HAS_CARD: Outcome = { class: 'done', answer: { step: 'check_active_card', active: { numSid: '1' } } };
const OFFLINE: Outcome = { class: 'not_sent', reason: 'connect_timeout' };
describe('the loop', () => {
  it('sends what is due, sleeps until more is, and goes on by itself', async () => {
    const office = new Office();
    const department = new ScriptedDepartment(OFFLINE);
    accept(office);
    const { loop, naps } = looped(office, department);
    loop.start();
    loop.start();
    expect(await naps.next()).toBe(5_000);
    expect(department.calls).toHaveLength(1);
    department.answer(HAS_CARD);
    naps.end();
    expect(await naps.next()).toBe(60_000);
    expect(statuses(office)).toEqual(['has_active_card']);
  });

  it('sleeps a second at least, however soon something is due', async () => {
    const office = new Office();
    const department = new ScriptedDepartment(OFFLINE);
    accept(office);
    const { loop, naps } = looped(office, department);
    loop.start();
    await naps.next();
    office.now += 4_900;
    loop.wake();
    expect(await naps.next()).toBe(1_000);
    expect(department.calls).toHaveLength(1);
  });

  it('sleeps no longer than until that is due which a run beside the round has left', async () => {
    const office = new Office();
    const department = new ScriptedDepartment(OFFLINE);
    const answered = Promise.withResolvers<void>();
    department.onSend = () => answered.promise;
    const { loop, naps } = looped(office, department);
    loop.start();
    expect(await naps.next()).toBe(60_000);
    loop.wake(accept(office));
    // The round finds nothing due: the run has it in hand.
    expect(await naps.next()).toBe(60_000);
    answered.resolve();
    expect(await naps.next()).toBe(5_000);
  });

  it('wakes for what has become due, even if it was told while it worked', async () => {
    const office = new Office();
    const department = new ScriptedDepartment(HAS_CARD, HAS_CARD);
    const { loop, naps } = looped(office, department);
    loop.start();
    await naps.next();
    accept(office);
    department.onSend = () => {
      if (department.calls.length > 1) return;
      accept(office, 1);
      loop.wake();
    };
    loop.wake();
    while (statuses(office).filter((status) => status === 'has_active_card').length < 2) await naps.next();
    expect(department.calls).toHaveLength(2);
  });

  it('begins with the application that it is told of while the round waits for another', async () => {
    const office = new Office();
    const answered = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const department = new ScriptedDepartment(HAS_CARD, HAS_CARD);
    department.onSend = () => {
      if (department.calls.length > 1) return;
      begun.resolve();
      return answered.promise;
    };
    accept(office);
    const ended = Promise.withResolvers<void>();
    const journal = office.journal;
    const { loop, naps } = looped(office, department, {
      delivery: office.delivery(department, () => ended.resolve()),
      journal,
    });
    loop.start();
    await begun.promise;
    loop.wake(accept(office, 1));
    await ended.promise;
    expect(statuses(office)).toEqual(['has_active_card', 'in_flight']);
    answered.resolve();
    await naps.next();
    expect(statuses(office)).toEqual(['has_active_card', 'has_active_card']);
  });

  it('does nothing before its start and after its stop', async () => {
    const office = new Office();
    const department = new ScriptedDepartment();
    const id = accept(office);
    const { loop } = looped(office, department);
    loop.wake(id);
    expect(await loop.round({ ignoreBackOff: true })).toBe('stopped');
    loop.start();
    await loop.stop();
    loop.wake(id);
    expect(await loop.round({})).toBe('stopped');
    expect(department.calls).toEqual([]);
  });

  it('stops only when what is under way has its outcome, and begins no step any more', async () => {
    const office = new Office();
    const answered = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const department = new ScriptedDepartment({ class: 'done', answer: { step: 'check_active_card' } });
    department.onSend = () => {
      begun.resolve();
      return answered.promise;
    };
    const id = accept(office);
    const { loop } = looped(office, department);
    loop.start();
    await begun.promise;
    const stopped = loop.stop();
    expect(office.journal.application(id)?.state.status).toBe('in_flight');
    answered.resolve();
    await stopped;
    expect(office.journal.application(id)?.state).toMatchObject({ status: 'due', stage: 'checked' });
    expect(department.calls).toHaveLength(1);
  });
});

describe('a person who asks', () => {
  it('gets a round at once, past the back-off', async () => {
    const office = new Office();
    const department = new ScriptedDepartment(OFFLINE);
    accept(office);
    const { loop, naps } = looped(office, department);
    loop.start();
    await naps.next();
    department.answer(HAS_CARD);
    expect(await loop.round({ ignoreBackOff: true })).toBe('done');
    expect(statuses(office)).toEqual(['has_active_card']);
  });

  it('waits for the round under way, and all who ask meanwhile get one', async () => {
    const office = new Office();
    const answered = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const department = new ScriptedDepartment(OFFLINE, HAS_CARD);
    let atOnce = 0;
    department.onSend = async () => {
      atOnce += 1;
      expect(atOnce).toBe(1);
      begun.resolve();
      if (department.calls.length === 1) await answered.promise;
      atOnce -= 1;
    };
    accept(office);
    const { loop } = looped(office, department);
    loop.start();
    await begun.promise;
    const asked = Array.from({ length: 20 }, () => loop.round({ ignoreBackOff: true }));
    expect(department.calls).toHaveLength(1);
    answered.resolve();
    expect(new Set(await Promise.all(asked))).toEqual(new Set(['done']));
    expect(department.calls).toHaveLength(2);
    expect(statuses(office)).toEqual(['has_active_card']);
  });
});

describe('what should never happen', () => {
  it('sets aside an application that throws, once, and sends the others', async () => {
    const office = new Office();
    const department = new ScriptedDepartment(HAS_CARD, HAS_CARD);
    const poison = accept(office);
    accept(office, 1);
    const prepare = department.prepare.bind(department);
    department.prepare = (call) => {
      if ('snils' in call && call.snils === '59492311630') throw new Error('a bug');
      return prepare(call);
    };
    const faults: number[] = [];
    const { loop, naps } = looped(office, department, { onFault: (id) => faults.push(id) });
    loop.start();
    await naps.next();
    expect(statuses(office)).toEqual(['has_active_card', 'due']);
    accept(office, 2);
    loop.wake(poison);
    await naps.next();
    expect(statuses(office)).toEqual(['has_active_card', 'has_active_card', 'due']);
    expect(faults).toEqual([poison]);
    expect(loop.setAside()).toEqual([poison]);
    expect(loop.state()).toEqual({ status: 'running' });
  });

  it('stops and says so when the disk fails, and can be started again', async () => {
    const office = new Office();
    const department = new ScriptedDepartment(HAS_CARD);
    accept(office);
    let full = true;
    const { journal } = office;
    const failing = new Proxy(journal, {
      get: (target, name) => {
        if (name === 'due' && full) throw new JournalFault('disk_full');
        const value = Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    const stopped = Promise.withResolvers<unknown>();
    const { loop, naps } = looped(office, department, { journal: failing, onStopped: stopped.resolve });
    loop.start();
    expect(await stopped.promise).toMatchObject({ kind: 'disk_full' });
    expect(loop.state()).toEqual({ status: 'stopped' });
    expect(await loop.round({})).toBe('stopped');
    full = false;
    loop.start();
    await naps.next();
    expect(statuses(office)).toEqual(['has_active_card']);
  });

  it('tells a person whose round meets the failed disk', async () => {
    const office = new Office();
    const department = new ScriptedDepartment();
    const { loop, naps } = looped(office, department);
    loop.start();
    await naps.next();
    office.journal.close();
    await expect(loop.round({ ignoreBackOff: true })).rejects.toThrow();
  });
});
