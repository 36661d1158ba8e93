import { describe, expect, it } from 'vitest';
import { skipsChromium } from './chromium.ts';
import { browserOfFile, type Desk, expectSound, openDesk } from './desk.ts';
import { arrive, layCard, liftCard, pickCard, see, toCheck } from './visit.ts';

const NOT_FOUND = {
  kind: 'body',
  status: 400,
  contentType: 'application/json; charset=utf-8',
  text: JSON.stringify([{ code: 2, message: 'Карта не найдена' }]),
} as const;
const LEFT = 'Карта подключена, чип не зарегистрирован';
const KEY = 'Зарегистрировать чип';

/** At home after a visit whose card was connected without its chip; nothing lies on the reader. */
async function homeAfter({ clerk, kiosk }: Desk): Promise<void> {
  await kiosk.spoilDepartment(NOT_FOUND, 'RegisterMifare');
  await toCheck(clerk);
  await clerk.press('Enter');
  await arrive(clerk, 'Карта подключена');
  await see(clerk, /Чип зарегистрировать не удалось/);
  await kiosk.mendDepartment();
  await clerk.press('F5');
  await see(clerk, 'Чип ждёт карту: 1');
  await liftCard(clerk);
}

function chipsSent({ kiosk }: Desk): number {
  return kiosk.services().filter((service) => service === 'RegisterMifare').length;
}

describe.skipIf(skipsChromium('a chip registered later in Chromium'))(
  'a chip that could not be registered, by keyboard alone',
  () => {
    const browser = browserOfFile();

    it('is registered once its card is laid again, by one key', async () => {
      const desk = await openDesk(browser());
      const { clerk } = desk;
      await homeAfter(desk);
      await layCard(clerk);
      await arrive(clerk, LEFT);
      await see(clerk, /ещё не нашёл у себя карту/);
      await expectSound(desk);
      await clerk.press('Alt+x');
      await arrive(clerk, 'Карта и чип подключены');
      await clerk.page.getByRole('button', { name: KEY }).waitFor({ state: 'detached' });
      await expectSound(desk);
      expect(chipsSent(desk)).toBe(2);
      await clerk.press('Enter');
      await arrive(clerk, 'Карта «Мир» прочитана');
      await clerk.page.getByText('Чип ждёт карту').waitFor({ state: 'detached' });
    });

    it('waits for that very card: without it and with another one it says so and sends nothing', async () => {
      const desk = await openDesk(browser());
      const { clerk } = desk;
      await homeAfter(desk);
      await pickCard(clerk, 'mir_7_bytes');
      await layCard(clerk);
      await see(clerk, 'Заявлений с этой картой нет');
      await clerk.tabTo('Показать в журнале');
      await clerk.press('Enter');
      await arrive(clerk, 'Журнал');
      await expectSound(desk);
      await clerk.tabTo('Сёмина-Ёлкина');
      await clerk.press('Enter');
      await arrive(clerk, LEFT);
      await clerk.press('Alt+x');
      await see(clerk, /На считывателе другая карта/);
      await expectSound(desk);
      expect(chipsSent(desk)).toBe(1);
      await clerk.press('F5');
      await liftCard(clerk);
      await pickCard(clerk, 'mir');
      await layCard(clerk);
      await arrive(clerk, LEFT);
      await clerk.press('Alt+x');
      await arrive(clerk, 'Карта и чип подключены');
      expect(chipsSent(desk)).toBe(2);
      expect(desk.complaints).toEqual([]);
    });
  },
);
