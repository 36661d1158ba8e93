import { expect, test } from 'vitest';
import type { Applicant } from '../../src/domain/applicant.ts';
import type { Person } from '../../src/domain/application.ts';
import { documentKey } from '../../src/domain/document-key.ts';
import { EMPTY_DRAFT_FORM } from '../../src/domain/draft.ts';
import { nameKey } from '../../src/domain/person-name.ts';
import type { Snils } from '../../src/domain/snils.ts';
import type { Journal } from '../../src/main/journal/journal.ts';
import { APPLICANT, CARD, CONNECTED, IN_FLIGHT, MORNING, NEW } from './invented-application.ts';
import { type ACCEPTED, accept, DECIDED, listed, take } from './invented-operation.ts';
import { TemporaryWorkplace } from './temporary-workplace.ts';

const opened = (): Journal => new TemporaryWorkplace().open();

function register(journal: Journal, change: Partial<Applicant>, hash = CARD.hidden.hash): number {
  const card = { ...CARD, hidden: { ...CARD.hidden, hash } };
  return journal.register({ applicant: { ...APPLICANT, ...change }, card }, [], MORNING).id;
}

const idsOf = (persons: readonly { readonly applicationId: number }[]): number[] =>
  persons.map(({ applicationId }) => applicationId);

test('a person is known in full from the confirmation on, and as far as registration goes before', () => {
  const journal = opened();
  const { id, registrationNumber, registeredAt } = journal.register(NEW, [], MORNING);
  const clerk = journal.clerk('Вымышленова Ия', MORNING);
  const draft = journal.startDraft(EMPTY_DRAFT_FORM, clerk, MORNING);
  const { lastName, firstName, middleName, snils } = APPLICANT;
  const person = { lastName, firstName, middleName, snils };
  const early = journal.registerDraft(draft.id, person as Person, MORNING);
  const [newest, oldest] = journal.inbox.personsBySnils(snils);
  expect(oldest).toEqual({
    applicationId: id,
    registrationNumber,
    registeredAt,
    person,
    applicant: APPLICANT,
  });
  expect(newest).toEqual({
    applicationId: early.id,
    registrationNumber: early.registrationNumber,
    registeredAt: MORNING,
    person,
  });
  expect(journal.inbox.personsBySnils('11223344595')).toEqual([]);
});

test.each([
  [1, '3705 123456', { series: '37 05', number: '123456' }],
  [8, 'IV-КБ 123456', { series: 'ІV-КБ', number: '№ 123456' }],
  [9, 'со1x 00t47', { number: 'CO1X00T47' }],
  [9, 'ау-77', { number: 'АУ 77' }],
  [2, '75 12.345/678', { series: '75', number: '12345678' }],
] as const)('a document of type %i, %s, is found however it was sent', (type, number, sent) => {
  const journal = opened();
  const id = register(journal, { document: { ...APPLICANT.document, type, number } });
  register(journal, { document: { ...APPLICANT.document, number: '9999 123456' } });
  expect(idsOf(journal.inbox.personsByDocument(documentKey(sent) ?? ''))).toEqual([id]);
});

test('a name is found in every block of them, with that birth date alone', () => {
  const workplace = new TemporaryWorkplace();
  const journal = workplace.open();
  const [first, second] = [register(journal, {}), register(journal, { lastName: 'СЕМИНА-ЁЛКИНА' })];
  register(journal, { firstName: 'Иная' });
  register(journal, { birthDate: '1985-03-18' as Applicant['birthDate'] });
  const far = 40_000;
  const database = workplace.database();
  database.exec('PRAGMA foreign_keys = OFF');
  for (const [table, column] of [
    ['application', 'id'],
    ['person', 'application_id'],
    ['document', 'application_id'],
    ['card', 'application_id'],
    ['listing', 'id'],
  ]) {
    database.exec(`UPDATE ${table} SET ${column} = ${far} WHERE ${column} = ${second}`);
  }
  database.exec(`UPDATE name_entry SET id = ${far}, block = ${far} / 16384 WHERE id = ${second}`);
  const key = nameKey('Сёмина-Ёлкина Аглая Прохоровна');
  expect(idsOf(journal.inbox.personsByName(key, '1985-03-17'))).toEqual([far, first]);
});

