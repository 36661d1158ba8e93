import { describe, expect, it } from 'vitest';
import type { ApplicationState } from '../../src/domain/application.ts';
import { next } from '../../src/domain/application-state.ts';
import type { Journal } from '../../src/main/journal/journal.ts';
import { CARD, IN_FLIGHT, LOST, MORNING, NEW } from './invented-application.ts';
import { TemporaryWorkplace } from './temporary-workplace.ts';

const LEFT = { status: 'connected', numSid: '99', chip: 'not_registered' } as const;
const REGISTERED = { ...LEFT, chip: 'registered' } as const;
const DONE = { class: 'done', answer: { step: 'register_chip' } } as const;
const NEXT_DAY = MORNING + 86_400_000;
const WITHOUT_CHIP = {
  ...NEW,
  card: { ...CARD, chip: { kind: 'none', why: 'random_uid' } as const },
};

/** An application that has come to that state; its id. */
function came(journal: Journal, state: ApplicationState, taken = NEW): number {
  const { id } = journal.register(taken, [], MORNING);
  journal.beginStep(id, 'check_active_card', 'd', IN_FLIGHT, MORNING);
  journal.endStep(id, { class: 'not_sent', reason: 'tls' }, state, MORNING);
  return id;
}

const back = (state: ApplicationState) => next(state, { type: 'card_back' }, NEXT_DAY);
const DUE = back(LEFT);

function opened() {
  const workplace = new TemporaryWorkplace();
  const journal = workplace.open();
  return { workplace, journal, clerk: journal.clerk('Вымышленова Ия', MORNING) };
}

