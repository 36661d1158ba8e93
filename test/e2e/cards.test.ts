import { describe, expect, it } from 'vitest';
import { INVENTED_CARD_NUMBER } from '../invented-form.ts';
import { skipsChromium } from './chromium.ts';
import { browserOfFile, type Desk, expectSound, openDesk } from './desk.ts';
import { arrive, layCard, liftCard, pickCard, see, takeCard, toCardPage } from './visit.ts';

const ALL = ['CheckCard', 'Clients', 'Cards', 'RegisterMifare'];

/** The digits themselves, wherever a page may have them. */
function numberInPage({ page }: Desk): Promise<boolean> {
  return page.evaluate((number) => {
    const fields = [...document.querySelectorAll('input')].map(({ value }) => value);
    const all = [document.documentElement.outerHTML, ...fields, ...Object.values(localStorage)].join(' ');
    return all.replace(/\s/g, '').includes(number);
  }, INVENTED_CARD_NUMBER);
}

describe.skipIf(skipsChromium('cards in Chromium'))('a card on the reader, by keyboard alone', () => {
  const browser = browserOfFile();

  it.each([
    ['visa', 'Это не карта «Мир»'],
    ['pass', 'Это не банковская карта'],
    ['mute', 'Карта не отвечает'],
    ['torn', 'Карту убрали слишком рано'],
    ['two_cards', 'На считывателе две карты'],
  ] as const)('%s: «%s», then the right one is taken', async (card, title) => {
    const desk = await openDesk(browser());
    const { clerk } = desk;
    await toCardPage(clerk);
    await pickCard(clerk, card);
    await layCard(clerk);
    await arrive(clerk, title);
    await expectSound(desk);
    // A card torn away lies there no more.
    if (card !== 'torn') await liftCard(clerk);
    await pickCard(clerk, 'mir');
    await takeCard(clerk);
    await clerk.press('Enter');
    await arrive(clerk, 'Карта подключена');
    expect(desk.kiosk.services()).toEqual(ALL);
    expect(desk.complaints).toEqual([]);
  });

  it('may be a phone: its number is typed, and it is connected without a chip', async () => {
    const desk = await openDesk(browser());
    const { clerk } = desk;
    await toCardPage(clerk);
    await pickCard(clerk, 'phone');
    await layCard(clerk);
    await arrive(clerk, 'Номер чипа каждый раз новый');
    await expectSound(desk);
    await clerk.fill('Номер карты', INVENTED_CARD_NUMBER);
    await clerk.press('Enter');
    await arrive(clerk, 'Номер принят, подключим без чипа');
    expect(await numberInPage(desk)).toBe(false);
    await clerk.press('Alt+1', 'Enter');
    await arrive(clerk, 'Проверьте и отправьте');
    await clerk.press('Enter');
    await arrive(clerk, 'Карта подключена, без чипа');
    expect(desk.kiosk.services()).toEqual(['CheckCard', 'Clients', 'Cards']);
    expect(desk.complaints).toEqual([]);
  });

  it('need not be read: a number is typed, at first with a wrong digit', async () => {
    const desk = await openDesk(browser());
    const { clerk } = desk;
    await toCardPage(clerk);
    await clerk.press('Enter');
    await see(clerk, /Сначала нужна карта/);
    await clerk.press('Alt+2');
    await clerk.fill('Номер карты', `${INVENTED_CARD_NUMBER.slice(0, -1)}4`);
    await clerk.press('Enter');
    await see(clerk, /не сходится по контрольной цифре/);
    await expectSound(desk);
    await clerk.fill('Номер карты', INVENTED_CARD_NUMBER);
    expect(await numberInPage(desk)).toBe(true);
    await clerk.press('Enter');
    await arrive(clerk, 'Номер принят, подключим без чипа');
    expect(await numberInPage(desk)).toBe(false);
  });

  it('may be another one in the middle, which is said', async () => {
    const desk = await openDesk(browser());
    const { clerk } = desk;
    await toCardPage(clerk);
    await layCard(clerk);
    await arrive(clerk, /Карта «Мир» прочитана/);
    await liftCard(clerk);
    await pickCard(clerk, 'mir_7_bytes');
    await layCard(clerk);
    await see(clerk, /Это другая карта, не та, что лежала раньше/);
    await see(clerk, /номер •• 13/);
    await expectSound(desk);
  });

  it('may be taken away once it is read, and may wait for its page before', async () => {
    const desk = await openDesk(browser());
    const { clerk } = desk;
    await layCard(clerk);
    await arrive(clerk, 'Карта «Мир» прочитана');
    await toCardPage(clerk);
    await arrive(clerk, 'Приложите карту к считывателю');
    await liftCard(clerk);
    await layCard(clerk);
    await arrive(clerk, /Карта «Мир» прочитана/);
    await liftCard(clerk);
    await clerk.press('Alt+1', 'Enter');
    await arrive(clerk, 'Проверьте и отправьте');
    await clerk.press('Enter');
    await arrive(clerk, 'Карта подключена');
    // At home the same card opens its application.
    await clerk.press('F5');
    await layCard(clerk);
    await see(clerk, '12-03/2026-000001');
    expect(desk.kiosk.services()).toEqual(ALL);
    expect(desk.complaints).toEqual([]);
  });
});
