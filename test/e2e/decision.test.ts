import { describe, expect, it } from 'vitest';
import { skipsChromium } from './chromium.ts';
import { browserOfFile, type Desk, expectSound, openDesk } from './desk.ts';
import { arrive, see, toCheck } from './visit.ts';

/** The Department says that a SNILS is no SNILS which it has taken a minute ago. */
const CONTRADICTION = {
  kind: 'body',
  status: 400,
  text: JSON.stringify([{ code: 1, message: 'Некорректный СНИЛС.' }]),
} as const;
const REASON = 'Звонила в Департамент, карты нет';

/** A card whose answer was lost, and an answer after it that can't be. */
async function undecided(desk: Desk): Promise<void> {
  const { clerk, kiosk } = desk;
  await toCheck(clerk);
  await kiosk.spoilDepartment({ kind: 'lost_before_commit' }, 'Cards', 1);
  await kiosk.spoilDepartment(CONTRADICTION, 'CheckCard', 1);
  await clerk.press('Enter');
  await arrive(clerk, 'Нужно решение старшего');
}

describe.skipIf(skipsChromium('decisions in Chromium'))('a decision, by keyboard alone', () => {
  const browser = browserOfFile();

  it('is asked for with what is known, needs a reason, and is carried out', async () => {
    const desk = await openDesk(browser());
    const { clerk, kiosk } = desk;
    await undecided(desk);
    await see(clerk, 'Заявка отправлена, результат уточняется.');
    await expectSound(desk);
    await clerk.press('F9');
    await see(clerk, 'Киоск предлагает: «Спросить Департамент ещё раз». Решаете вы.');
    await expectSound(desk);
    await clerk.press('Enter');
    await see(clerk, /^Выберите решение/);
    await clerk.press('Alt+4');
    await see(clerk, /^Вы подтверждаете данные заново/);
    await clerk.press('Enter');
    await see(clerk, /^Напишите, почему вы так решили/);
    await expectSound(desk);
    await clerk.type(REASON);
    await clerk.press('Enter');
    await arrive(clerk, 'Карта и чип подключены');
    await see(clerk, REASON);
    await see(clerk, /^Иванова Е\. П\., /);
    await expectSound(desk);
    expect(kiosk.services()).toEqual([
      'CheckCard',
      'Clients',
      'Cards',
      'CheckCard',
      'CheckCard',
      'Cards',
      'RegisterMifare',
    ]);
  });

  it('ends an application as not connected only once nothing can arrive any more', async () => {
    const desk = await openDesk(browser());
    const { clerk, kiosk } = desk;
    await undecided(desk);
    await clerk.press('F9');
    await see(clerk, /^Отправленное ещё может дойти\. Можно выбрать с/);
    await clerk.press('Alt+2');
    expect(await clerk.page.getByRole('radio', { checked: true }).count()).toBe(0);
    await clerk.page.getByText(/^Отправленное ещё может дойти/).waitFor({ state: 'hidden' });
    await clerk.press('Alt+2');
    await clerk.type(REASON);
    await clerk.press('Enter');
    await arrive(clerk, 'Карта не подключена');
    await see(clerk, 'Карту подключить не удалось, она не подключена.');
    await expectSound(desk);
    // It has ended: a new one may be taken, and nothing of the old one is ever sent again.
    await clerk.press('F10');
    await arrive(clerk, 'Документы и личность');
    expect(kiosk.services().filter((service) => service === 'Cards')).toEqual(['Cards']);
  });
});
