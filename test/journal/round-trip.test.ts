import { describe, expect, test } from 'vitest';
import type { ApplicationState, Chip, NewApplication } from '../../src/domain/application.ts';
import type { Outcome, Refusal } from '../../src/domain/outcome.ts';
import type { Uid } from '../../src/domain/uid.ts';
import { APPLICANT, CARD, CONNECTED, IN_FLIGHT, LOST, MORNING, NEW } from './invented-application.ts';
import { TemporaryWorkplace } from './temporary-workplace.ts';

const REFUSAL: Refusal = {
  reason: 'card_blocked',
  service: 'Cards',
  code: 3,
  message: 'Карта заблокирована',
};
const under = { stage: 'client_known', tries: 2, numSid: '99' } as const;

const OPEN_STATES: ApplicationState[] = [
  { status: 'filling', stage: 'checked', tries: 0, filling: true, checkedAt: MORNING },
  { status: 'due', stage: 'registered', tries: 1, filling: true, dueAt: MORNING, reason: 'tls' },
  { status: 'due', stage: 'registered', tries: 0, dueAt: MORNING },
  { status: 'due', ...under, dueAt: MORNING, notBefore: MORNING + 1, reason: 'too_many_requests' },
  ...Object.values(LOST),
  { status: 'in_flight', ...under, clearing: LOST.card.clearing },
  { status: 'needs_decision', ...under, since: MORNING, why: 'contradiction', clearing: LOST.card.clearing },
  { status: 'needs_decision', stage: 'checked', tries: 3, since: MORNING, why: 'schoolboy_unavailable' },
  { status: 'returned', ...under, refusals: [REFUSAL, { ...REFUSAL, code: 6 }] },
  { status: 'returned', ...under, refusals: [REFUSAL], notBefore: MORNING + 7 },
];
const FINAL_STATES: ApplicationState[] = [
  CONNECTED,
  { status: 'connected', chip: 'not_registered' },
  {
    status: 'has_active_card',
    active: { numSid: '1', issuedOn: '01.02.2025', validTo: '2030', issuer: 'Банк' },
  },
  { status: 'has_active_card', active: { numSid: '1' } },
  { status: 'refused', by: 'department', refusals: [REFUSAL] },
  { status: 'withdrawn' },
  { status: 'not_connected' },
];

function reopened(act: (workplace: TemporaryWorkplace) => number) {
  const workplace = new TemporaryWorkplace();
  const id = act(workplace);
  const journal = workplace.open();
  return { id, journal, application: journal.application(id) };
}

function personOf({ applicant: { lastName, firstName, middleName, snils } }: NewApplication) {
  return { lastName, firstName, ...(middleName && { middleName }), snils };
}

function withState(state: ApplicationState) {
  return reopened((workplace) => {
    const journal = workplace.open();
    const { id } = journal.register(NEW, [], MORNING);
    const sent = state.status === 'in_flight' ? state : IN_FLIGHT;
    journal.beginStep(id, 'check_active_card', 'd1', sent, MORNING + 1);
    if (state.status !== 'in_flight') {
      journal.endStep(id, { class: 'unknown', reason: 'timeout' }, state, MORNING + 2);
    }
    journal.close();
    return id;
  });
}

describe('an application comes back from the disk as it went', () => {
  const chips: Chip[] = [
    { kind: 'none', why: 'not_tapped' },
    { kind: 'none', why: 'random_uid' },
    { kind: 'uid', uid: '04A1B2C3D4E5F6' as Uid, mifareId: '04a1b2c3d4e5f6' },
  ];
  const { middleName: _m, email: _e, ...fewer } = APPLICANT;
  const { issuedBy: _i, divisionCode: _d, ...document } = APPLICANT.document;
  const { account: _a, ...card } = CARD;
  const bare: NewApplication = {
    applicant: {
      ...fewer,
      gender: 'male',
      notify: { sms: false, email: true },
      document: { ...document, type: 14 },
    },
    card: { ...card, hidden: { ...card.hidden, serviceHashes: [] } },
  };

  test.each([NEW, bare, ...chips.map((chip) => ({ ...NEW, card: { ...CARD, chip } }))])(
    'variant %#',
    (variant) => {
      const { application } = reopened((workplace) => {
        const journal = workplace.open();
        const registered = journal.register(variant, [], MORNING);
        expect(registered).toStrictEqual(journal.application(registered.id));
        journal.close();
        return registered.id;
      });
      expect(application).toStrictEqual({
        id: 1,
        registrationNumber: '12-03/2026-000001',
        registeredAt: MORNING,
        confirmedAt: MORNING,
        ...variant,
        person: personOf(variant),
        state: { status: 'due', stage: 'registered', tries: 0, dueAt: MORNING },
      });
    },
  );

  test.each([IN_FLIGHT, ...OPEN_STATES])('state $status, variant %#', (state) => {
    const { application } = withState(state);
    expect(application?.state).toStrictEqual(state);
    expect(application?.card).toStrictEqual(CARD);
  });

  test.each(FINAL_STATES)('final state $status, variant %#', (state) => {
    expect(withState(state).application?.state).toStrictEqual(state);
  });

  test.each([APPLICANT, undefined])('a refusal by the office, variant %#', (applicant) => {
    const { application, journal, id } = reopened((workplace) => {
      const journal = workplace.open();
      const refused = journal.registerRefusal('1.2.2', applicant, MORNING);
      expect(refused).toStrictEqual(journal.application(refused.id));
      journal.close();
      return refused.id;
    });
    expect(application?.state).toStrictEqual({ status: 'refused', by: 'office', ground: '1.2.2' });
    expect(application?.applicant).toStrictEqual(applicant);
    expect(application && 'applicant' in application).toBe(applicant !== undefined);
    expect(application && 'person' in application).toBe(applicant !== undefined);
    expect(journal.page({ limit: 1 }).rows[0]?.fullName).toBe(
      applicant ? 'Сёмина-Ёлкина Аглая Прохоровна' : '',
    );
    expect(journal.events(id).map(({ kind, detail }) => [kind, detail])).toEqual([
      ['application_refused_by_office', { ground: '1.2.2' }],
    ]);
  });
});

