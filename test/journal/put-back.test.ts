import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ApplicationState } from '../../src/domain/application.ts';
import { EMPTY_DRAFT_FORM } from '../../src/domain/draft.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { Journal } from '../../src/main/journal/journal.ts';
import { APPLICANT, CONNECTED, IN_FLIGHT, MORNING, NEW } from './invented-application.ts';
import { TemporaryWorkplace } from './temporary-workplace.ts';

const CLOCK = MORNING + 3_600_000;
const NONE: Outcome = { class: 'done', answer: { step: 'check_active_card' } };
const head = (workplace: TemporaryWorkplace): string => `${workplace.dataDirectory}.head`;

/** A closed journal's file, kept as somebody would keep a copy of it. */
function keep(workplace: TemporaryWorkplace): void {
  copyFileSync(workplace.file, `${workplace.folder}/kept.db`);
}

function putBack(workplace: TemporaryWorkplace): void {
  for (const beside of ['-wal', '-shm']) rmSync(workplace.file + beside, { force: true });
  copyFileSync(`${workplace.folder}/kept.db`, workplace.file);
}

function worked(workplace: TemporaryWorkplace, work: (journal: Journal) => void): void {
  const journal = workplace.open();
  work(journal);
  journal.close();
}

const registerSome = (count: number) => (journal: Journal) => {
  for (let done = 0; done < count; done += 1) journal.register(NEW, [], MORNING);
};

function events(workplace: TemporaryWorkplace): { sequence: number; kind: string; detail: string }[] {
  const all = 'SELECT sequence, kind, detail FROM event ORDER BY sequence';
  return workplace.database({ readonly: true }).prepare(all).all() as never;
}

test('an older file: numbers and events go on above all that was given, and it is told what is lost', () => {
  const workplace = new TemporaryWorkplace();
  worked(workplace, registerSome(3));
  keep(workplace);
  worked(workplace, registerSome(4));
  putBack(workplace);
  const journal = workplace.open({ openedAt: CLOCK });
  expect(journal.head().found).toBe('put_back');
  expect(journal.putBack()).toEqual({
    at: CLOCK,
    lostEvents: 4,
    lostNumbers: [{ from: '12-03/2026-000004', to: '12-03/2026-000007' }],
  });
  expect(journal.register(NEW, [], CLOCK).registrationNumber).toBe('12-03/2026-000008');
  expect(events(workplace).map(({ sequence }) => sequence)).toEqual([1, 2, 3, 8, 9]);
  expect(events(workplace)[3]).toEqual({
    sequence: 8,
    kind: 'journal_put_back',
    detail: '{"lostEvents":4,"lostNumbers":"2026000004-2026000007","applications":3}',
  });
});

test('seen to once, with who and when; another one asks anew', () => {
  const workplace = new TemporaryWorkplace();
  worked(workplace, registerSome(3));
  keep(workplace);
  worked(workplace, registerSome(1));
  putBack(workplace);
  const journal = workplace.open({ openedAt: CLOCK });
  const clerk = journal.clerk('Вымышленова Ия', CLOCK);
  expect(journal.acknowledgePutBack(clerk, CLOCK + 5, CLOCK - 1)).toBe(false);
  expect(journal.putBack()).not.toHaveProperty('acknowledged');
  expect(journal.acknowledgePutBack(clerk, CLOCK + 5, CLOCK)).toBe(true);
  expect(journal.acknowledgePutBack(clerk, CLOCK + 9, CLOCK)).toBe(false);
  expect(journal.putBack()).toMatchObject({ at: CLOCK, acknowledged: { at: CLOCK + 5, clerk: clerk.id } });
  journal.close();
  const acknowledged = events(workplace).filter(({ kind }) => kind === 'put_back_acknowledged');
  expect(acknowledged).toMatchObject([{ detail: `{"clerk":${clerk.id}}` }]);
  putBack(workplace);
  worked(workplace, (again) => expect(again.putBack()).not.toHaveProperty('acknowledged'));
});

test('noticed once: the next start finds a journal that agrees with its head', () => {
  const workplace = new TemporaryWorkplace();
  worked(workplace, registerSome(1));
  keep(workplace);
  worked(workplace, registerSome(2));
  putBack(workplace);
  worked(workplace, (journal) => expect(journal.head().found).toBe('put_back'));
  worked(workplace, (journal) => expect(journal.head().found).toBe('kept'));
  expect(events(workplace).filter(({ kind }) => kind === 'journal_put_back')).toHaveLength(1);
});

