import { expect, it } from 'vitest';
import type { ApplicationView } from '../../src/main/api/application-views.ts';
import type { DeckCard } from '../../src/main/reader/simulated-deck.ts';
import { codesOf } from '../desk/seat.ts';
import { typedForm } from './typed-form.ts';
import { Workplace } from './workplace.ts';

const NOT_FOUND = {
  kind: 'body',
  status: 400,
  contentType: 'application/json; charset=utf-8',
  text: JSON.stringify([{ code: 2, message: 'Карта не найдена' }]),
} as const;

/** Connected, but for the chip, by a kiosk that was restarted since; the clerk is at the desk. */
async function chipLeft(): Promise<{ workplace: Workplace; view: ApplicationView }> {
  const workplace = new Workplace();
  await workplace.standOn();
  await workplace.open();
  const { id, application } = workplace.register(typedForm());
  await workplace.reaches(application.id, 'filling');
  await workplace.tap(id, 'mir');
  await workplace.fault('RegisterMifare', NOT_FOUND);
  workplace.confirm(id);
  await workplace.reaches(application.id, 'connected');
  await workplace.reopen();
  workplace.given(workplace.calls.enter('Петрова Анна'));
  return { workplace, view: workplace.given(workplace.calls.readApplication(application.id)) };
}

/** Lays a card at home; what it was found to be. */
async function found(workplace: Workplace, card: DeckCard) {
  workplace.given(workplace.calls.layCard(card));
  return (await workplace.until(() => workplace.last('found'))).applications;
}

it('says why the chip is missing and what can be done', async () => {
  const { workplace, view } = await chipLeft();
  expect(view).toMatchObject({
    tone: 'good',
    text: 'карта подключена, чип не зарегистрирован',
    chipLeft: expect.stringContaining('ещё не нашёл'),
    can: { registerChip: true, goOn: false, edit: false },
  });
  expect(workplace.last('queue')?.queue.chipsLeft).toBe(1);
  expect(workplace.calls.search('', 'chip_left').rows).toMatchObject([{ id: view.id, text: view.text }]);
  const rows = (text: string) => workplace.calls.search(text, 'chip_left').rows.map(({ id }) => id);
  expect([rows(''), rows('сём'), rows('иванов')]).toEqual([[view.id], [view.id], []]);
});

it('registers it once the same card is laid at home, and tells every screen', async () => {
  const { workplace, view } = await chipLeft();
  expect(await found(workplace, 'mir')).toMatchObject([{ id: view.id, text: view.text }]);
  workplace.pushes.length = 0;
  const asked = workplace.given(workplace.calls.registerChip(view.id));
  expect(asked).toMatchObject({ tone: 'good', can: { registerChip: false } });
  expect(asked.tell[0]).toBe(view.tell[0]);
  const done = await workplace.reaches(view.id, 'connected');
  expect(done).toMatchObject({ text: 'карта и чип подключены', can: { registerChip: false } });
  expect(done).not.toHaveProperty('chipLeft');
  expect(done.events.map(({ text }) => text)).toContain(
    'Карта приложена снова, отправляем номер чипа, оператор № 1',
  );
  await workplace.until(() => (workplace.last('queue')?.queue.chipsLeft === 0 ? true : undefined));
  expect(workplace.last('changed')).toMatchObject({ applicationId: view.id });
  expect(workplace.calls.search('', 'chip_left').rows).toEqual([]);
  // Nobody has to be called of what they have just seen.
  expect(workplace.calls.toTell().count).toBe(0);
  expect(codesOf(workplace.calls.registerChip(view.id))).toEqual(['ok']);
  expect(workplace.services.filter((service) => service === 'RegisterMifare')).toHaveLength(2);
});

it.each([
  ['mir_7_bytes', 'another_card_laid'],
  ['phone', 'random_chip_laid'],
] as const)('sends nothing for %s', async (card, code) => {
  const { workplace, view } = await chipLeft();
  expect(codesOf(workplace.calls.registerChip(view.id))).toEqual(['card_not_laid']);
  expect(await found(workplace, card)).toEqual([]);
  expect(codesOf(workplace.calls.registerChip(view.id))).toEqual([code]);
  expect(workplace.given(workplace.calls.readApplication(view.id))).toEqual(view);
  expect(workplace.services.filter((service) => service === 'RegisterMifare')).toHaveLength(1);
});

it('offers nothing while sending is not set up, and still says why', async () => {
  const { workplace, view } = await chipLeft();
  await workplace.close();
  await workplace.open({ KARTA_API_KEY: undefined });
  workplace.given(workplace.calls.enter('Петрова Анна'));
  expect(await found(workplace, 'mir')).toMatchObject([{ id: view.id }]);
  const without = workplace.given(workplace.calls.readApplication(view.id));
  expect(without).toMatchObject({ chipLeft: view.chipLeft, can: { registerChip: false } });
  expect(codesOf(workplace.calls.registerChip(view.id))).toEqual(['chip_cannot_go']);
});
