import { expect, it } from 'vitest';
import type { Push } from '../../src/main/api/push.ts';
import { DECK } from '../../src/main/reader/simulated-deck.ts';
import { textHolds } from '../planted.ts';
import { typedForm } from './typed-form.ts';
import { Workplace } from './workplace.ts';

/** Persons for whom the stand answers in its own way. */
const HAS_ACTIVE_CARD = '990-100-020 62';
const INVALID_SNILS = '990-100-001 59';
const CARD_OF_ANOTHER = '990-300-004 74';

async function openedAtStand(): Promise<Workplace> {
  const workplace = new Workplace();
  await workplace.standOn();
  await workplace.open();
  return workplace;
}

/** From the desk to the confirmation. */
async function confirmed(workplace: Workplace, snils?: string): Promise<number> {
  const { id, application } = workplace.register(typedForm(snils));
  await workplace.reaches(application.id, 'filling');
  await workplace.tap(id, 'mir');
  return workplace.confirm(id).id;
}

it('connects a card from the first page to the last step', async () => {
  const workplace = await openedAtStand();
  const { id, application } = workplace.register(typedForm());
  expect(application.registrationNumber).toMatch(/^12-03\/\d{4}-000001$/);
  expect((await workplace.reaches(application.id, 'filling')).tell[0]).toContain('ещё нет');
  expect(workplace.services).toEqual(['CheckCard']);
  const { card } = await workplace.tap(id, 'mir_7_bytes');
  expect(card).toMatchObject({
    status: 'complete',
    lastTwo: '13',
    source: 'chip',
    chip: { kind: 'uid', masked: '04 A1 •• •• •• •• F6' },
  });
  workplace.confirm(id);
  expect(workplace.confirm(id).id).toBe(application.id);
  const view = await workplace.reaches(application.id, 'connected');
  expect(workplace.services).toEqual(['CheckCard', 'Clients', 'Cards', 'RegisterMifare']);
  expect(view).toMatchObject({
    tone: 'good',
    state: { status: 'connected', chip: 'registered' },
    card: { lastTwo: '13', bank: 'Вымышленный банк' },
    can: { goOn: false, edit: false, copy: true },
  });
  expect(view.steps.map(({ text }) => text)).toEqual([
    'Шаг 4: карты жителя у заявителя нет.',
    'Шаг 7: Департамент зарегистрировал заявителя.',
    'Шаг 10: карта подключена.',
    'Шаг 13: чип зарегистрирован.',
  ]);
  expect(view.events.every(({ text }) => /^[А-ЯЁ]/.test(text))).toBe(true);
  await workplace.until(() => (workplace.last('today')?.today.connected === 1 ? true : undefined));
  expect(workplace.last('queue')?.queue.count).toBe(0);
  expect(workplace.last('connection')?.connection.status).toBe('answers');
});

it('shows neither card number, hash, cipher text nor whole UID', async () => {
  const workplace = await openedAtStand();
  const id = await confirmed(workplace);
  await workplace.reaches(id, 'connected');
  workplace.shown.push(workplace.calls.search('', 'all'), workplace.calls.workplace());
  const { uid, payment } = DECK.mir;
  const secrets = [uid, payment?.number ?? 'none', ...workplace.secrets];
  expect(secrets.length).toBeGreaterThan(3);
  expect(textHolds(JSON.stringify(workplace.shown), secrets)).toBe(false);
});

it('ends a refusal with what the resident has to do', async () => {
  const workplace = await openedAtStand();
  const view = await workplace.reaches(await confirmed(workplace, CARD_OF_ANOTHER), 'refused');
  expect(view).toMatchObject({ tone: 'bad', problems: [], can: { goOn: false, edit: false } });
  expect(view.tell.join(' ')).toContain('другим человеком');
  expect(view.steps.at(-1)).toMatchObject({ outcome: 'refused', forIt: 'Cards 4' });
});

it('ends at once where the resident has a card already, and names its bank', async () => {
  const workplace = await openedAtStand();
  const { id, application } = workplace.register(typedForm(HAS_ACTIVE_CARD));
  const view = await workplace.reaches(application.id, 'has_active_card');
  expect(view.tell.join(' ')).toContain('ПАО СБЕРБАНК');
  expect(workplace.services).toEqual(['CheckCard']);
  expect(workplace.calls.readDraft(id)).toMatchObject({ ok: false });
});

it('takes an application offline and sends it when the Department is back', async () => {
  const workplace = await openedAtStand();
  await workplace.standOff();
  const { id, application } = workplace.register(typedForm());
  await workplace.until(() => workplace.last('connection')?.connection.status === 'trouble' || undefined);
  await workplace.tap(id, 'mir');
  expect(workplace.confirm(id).tell.join(' ')).not.toContain('подключена к проекту');
  const waiting = workplace.given(await workplace.calls.goOn(application.id));
  expect(waiting.nextAt).toBeGreaterThan(Date.now());
  expect(waiting.tell.join(' ')).toContain('нет связи');
  await workplace.until(() => workplace.last('queue')?.queue.first[0]?.nextAt);
  await workplace.standOn();
  await workplace.calls.sendNow();
  expect((await workplace.reaches(application.id, 'connected')).steps.length).toBeGreaterThan(4);
});