test.each(FINAL_STATES)(
  'what was kept for sending is erased with the final state $status, variant %#',
  (state) => {
    const { application } = withState(state);
    expect(application?.card).toStrictEqual({
      hidden: { ...CARD.hidden, cipherText: '', serviceHashes: [] },
      chip: CARD.chip,
    });
  },
);

test('a final state is never changed', () => {
  const { journal, id } = withState(CONNECTED);
  expect(() => journal.beginStep(id, 'register_chip', 'd', IN_FLIGHT, MORNING)).toThrow('final');
  expect(journal.application(id)?.state).toStrictEqual(CONNECTED);
  expect(journal.steps(id)).toHaveLength(1);
});

const OUTCOMES: Outcome[] = [
  { class: 'done', answer: { step: 'check_active_card', active: { numSid: '7' } }, answeredAt: MORNING },
  { class: 'refused', step: 'check_active_card', refusals: [REFUSAL] },
  { class: 'not_sent', reason: 'tls' },
  { class: 'not_processed', reason: 'too_many_requests', retryAfterMs: 5000 },
  { class: 'unknown', reason: 'server_error', httpStatus: 502 },
];

test('steps keep intent, attempt and outcome in their order', () => {
  const journal = new TemporaryWorkplace().open();
  const { id } = journal.register(NEW, [], MORNING);
  const due: ApplicationState = { status: 'due', stage: 'registered', tries: 1, dueAt: MORNING };
  for (const [index, outcome] of OUTCOMES.entries()) {
    journal.beginStep(id, 'check_active_card', `d${index}`, IN_FLIGHT, MORNING + index);
    journal.endStep(id, outcome, due, MORNING + index + 100);
  }
  journal.beginStep(id, 'register_client', 'last', IN_FLIGHT, MORNING);
  expect(journal.steps(id)).toStrictEqual([
    ...OUTCOMES.map((outcome, index) => ({
      step: 'check_active_card',
      attempt: index + 1,
      digest: `d${index}`,
      intendedAt: MORNING + index,
      outcome,
      endedAt: MORNING + index + 100,
    })),
    { step: 'register_client', attempt: 1, digest: 'last', intendedAt: MORNING },
  ]);
});

test('events tell what happened in words of the program alone', () => {
  const { journal, id } = withState({ status: 'refused', by: 'department', refusals: [REFUSAL] });
  const events = journal.events(id);
  expect(events.map(({ sequence, kind }) => [sequence, kind])).toEqual([
    [1, 'application_registered'],
    [2, 'step_begun'],
    [3, 'step_ended'],
  ]);
  expect(events[2]).toMatchObject({
    at: MORNING + 2,
    detail: { outcome: 'unknown', reason: 'timeout', status: 'refused' },
  });
});

test('the words of the Department do not reach an event', () => {
  const journal = new TemporaryWorkplace().open();
  const { id } = journal.register(NEW, ['card.uid: uid_random'], MORNING);
  journal.beginStep(id, 'connect_card', 'd', IN_FLIGHT, MORNING);
  const refusals = [{ ...REFUSAL, message: 'Сёмина-Ёлкина: отказ' }] as const;
  journal.endStep(id, { class: 'refused', step: 'connect_card', refusals }, CONNECTED, MORNING);
  expect(JSON.stringify(journal.events(id))).not.toContain('Сёмина');
  expect(journal.events(id)[0]?.detail).toEqual({ warnings: 'card.uid: uid_random' });
  expect(() => journal.register(NEW, ['Сёмина Аглая'], MORNING)).toThrow('code');
});
