import { expect, it } from 'vitest';
import { openCardCipher } from '../../src/main/department/card-cipher.ts';
import { Desk } from '../../src/main/desk/desk.ts';
import { Office } from '../delivery/office.ts';
import { codesOf, expectOk, fullDraft, OTHER_SNILS, Seat } from './seat.ts';

const UID_FORMAT = { base: 'hex', byteOrder: 'transmission', letterCase: 'upper' } as const;

/** A seat of a region where so many may wait unsent. */
function seatOf(mostUnsent: number | null): Seat {
  const office = new Office();
  const cipher = expectOk(openCardCipher({ kind: 'demo' }, { secrets: new Map(), contour: 'training' }));
  const desk = () =>
    new Desk({ journal: office.journal, cipher, uidFormat: UID_FORMAT, mostUnsent, now: () => office.now });
  return new Seat({ desk }, office);
}

it('holds a new confirmation back, keeps the draft, and lets it through when there is room', () => {
  const seat = seatOf(1);
  const first = expectOk(seat.session.confirm(seat.ready()));
  const draftId = seat.ready(fullDraft({ snils: OTHER_SNILS }));
  const held = seat.session.confirm(draftId);
  expect(codesOf(held)).toEqual(['queue_is_full']);
  expect(JSON.stringify(held)).toContain('Черновик сохранён');
  expect(seat.office.journal.draft(draftId)?.form.applicant.snils).toBe(OTHER_SNILS);
  expect(seat.office.journal.unsent().count).toBe(1);
  const { journal, now } = seat.office;
  journal.beginStep(first.id, 'check_active_card', 'digest', { ...IN_FLIGHT }, now);
  journal.endStep(first.id, { class: 'done', answer: ACTIVE }, HAS_CARD, now);
  expect(codesOf(seat.session.confirm(draftId))).toEqual(['ok']);
});

it('lets a correction of what was sent through: it has its place already', () => {
  const seat = seatOf(1);
  const sent = expectOk(seat.session.confirm(seat.ready()));
  const { journal, now } = seat.office;
  journal.beginStep(sent.id, 'register_client', 'digest', { ...IN_FLIGHT, stage: 'checked' }, now);
  const refusal = { reason: 'bad_requisites', service: 'Clients', code: 3, message: 'Телефон' } as const;
  const refusals = [refusal] as const;
  journal.endStep(
    sent.id,
    { class: 'refused', step: 'register_client', refusals },
    { status: 'returned', stage: 'checked', tries: 1, refusals },
    now,
  );
  expectOk(seat.session.confirm(seat.ready(fullDraft({ snils: OTHER_SNILS }))));
  const correction = expectOk(seat.session.editApplication(sent.id));
  expect(codesOf(seat.session.confirm(correction.id))).toEqual(['ok']);
});

it('knows no such limit where the region has none', () => {
  const seat = seatOf(null);
  expectOk(seat.session.confirm(seat.ready()));
  expect(codesOf(seat.session.confirm(seat.ready(fullDraft({ snils: OTHER_SNILS }))))).toEqual(['ok']);
});

const IN_FLIGHT = { status: 'in_flight', stage: 'registered', tries: 0 } as const;
const ACTIVE = { step: 'check_active_card', active: { numSid: '96201111111222' } } as const;
const HAS_CARD = { status: 'has_active_card', active: { numSid: '96201111111222' } } as const;