test('killed between the put-back and its new head: not a second time', () => {
  const workplace = new TemporaryWorkplace();
  worked(workplace, registerSome(1));
  keep(workplace);
  worked(workplace, registerSome(2));
  const before = readFileSync(head(workplace));
  putBack(workplace);
  worked(workplace, () => undefined);
  writeFileSync(head(workplace), before);
  worked(workplace, (journal) => {
    expect(journal.head().found).toBe('kept');
    expect(journal.register(NEW, [], CLOCK).registrationNumber).toBe('12-03/2026-000004');
  });
});

test('the same old file put back twice: what was lost both times is told', () => {
  const workplace = new TemporaryWorkplace();
  worked(workplace, registerSome(1));
  keep(workplace);
  worked(workplace, registerSome(1));
  putBack(workplace);
  worked(workplace, registerSome(2));
  putBack(workplace);
  worked(workplace, (journal) => {
    const lostNumbers = [{ from: '12-03/2026-000002', to: '12-03/2026-000004' }];
    expect(journal.putBack()).toMatchObject({ lostNumbers });
    expect(journal.register(NEW, [], CLOCK).registrationNumber).toBe('12-03/2026-000005');
  });
});

test('a later copy put back after that: the numbers of both losses are told', () => {
  const workplace = new TemporaryWorkplace();
  worked(workplace, registerSome(1));
  keep(workplace);
  worked(workplace, registerSome(1));
  putBack(workplace);
  worked(workplace, registerSome(1));
  keep(workplace);
  worked(workplace, registerSome(1));
  putBack(workplace);
  worked(workplace, (journal) => {
    expect(journal.putBack()?.lostNumbers).toEqual([
      { from: '12-03/2026-000002', to: '12-03/2026-000002' },
      { from: '12-03/2026-000004', to: '12-03/2026-000004' },
    ]);
  });
});

test('a file that went on elsewhere is no way on from the head, however long it is', () => {
  const workplace = new TemporaryWorkplace();
  worked(workplace, registerSome(1));
  keep(workplace);
  worked(workplace, registerSome(2));
  const real = readFileSync(head(workplace));
  putBack(workplace);
  rmSync(head(workplace));
  worked(workplace, registerSome(5));
  writeFileSync(head(workplace), real);
  worked(workplace, (journal) => {
    expect(journal.head().found).toBe('put_back');
    expect(journal.putBack()).toMatchObject({ lostEvents: 1, lostNumbers: [] });
    expect(journal.register(NEW, [], CLOCK).registrationNumber).toBe('12-03/2026-000007');
  });
});

test('a file of last year, the head of this one', () => {
  const workplace = new TemporaryWorkplace();
  const nextYear = MORNING + 366 * 86_400_000;
  worked(workplace, registerSome(2));
  keep(workplace);
  worked(workplace, (journal) => {
    journal.register(NEW, [], MORNING);
    journal.register(NEW, [], nextYear);
  });
  putBack(workplace);
  worked(workplace, (journal) => {
    expect(journal.putBack()?.lostNumbers).toEqual([
      { from: '12-03/2026-000003', to: '12-03/2026-000003' },
      { from: '12-03/2027-000001', to: '12-03/2027-000001' },
    ]);
    expect(journal.register(NEW, [], nextYear).registrationNumber).toBe('12-03/2027-000002');
  });
});

test('a request that was on its way in the old file has its end, and final outcomes stay', () => {
  const workplace = new TemporaryWorkplace();
  worked(workplace, (journal) => {
    const cutOff = journal.register(NEW, [], MORNING);
    journal.beginStep(cutOff.id, 'connect_card', 'd', { ...IN_FLIGHT, stage: 'client_known' }, MORNING);
    const connected = journal.register(NEW, [], MORNING);
    journal.beginStep(connected.id, 'check_active_card', 'd', IN_FLIGHT, MORNING);
    journal.endStep(connected.id, NONE, CONNECTED, MORNING);
  });
  keep(workplace);
  worked(workplace, registerSome(1));
  putBack(workplace);
  worked(workplace, (journal) => {
    expect(journal.inFlight()).toEqual([]);
    expect(journal.steps(1)).toMatchObject([{ outcome: { class: 'unknown', reason: 'interrupted' } }]);
    expect(journal.application(1)?.state).toMatchObject({
      status: 'unknown',
      clearing: { of: 'connect_card', next: 'look', restored: true },
    });
    expect(journal.application(2)?.state).toEqual(CONNECTED);
  });
});