test('a holder is found by the hash of the card, else by its social number, else by an operation of it', () => {
  const journal = opened();
  const { inbox } = journal;
  const [own, other] = [register(journal, {}, 'aa'), register(journal, {}, 'bb')];
  connect(journal, other);
  expect(idsOf(inbox.personsByCard('aa', '1234567890'))).toEqual([own]);
  expect(idsOf(inbox.personsByCard('cc', '1234567890'))).toEqual([other]);
  expect(idsOf(inbox.personsByCard('cc', undefined))).toEqual([]);
  inbox.take([listed(1, { card: { hash: 'cc', numSid: '88' } })], MORNING);
  accept(inbox, [1]);
  inbox.settle([{ id: 1, state: DECIDED, applicationId: own }], MORNING);
  expect(idsOf(inbox.personsByCard('cc', undefined))).toEqual([own]);
  expect(idsOf(inbox.personsByCard('dd', '88'))).toEqual([own]);
});

function connect(journal: Journal, id: number, answeredAt?: number): void {
  journal.beginStep(id, 'connect_card', 'd', { ...IN_FLIGHT, stage: 'client_known' }, MORNING);
  const answer = { step: 'connect_card', numSid: '1234567890' } as const;
  const outcome = { class: 'done', answer, ...(answeredAt !== undefined && { answeredAt }) } as const;
  journal.endStep(id, outcome, CONNECTED, MORNING + 7);
}

test('what made a card active or not: own connections by the clock of the Department, and operations', () => {
  const journal = opened();
  const { inbox } = journal;
  const told = register(journal, {}, 'aa');
  connect(journal, told, MORNING + 5);
  const untold = register(journal, { snils: '11223344595' as Snils }, 'bb');
  connect(journal, untold);
  const open = register(journal, {}, 'ee');
  inbox.take(
    [
      listed(1, { card: { hash: 'cc', numSid: '88' } }),
      listed(2, { type: 'block', card: { hash: 'bb' } }),
      listed(3, { card: { hash: 'dd' } }),
    ],
    MORNING,
  );
  accept(inbox, [1, 2, 3]);
  inbox.settle([{ id: 1, state: DECIDED, applicationId: told }], MORNING);
  const later = { status: 'waits_for_day', verdict: 'found', dueAt: MORNING } as const;
  inbox.settle([{ id: 3, state: later, applicationId: told }], MORNING);
  const events = inbox.cardEvents({ applicationIds: [told, open], cardHash: 'bb' });
  const order = [...events].sort((a, b) => a.at - b.at || a.kind.localeCompare(b.kind));
  const of = 'application';
  const { snils } = APPLICANT;
  expect(order).toEqual([
    {
      kind: 'connected',
      cardHash: 'cc',
      numSid: '88',
      at: MORNING + 1,
      source: { of: 'operation', id: 1, applicationId: told },
    },
    { kind: 'blocked', cardHash: 'bb', at: MORNING + 2, source: { of: 'operation', id: 2 } },
    {
      kind: 'connected',
      cardHash: 'aa',
      numSid: '1234567890',
      at: MORNING + 5,
      source: { of, id: told, snils },
    },
    {
      kind: 'connected',
      cardHash: 'bb',
      numSid: '1234567890',
      at: MORNING + 7,
      source: { of, id: untold, snils: '11223344595' },
    },
  ]);
});

test('a connection of the portal that was not found here makes no card active', () => {
  const { inbox } = opened();
  const ids = take(inbox, [1]);
  accept(inbox, ids);
  const cardHash = CARD.hidden.hash;
  expect(inbox.cardEvents({ applicationIds: [], cardHash })).toEqual([]);
  inbox.settle([{ id: 1, state: { ...DECIDED, verdict: 'person_not_found' } as typeof ACCEPTED }], MORNING);
  expect(inbox.cardEvents({ applicationIds: [], cardHash })).toEqual([]);
});
