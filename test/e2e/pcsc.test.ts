import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { DECK } from '../../src/main/reader/simulated-deck.ts';
import { PCSCD_TURN_MS, Pcscd, skipsPcsc } from '../virtual-card/pcscd.ts';
import { VirtualCard } from '../virtual-card/virtual-card.ts';
import { skipsChromium } from './chromium.ts';
import { browserOfFile, expectSound, openDesk } from './desk.ts';
import { arrive, see, toCardPage } from './visit.ts';

const skipped =
  skipsPcsc('a visit with a virtual card on pcscd') || skipsChromium('a visit with a virtual card');

describe.skipIf(skipped)('a card on a real pcscd, by keyboard alone', () => {
  const browser = browserOfFile();
  let pcscd: Pcscd;
  beforeAll(async () => {
    pcscd = await Pcscd.acquire();
  }, PCSCD_TURN_MS);
  afterAll(() => pcscd.release());

  it('is connected', async () => {
    const desk = await openDesk(browser(), { reader: 'pcsc' });
    const { clerk, kiosk } = desk;
    await toCardPage(clerk);
    await arrive(clerk, 'Приложите карту к считывателю');
    const card = await VirtualCard.insert(DECK.mir);
    onTestFinished(() => card.remove());
    await arrive(clerk, /Карта «Мир» прочитана/);
    await expectSound(desk);
    await card.remove();
    await clerk.press('Alt+1', 'Enter');
    await arrive(clerk, 'Проверьте и отправьте');
    await clerk.press('Enter');
    await see(clerk, 'Карта и чип зарегистрированы.');
    expect(kiosk.services()).toEqual(['CheckCard', 'Clients', 'Cards', 'RegisterMifare']);
    expect(desk.complaints).toEqual([]);
  });
});
