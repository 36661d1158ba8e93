import { describe, expect, it } from 'vitest';
import { skipsChromium } from './chromium.ts';
import { browserOfFile, expectSound, openDesk } from './desk.ts';
import { arrive, begin, register, see, showPapers, takeCard, toCard, toCheck } from './visit.ts';

const ALL = ['CheckCard', 'Clients', 'Cards', 'RegisterMifare'];

describe.skipIf(skipsChromium('a lost Department in Chromium'))(
  'the Department gone, by keyboard alone',
  () => {
    const browser = browserOfFile();

    it('before it is asked: the visit goes on, everything is sent when it is back', async () => {
      const desk = await openDesk(browser());
      const { clerk, kiosk } = desk;
      await kiosk.departmentGoes();
      await begin(clerk);
      await showPapers(clerk);
      await register(clerk);
      await see(clerk, 'спросим, когда будет связь');
      await see(clerk, /Нет связи с/);
      await expectSound(desk);
      await toCard(clerk);
      await takeCard(clerk);
      await clerk.press('Enter');
      await arrive(clerk, 'Заявление принято, отправим позже');
      await expectSound(desk);
      await clerk.press('F5');
      await see(clerk, 'Очередь отправки: 1');
      await expectSound(desk);
      await kiosk.departmentComesBack();
      await clerk.press('F8');
      await see(clerk, 'Очередь отправки пуста');
      await see(clerk, 'карта подключена');
      expect(kiosk.services()).toEqual(ALL);
      expect(desk.complaints).toEqual([]);
    });

    it.each([
      ['CheckCard', 'Заявление принято, отправим позже'],
      ['Clients', 'Заявление принято, отправим позже'],
      ['Cards', 'Карта подключена'],
    ])('after %s: «%s», and it is sent from there', async (service, title) => {
      const desk = await openDesk(browser());
      const { clerk, kiosk } = desk;
      kiosk.departmentGoesAfter(service);
      await toCheck(clerk);
      await clerk.press('Enter');
      await arrive(clerk, title);
      await clerk.page.getByRole('button', { name: 'Отправить сейчас' }).waitFor();
      await expectSound(desk);
      await kiosk.departmentComesBack();
      await clerk.press('F8');
      await see(clerk, 'Карта и чип зарегистрированы.');
      expect(kiosk.services()).toEqual(ALL);
      expect(desk.complaints).toEqual([]);
    });

    it('with the answer to a posting lost: said so, asked about by itself, and never sent blindly', async () => {
      const desk = await openDesk(browser());
      const { clerk, kiosk } = desk;
      await kiosk.spoilDepartment({ kind: 'lost_answer_after_commit' }, 'Cards', 1);
      await toCheck(clerk);
      await clerk.press('Enter');
      await arrive(clerk, 'Результат уточняется');
      await see(clerk, 'Поторопить нельзя: отправленное ещё может дойти.');
      await expectSound(desk);
      // Nobody is in a hurry here: the key does nothing, and nothing is sent by it.
      await clerk.press('F8');
      await arrive(clerk, 'Карта подключена');
      await see(clerk, 'Карта и чип зарегистрированы.');
      await see(clerk, 'Ваша карта подключена к проекту «Карта жителя».');
      const [asked, client, card, ...cleared] = ALL;
      expect(kiosk.services()).toEqual([asked, client, card, 'CheckCard', 'Cards', ...cleared]);
      expect(desk.complaints).toEqual([]);
    });
  },
);