it('has a SNILS corrected and asks again', async () => {
  const workplace = await openedAtStand();
  const { id, application } = workplace.register(typedForm(INVALID_SNILS));
  const returned = await workplace.reaches(application.id, 'returned');
  expect(returned).toMatchObject({ can: { edit: true }, problems: [{ field: 'applicant.snils' }] });
  workplace.save(id, typedForm(), 'person');
  workplace.identify(id);
  await workplace.reaches(application.id, 'filling');
  await workplace.tap(id, 'mir');
  workplace.confirm(id);
  expect((await workplace.reaches(application.id, 'connected')).registrationNumber).toBe(
    application.registrationNumber,
  );
});

it('has posted data corrected in a draft of their own, without the card being laid again', async () => {
  const workplace = await openedAtStand();
  await workplace.fault('Clients', {
    kind: 'body',
    status: 400,
    contentType: 'application/json; charset=utf-8',
    text: JSON.stringify([{ code: 3, message: 'Некорректные реквизиты: - Номер документа.' }]),
  });
  const id = await confirmed(workplace);
  const returned = await workplace.reaches(id, 'returned');
  expect(returned).toMatchObject({ can: { edit: true }, problems: [{ field: 'applicant.document.number' }] });
  await workplace.until(() => workplace.last('queue')?.queue.returned.at(0));
  const draft = workplace.given(workplace.calls.editApplication(id));
  expect(draft).toMatchObject({ page: 'applicant', card: { status: 'complete', lastTwo: '53' } });
  const { applicant, ...rest } = draft.form;
  // What a correction is told from: as it was sent, whatever is typed in the draft.
  expect(draft.sent).toEqual({ applicant, account: rest.card.account });
  const document = { ...applicant.document, number: '3705 654321' };
  workplace.save(draft.id, { ...rest, applicant: { ...applicant, document } }, 'applicant');
  expect(workplace.given(workplace.calls.readDraft(draft.id)).sent?.applicant).toEqual(applicant);
  expect(workplace.confirm(draft.id).id).toBe(id);
  expect((await workplace.reaches(id, 'connected')).person?.document).toContain('3705 654321');
});

it('pushes what changes in the order in which it does', async () => {
  const workplace = await openedAtStand();
  const reader = (pushes: readonly Push[]) =>
    pushes.flatMap((push) => (push.topic === 'reader' ? [push.reader.status] : []));
  workplace.given(workplace.calls.enter('Петрова Анна'));
  workplace.given(workplace.calls.layCard('mir'));
  await workplace.until(() => workplace.last('found'));
  workplace.given(workplace.calls.liftCard());
  await workplace.until(() => workplace.last('reader')?.reader.status === 'waiting' || undefined);
  expect(reader(workplace.pushes).slice(-3)).toEqual(['reading', 'card', 'waiting']);
  expect(workplace.last('found')?.applications).toEqual([]);
});

it('finds the application of a card that is laid down at home', async () => {
  const workplace = await openedAtStand();
  const id = await confirmed(workplace);
  await workplace.reaches(id, 'connected');
  await workplace.reopen();
  workplace.given(workplace.calls.enter('Петрова Анна'));
  workplace.given(workplace.calls.layCard('mir'));
  const { applications } = await workplace.until(() => workplace.last('found'));
  expect(applications).toMatchObject([{ id, fullName: 'Сёмина-Ёлкина Аглая Прохоровна' }]);
});

it('takes all names off the screen when the clerk leaves', async () => {
  const workplace = await openedAtStand();
  const id = await confirmed(workplace);
  await workplace.reaches(id, 'connected');
  workplace.pushes.length = 0;
  workplace.calls.leave();
  expect(workplace.calls.clerkIsIn()).toBe(false);
  expect(workplace.last('desk')).toEqual({ topic: 'desk', desk: { drafts: [] } });
  expect(workplace.last('today')).toMatchObject({ today: { rows: [{ id, fullName: '' }] } });
  expect(JSON.stringify(workplace.pushes)).not.toMatch(/Сёмина|Аглая|Петрова/);
});

it('tells nobody whose card it is while nobody sits at the desk', async () => {
  const workplace = await openedAtStand();
  await workplace.reaches(await confirmed(workplace), 'connected');
  await workplace.reopen();
  workplace.given(workplace.calls.layCard('mir'));
  await workplace.until(() => workplace.last('reader')?.reader.status === 'card' || undefined);
  expect(workplace.pushes.map(({ topic }) => topic)).not.toContain('found');
  expect(JSON.stringify(workplace.pushes)).not.toMatch(/Сёмина|Аглая|Петрова/);
});

it('says what IT has to set and works without sending', async () => {
  const workplace = new Workplace();
  await workplace.open({ KARTA_API_KEY: undefined });
  expect(workplace.calls.workplace().settingProblems).toMatchObject([
    expect.stringContaining('KARTA_API_KEY'),
  ]);
  workplace.given(workplace.calls.enter('Петрова Анна'));
  const draft = workplace.calls.startDraft();
  workplace.save(draft.id, typedForm(), 'person');
  expect(workplace.calls.identify(draft.id)).toMatchObject({ ok: false });
  expect(workplace.given(workplace.calls.readDraft(draft.id)).form.applicant.firstName).toBe('Аглая');
  await workplace.calls.sendNow();
});
