import { expect, it } from 'vitest';
import type { Snils } from '../../src/domain/snils.ts';
import { journalCalls } from '../../src/main/api/journal-calls.ts';
import type { Journal } from '../../src/main/journal/journal.ts';
import { APPLICANT, CARD, IN_FLIGHT, MORNING } from '../journal/invented-application.ts';
import { listed } from '../journal/invented-operation.ts';
import { TemporaryWorkplace } from '../journal/temporary-workplace.ts';

const HOUR_MS = 3_600_000;
const OTHER = '11223344595' as Snils;
const CONNECTED_TEXT = 'карта подключена';
const BLOCKED = { text: 'карта была подключена, сейчас заблокирована', tone: 'bad' };
const REPLACED = { text: 'карта была подключена, потом заменена другой', tone: 'bad' };

function office() {
  const journal = new TemporaryWorkplace().open();
  const timeZone = 'Asia/Yekaterinburg';
  const calls = journalCalls({
    journal,
    timeZone,
    now: () => MORNING,
    canSend: false,
    sending: undefined,
    landingMs: () => 0,
    place: { office: '12', workplace: '03', timeZone },
  });
  return { journal, calls };
}

function connect(
  journal: Journal,
  snils: Snils,
  hash: string,
  at = MORNING,
  chip: 'registered' | 'not_registered' = 'registered',
): number {
  const card = { ...CARD, hidden: { ...CARD.hidden, hash } };
  const { id } = journal.register({ applicant: { ...APPLICANT, snils }, card }, [], at);
  const state = { status: 'connected', numSid: `962${id}`, chip } as const;
  journal.beginStep(id, 'connect_card', 'd', { ...IN_FLIGHT, stage: 'client_known' }, at);
  const outcome = { class: 'done', answer: { step: 'connect_card', numSid: state.numSid } } as const;
  journal.endStep(id, outcome, state, at);
  return id;
}

const block = (journal: Journal, hash: string, at = MORNING + HOUR_MS, count = 1) =>
  journal.inbox.take([listed(count, { type: 'block', card: { hash }, madeAt: at })], at);

it.each(['all', 'connected'] as const)('the list (%s) says which card is not active any more', (filter) => {
  const { journal, calls } = office();
  const blocked = connect(journal, APPLICANT.snils, 'aa');
  const active = connect(journal, OTHER, 'bb');
  expect(calls.search('', filter).rows).toMatchObject([
    { id: active, text: CONNECTED_TEXT, tone: 'good' },
    { id: blocked, text: CONNECTED_TEXT, tone: 'good' },
  ]);
  block(journal, 'aa');
  expect(calls.search('', filter).rows).toMatchObject([
    { id: active, text: CONNECTED_TEXT, tone: 'good' },
    { id: blocked, ...BLOCKED },
  ]);
  expect(calls.search('594-923-116 30', filter).rows).toMatchObject([BLOCKED]);
  connect(journal, APPLICANT.snils, 'aa', MORNING + 2 * HOUR_MS);
  expect(calls.search('594-923-116 30', filter).rows).toMatchObject([
    { text: CONNECTED_TEXT },
    { text: CONNECTED_TEXT },
  ]);
});

it('list and application both say that another card has come in the place of the first', () => {
  const { journal, calls } = office();
  const first = connect(journal, APPLICANT.snils, 'aa');
  const second = connect(journal, APPLICANT.snils, 'bb', MORNING + HOUR_MS);
  expect(calls.search('', 'all').rows).toMatchObject([{ id: second, tone: 'good' }, REPLACED]);
  const read = calls.readApplication(first);
  expect(read.ok && read.value.cardState).toEqual({ text: 'заменена другой 23.11.2026', tone: 'bad' });
  expect(read.ok && read.value.tell[0]).toContain('сейчас не действует');
  const other = calls.readApplication(second);
  expect(other.ok && other.value.cardState).toBeUndefined();
});

it('a chip that waits for a blocked card is told so in its own list, too', () => {
  const { journal, calls } = office();
  connect(journal, APPLICANT.snils, 'aa', MORNING, 'not_registered');
  expect(calls.search('', 'chip_left').rows[0]?.text).toBe('карта подключена, чип не зарегистрирован');
  block(journal, 'aa');
  expect(calls.search('', 'chip_left').rows[0]).toMatchObject(BLOCKED);
});

it('an application that has connected nothing says its own, whatever became of the card', () => {
  const { journal, calls } = office();
  connect(journal, APPLICANT.snils, 'aa');
  const card = { ...CARD, hidden: { ...CARD.hidden, hash: 'aa' } };
  journal.register({ applicant: { ...APPLICANT, snils: OTHER }, card }, [], MORNING);
  block(journal, 'aa');
  expect(calls.search('', 'all').rows).toMatchObject([{ text: 'ждёт отправки' }, BLOCKED]);
});

it('asks for a whole page in one go, and shows fifty of them in one piece', () => {
  const { journal, calls } = office();
  for (let at = 0; at < 60; at += 1) connect(journal, `${10_000_000_000 + at}` as Snils, `h${at}`);
  for (let at = 0; at < 60; at += 2) block(journal, `h${at}`, MORNING + HOUR_MS, at + 1);
  const asked: (readonly number[])[] = [];
  const around = journal.cardEventsAround.bind(journal);
  journal.cardEventsAround = (ids) => {
    asked.push(ids);
    return around(ids);
  };
  const { rows, next } = calls.search('', 'all');
  expect(asked.map(({ length }) => length)).toEqual([50]);
  expect(rows.filter(({ tone }) => tone === 'bad')).toHaveLength(25);
  expect(calls.search('', 'all', next).rows.filter(({ tone }) => tone === 'bad')).toHaveLength(5);
});
