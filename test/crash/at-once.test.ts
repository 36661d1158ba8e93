import { expect, test } from 'vitest';
import type { Application } from '../../src/domain/application.ts';
import type { Delivery } from '../../src/main/delivery/delivery.ts';
import {
  CARD_TAKEN,
  CHIP_TAKEN,
  CLIENT_TAKEN,
  NO_ACTIVE_CARD,
  ScriptedDepartment,
} from '../delivery/scripted-department.ts';
import { codesOf, expectOk, Seat, tap } from '../desk/seat.ts';

const ALL_STEPS = ['check_active_card', 'register_client', 'connect_card', 'register_chip'];

/** A seat whose orders to send are obeyed at once; a second window is a second session over the same journal. */
function busySeat() {
  const department = new ScriptedDepartment(NO_ACTIVE_CARD, CLIENT_TAKEN, CARD_TAKEN, CHIP_TAKEN);
  const runs: Promise<Application>[] = [];
  let delivery: Delivery | undefined;
  const deliver = (id: number): void => void (delivery && runs.push(delivery.run(id)));
  const seat = new Seat({ deliver });
  delivery = seat.office.delivery(department);
  const window = () => new Seat({ deliver }, seat.office).session;
  return { seat, department, runs, window, delivery };
}

test('a hundred confirmations at once are one application and one request of each kind', async () => {
  const { seat, department, runs } = busySeat();
  const draftId = seat.ready();
  await Promise.all(runs);
  const confirmed = Array.from({ length: 100 }, async () => seat.session.confirm(draftId));
  const answers = await Promise.all(confirmed);
  await Promise.all(runs);
  expect(new Set(answers.map((answer) => expectOk(answer).id)).size).toBe(1);
  expect(department.steps).toEqual(ALL_STEPS);
  expect(seat.office.journal.page({ limit: 10 }).rows).toMatchObject([{ status: 'connected' }]);
});

test('a hundred registrations of one draft are one number', async () => {
  const { seat, department, runs } = busySeat();
  const draftId = seat.draft();
  await Promise.all(Array.from({ length: 100 }, async () => seat.session.identify(draftId)));
  await Promise.all(runs);
  expect(seat.office.journal.page({ limit: 10 }).rows).toHaveLength(1);
  expect(department.steps).toEqual(['check_active_card']);
});

test('two windows that confirm the same draft are one application and one request of each kind', async () => {
  const { seat, department, runs, window } = busySeat();
  const draftId = seat.registered();
  await Promise.all(runs);
  const windows = [window(), window()];
  for (const session of windows) {
    session.expectCard(draftId);
    session.takeStatus({ status: 'card', reader: 'invented', tap: tap() });
  }
  const clicks = Array.from({ length: 50 }, () => windows.map(async (session) => session.confirm(draftId)));
  const answers = (await Promise.all(clicks.flat())).map(codesOf);
  await Promise.all(runs);
  expect(answers.filter(([code]) => code === 'ok').length).toBeGreaterThan(0);
  expect(department.steps).toEqual(ALL_STEPS);
  expect(seat.office.journal.page({ limit: 10 }).rows).toMatchObject([{ status: 'connected' }]);
});

test('two windows with two drafts of one resident are one application', async () => {
  const { seat, department, runs, window } = busySeat();
  const first = seat.ready();
  await Promise.all(runs);
  const second = window();
  const { id } = second.startDraft();
  const form = seat.office.journal.draft(first)?.form;
  if (form === undefined) throw new Error('the first draft is gone');
  expectOk(second.saveDraft(id, form, 'check'));
  expect(codesOf(second.identify(id))).toEqual(['application_open']);
  expectOk(seat.session.confirm(first));
  await Promise.all(runs);
  expect(department.steps).toEqual(ALL_STEPS);
});

test('a hundred runs of one application at once are one', async () => {
  const { seat, department, delivery } = busySeat();
  const id = seat.office.accept();
  const ends = await Promise.all(
    Array.from({ length: 100 }, () => delivery.run(id, { ignoreBackOff: true })),
  );
  expect(new Set(ends.map(({ state }) => state.status))).toEqual(new Set(['connected']));
  expect(department.steps).toEqual(ALL_STEPS);
});