test('a draft stays, and what was being filled in is asked about again', () => {
  const workplace = new TemporaryWorkplace();
  const filling: ApplicationState = {
    status: 'filling',
    stage: 'checked',
    tries: 0,
    filling: true,
    checkedAt: MORNING,
  };
  worked(workplace, (journal) => {
    const clerk = journal.clerk('Ия Придуманнова', MORNING);
    journal.startDraft(EMPTY_DRAFT_FORM, clerk, MORNING);
    const { id } = journal.registerDraft(
      journal.startDraft(EMPTY_DRAFT_FORM, clerk, MORNING).id,
      APPLICANT,
      MORNING,
    );
    journal.beginStep(id, 'check_active_card', 'd', { ...IN_FLIGHT, filling: true }, MORNING);
    journal.endStep(id, NONE, filling, MORNING);
  });
  keep(workplace);
  worked(workplace, registerSome(1));
  putBack(workplace);
  worked(workplace, (journal) => {
    expect(journal.drafts()).toHaveLength(2);
    expect(journal.application(1)?.state).toMatchObject({
      status: 'due',
      stage: 'registered',
      filling: true,
    });
  });
});

test('with a clock that was put back, too, no confirmation of the old file counts', () => {
  const workplace = new TemporaryWorkplace();
  worked(workplace, registerSome(1));
  keep(workplace);
  worked(workplace, registerSome(1));
  putBack(workplace);
  const { state, confirmedAt } = workplace.open({ openedAt: MORNING - 86_400_000 }).application(1) ?? {};
  expect(state).toMatchObject({ status: 'unknown', clearing: { restored: true } });
  expect(state?.status === 'unknown' && state.since).toBeGreaterThan(confirmedAt ?? 0);
});

/** What no program of ours writes, and a bug of one might: a state that can't be read, and one that can't be written. */
function spoil(workplace: TemporaryWorkplace, unreadable: number, unwritable: number): void {
  const database = workplace.database();
  database.pragma('ignore_check_constraints = ON');
  database.prepare("UPDATE application SET rest = '{' WHERE id = ?").run(unreadable);
  database.exec(`CREATE TRIGGER bug BEFORE UPDATE ON application WHEN old.id = ${unwritable}
    BEGIN SELECT RAISE(ABORT, 'a bug'); END`);
  database.close();
}

function mend(workplace: TemporaryWorkplace, unreadable: number): void {
  const database = workplace.database();
  database.exec('DROP TRIGGER bug');
  database.prepare("UPDATE application SET rest = '{}' WHERE id = ?").run(unreadable);
  database.close();
}

/** Four, the second unreadable and the third unwritable, in a journal that was put back. */
function putBackSpoilt(): TemporaryWorkplace {
  const workplace = new TemporaryWorkplace();
  worked(workplace, (journal) => {
    registerSome(4)(journal);
    journal.beginStep(3, 'connect_card', 'd', { ...IN_FLIGHT, stage: 'client_known' }, MORNING);
  });
  spoil(workplace, 2, 3);
  keep(workplace);
  worked(workplace, registerSome(1));
  putBack(workplace);
  return workplace;
}

test('one at which the program fails keeps nobody from opening, and all others are set right', () => {
  const workplace = putBackSpoilt();
  const journal = workplace.open({ openedAt: CLOCK });
  expect(journal.head().found).toBe('put_back');
  expect(journal.unsettled()).toEqual([2, 3]);
  for (const id of [1, 4]) {
    expect(journal.application(id)?.state).toMatchObject({ status: 'unknown', clearing: { restored: true } });
  }
  // Nothing of it is written: neither its state nor the end of its step.
  expect(journal.application(3)?.state).toMatchObject({ status: 'in_flight' });
  expect(journal.steps(3)[0]).not.toHaveProperty('outcome');
  expect(events(workplace).at(-1)).toMatchObject({
    kind: 'journal_put_back',
    detail: '{"lostEvents":1,"lostNumbers":"2026000005-2026000005","applications":2,"unsettled":"2, 3"}',
  });
});

test('no step begins of one that is not set right, after the next start neither', () => {
  const workplace = putBackSpoilt();
  worked(workplace, () => undefined);
  const journal = workplace.open();
  expect(journal.head().found).toBe('kept');
  expect(journal.unsettled()).toEqual([2, 3]);
  for (const id of [2, 3]) {
    expect(() => journal.beginStep(id, 'connect_card', 'd', IN_FLIGHT, CLOCK)).toThrow('put-back');
  }
  journal.beginStep(1, 'check_active_card', 'd', IN_FLIGHT, CLOCK);
});

test('a program that can sets right what another one failed at, and tells of each', () => {
  const workplace = putBackSpoilt();
  worked(workplace, () => undefined);
  mend(workplace, 2);
  worked(workplace, (journal) => {
    expect(journal.unsettled()).toEqual([]);
    expect(journal.inFlight()).toEqual([]);
    for (const id of [2, 3]) {
      expect(journal.application(id)?.state).toMatchObject({
        status: 'unknown',
        clearing: { restored: true },
      });
      expect(journal.events(id).at(-1)?.kind).toBe('put_back_settled');
    }
    journal.beginStep(2, 'check_active_card', 'd', IN_FLIGHT, CLOCK);
  });
});