describe('a chip that was left', () => {
  it('is taken up again with all that its registration needs, and ends once more', () => {
    const { journal, clerk } = opened();
    const id = came(journal, LEFT);
    const reopened = journal.reopenChip(id, clerk, DUE, NEXT_DAY);
    expect(reopened).toMatchObject({
      state: DUE,
      confirmedAt: NEXT_DAY,
      applicant: NEW.applicant,
      card: { hidden: { hash: CARD.hidden.hash, cipherText: '', serviceHashes: [] }, chip: CARD.chip },
    });
    expect(journal.due(NEXT_DAY, { ignoreBackOff: false, limit: 9 })).toEqual([id]);
    const sent = next(DUE, { type: 'sent' }, NEXT_DAY);
    journal.beginStep(id, 'register_chip', 'd', sent, NEXT_DAY);
    journal.endStep(id, DONE, REGISTERED, NEXT_DAY);
    expect(journal.application(id)?.state).toEqual(REGISTERED);
    expect(journal.events(id).map(({ kind }) => kind)).toContain('chip_taken_up_again');
    expect(journal.events(id).find(({ kind }) => kind === 'chip_taken_up_again')).toMatchObject({
      at: NEXT_DAY,
      detail: { clerk: clerk.id },
    });
  });

  it('is counted once at every moment, and listed under what is true then', () => {
    const { journal, clerk } = opened();
    const id = came(journal, LEFT);
    came(journal, REGISTERED);
    const listed = () => journal.page({ limit: 9 }).rows.find((row) => row.id === id)?.status;
    const idsOf = (filter: 'open' | 'connected') =>
      journal.filtered(filter, { limit: 9 }).rows.map((row) => row.id);
    expect(journal.countByStatus()).toEqual({ connected: 2 });
    journal.reopenChip(id, clerk, DUE, NEXT_DAY);
    expect(journal.countByStatus()).toEqual({ connected: 1, due: 1 });
    expect([listed(), idsOf('open'), idsOf('connected')]).toEqual(['due', [id], [2]]);
    // To whoever counts the day it is connected all along.
    expect(journal.today(MORNING)).toEqual({ taken: 2, connected: 2 });
    journal.beginStep(id, 'register_chip', 'd', next(DUE, { type: 'sent' }, NEXT_DAY), NEXT_DAY);
    journal.endStep(id, DONE, LEFT, NEXT_DAY);
    expect(journal.countByStatus()).toEqual({ connected: 2 });
    expect([listed(), idsOf('open'), idsOf('connected')]).toEqual(['connected', [], [2, id]]);
  });

  it('brings the resident to the desk: nobody has to be called of what they hear there', () => {
    const { journal, clerk } = opened();
    const id = came(journal, { ...LEFT, chip: 'registered' });
    const lost = came(journal, LOST.card);
    journal.settle(lost, LEFT, NEXT_DAY);
    expect(journal.residentsToTell(9).map(({ applicationId }) => applicationId)).toEqual([lost]);
    journal.reopenChip(lost, clerk, DUE, NEXT_DAY);
    journal.settle(lost, REGISTERED, NEXT_DAY + 1_000);
    expect(journal.residentsToTell(9)).toEqual([]);
    expect(journal.application(id)?.confirmedAt).toBe(MORNING);
  });

  it.each<[string, ApplicationState, typeof NEW | undefined]>([
    ['whose chip is registered', REGISTERED, undefined],
    ['without a chip', { status: 'connected', numSid: '99', chip: 'none' }, WITHOUT_CHIP],
    ['that ended otherwise', { status: 'not_connected' }, undefined],
    ['that was refused', { status: 'refused', by: 'office', ground: '1.2.1' }, undefined],
    ['with an active card', { status: 'has_active_card', active: { numSid: '7' } }, undefined],
    ['that was withdrawn', { status: 'withdrawn' }, undefined],
    ['that is under way', LOST.chip, undefined],
    ['whose UID nobody knows', LEFT, WITHOUT_CHIP],
  ])('is not that of an application %s, which stays as it is', (_which, state, taken) => {
    const { journal, clerk } = opened();
    const id = came(journal, state, taken);
    const before = [journal.application(id), journal.countByStatus(), journal.events(id).length];
    expect(() => journal.reopenChip(id, clerk, DUE, NEXT_DAY)).toThrow('no chip that was left');
    expect([journal.application(id), journal.countByStatus(), journal.events(id).length]).toEqual(before);
  });

  it('leads nowhere but to the registration of the chip', () => {
    const { journal, clerk } = opened();
    const id = came(journal, LEFT);
    const anew: ApplicationState = { status: 'due', stage: 'client_known', tries: 0, dueAt: NEXT_DAY };
    expect(() => journal.reopenChip(id, clerk, anew, NEXT_DAY)).toThrow('for its chip alone');
    expect(journal.application(id)?.state).toEqual(LEFT);
  });

  it('outlives a restart in whatever state it is', () => {
    const { workplace, journal, clerk } = opened();
    const id = came(journal, LEFT);
    const other = came(journal, LEFT);
    journal.reopenChip(id, clerk, DUE, NEXT_DAY);
    journal.close();
    const after = workplace.open();
    expect(after.application(id)?.state).toEqual(DUE);
    expect(after.chipsLeft({ limit: 9 }).rows.map((row) => row.id)).toEqual([other]);
  });
});

it('the chips that were left are listed newest first, in pages, and counted', () => {
  const { journal } = opened();
  expect([journal.chipsLeft({ limit: 9 }), journal.countChipsLeft()]).toEqual([{ rows: [] }, 0]);
  const left = [1, 2, 3].map(() => {
    came(journal, REGISTERED);
    came(journal, LEFT, WITHOUT_CHIP);
    return came(journal, LEFT);
  });
  expect(journal.countChipsLeft()).toBe(3);
  const first = journal.chipsLeft({ limit: 2 });
  expect(first).toMatchObject({
    rows: [{ id: left[2], status: 'connected' }, { id: left[1] }],
    next: left[1],
  });
  expect(journal.chipsLeft({ limit: 2, before: Number(first.next) })).toMatchObject({
    rows: [{ id: left[0] }],
  });
});
