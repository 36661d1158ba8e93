import { describe, expect, it } from 'vitest';
import { parseUid, type Uid } from '../../src/domain/uid.ts';
import { groundOf } from '../../src/main/desk/desk.ts';
import { Office } from '../delivery/office.ts';
import {
  CARD_TAKEN,
  CHIP_TAKEN,
  CLIENT_TAKEN,
  NO_ACTIVE_CARD,
  ScriptedDepartment,
} from '../delivery/scripted-department.ts';
import { INVENTED_CARD_NUMBER, inventedForm } from '../invented-form.ts';

const NEIGHBOUR = { applicant: { ...inventedForm().applicant, snils: '112-233-445 95' } };

function uidOf(text: string): Uid {
  const uid = parseUid(text);
  if (!uid.ok) throw new Error(uid.problem.code);
  return uid.value;
}

function accept(office: Office, change: Parameters<typeof inventedForm>[0] = {}, tapped?: Uid) {
  const form = office.form(change);
  const { number, uid } = form.card;
  if (number === undefined) throw new Error('no number');
  return { number, accepted: office.desk().accept(form, number, tapped ?? uid) };
}

describe('an application taken', () => {
  it('is in the journal with its number, and the card number is overwritten', () => {
    const office = new Office();
    const { number, accepted } = accept(office);
    if (!accepted.ok) throw new Error('not taken');
    const { application } = accepted.value;
    expect(application.registrationNumber).toBe('12-03/2026-000001');
    expect(application.card?.hidden.lastTwo).toBe('53');
    expect(JSON.stringify(office.journal.application(application.id))).not.toContain(INVENTED_CARD_NUMBER);
    expect(() => number.bytes).toThrow();
  });

  it('goes on without a chip where its UID is random, and says why', () => {
    const office = new Office();
    const { accepted } = accept(office, {}, uidOf('08A1B2C3'));
    expect(accepted).toMatchObject({
      ok: true,
      value: {
        application: { card: { chip: { kind: 'none', why: 'random_uid' } } },
        warnings: [{ field: 'card.uid', code: 'uid_random' }],
      },
    });
  });

  it('warns of a UID that another applicant has, not of one of the same person', async () => {
    const office = new Office();
    const department = new ScriptedDepartment(NO_ACTIVE_CARD, CLIENT_TAKEN, CARD_TAKEN, CHIP_TAKEN);
    await office.delivery(department).run(office.accept());
    expect(accept(office).accepted).toMatchObject({ ok: true, value: { warnings: [] } });
    expect(accept(office, NEIGHBOUR).accepted).toMatchObject({
      ok: true,
      value: { warnings: [{ field: 'card.uid', code: 'uid_of_another' }] },
    });
  });

  it('writes the warnings down without what they speak of', () => {
    const office = new Office();
    const { accepted } = accept(office, {}, uidOf('08A1B2C3'));
    if (!accepted.ok) throw new Error('not taken');
    const events = JSON.stringify(office.journal.events(accepted.value.application.id));
    expect(events).toContain('uid_random');
    expect(events).not.toContain('08A1B2C3');
  });
});

describe('an application turned down', () => {
  it('because the person has one under way', () => {
    const office = new Office();
    accept(office);
    const { number, accepted } = accept(office);
    expect(accepted).toMatchObject({
      ok: false,
      problem: [{ field: 'applicant.snils', code: 'application_open' }],
    });
    expect(() => number.bytes).toThrow();
    expect(office.journal.page({ limit: 10 }).rows).toHaveLength(1);
  });

  it('with what to do about the one under way: wait, or have its result cleared up', async () => {
    const office = new Office();
    const id = office.accept();
    const words = () => office.desk().openApplicationOf(office.form().applicant)?.message;
    expect(words()).toContain('12-03/2026-000001: оно ждёт отправки');
    const lost = { class: 'unknown', reason: 'timeout' } as const;
    const department = new ScriptedDepartment(NO_ACTIVE_CARD, lost);
    const meanwhile: (string | undefined)[] = [];
    department.onSend = () => void meanwhile.push(words());
    await office.delivery(department).run(id);
    expect(meanwhile.at(-1)).toContain('оно отправляется');
    expect(words()).toContain('результат уточняется. Второе не подавайте');
  });

  it('by the grounds of the regulation', () => {
    const office = new Office();
    const ground = (papers: string[], issuedOn = '2005-04-20') =>
      groundOf(office.form({ papers, document: { issuedOn } }));
    const all = ['identity', 'snils', 'application', 'consent'];
    expect(ground(all)).toBeUndefined();
    for (const paper of all) {
      const rest = all.filter((name) => name !== paper);
      expect(ground(rest)).toBe(paper === 'identity' ? '1.2.1' : '1.2.3');
    }
    expect(ground(all, '1999-04-20')).toBe('1.2.1');
  });

  it('is registered with number and ground, and without consent with nothing personal', () => {
    const office = new Office();
    const withConsent = office.desk().refuse(office.form({ papers: ['consent'] }), '1.2.1');
    const without = office.desk().refuse(office.form({ papers: ['identity'] }), '1.2.3');
    expect(office.journal.application(withConsent.id)).toMatchObject({
      registrationNumber: '12-03/2026-000001',
      applicant: { lastName: 'Сёмина-Ёлкина' },
      state: { status: 'refused', by: 'office', ground: '1.2.1' },
    });
    expect(office.journal.application(without.id)).toMatchObject({ registrationNumber: '12-03/2026-000002' });
    expect(office.journal.application(without.id)?.applicant).toBeUndefined();
  });
});
