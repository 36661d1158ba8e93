import { describe, expect, it } from 'vitest';
import { skipsChromium } from './chromium.ts';
import { browserOfFile, type Desk, openDesk, openWindow } from './desk.ts';
import {
  arrive,
  begin,
  enter,
  layCard,
  liftCard,
  register,
  see,
  showPapers,
  takeCard,
  toCard,
  toCardPage,
  toCheck,
  typeApplicant,
  typePerson,
} from './visit.ts';

const ALL = ['CheckCard', 'Clients', 'Cards', 'RegisterMifare'];

/** Every step of a visit with something typed on it, and what must be there again. */
const STEPS = [
  {
    page: 'Документы и личность',
    go: async ({ clerk }: Desk) => {
      await begin(clerk);
      await clerk.press('Alt+1', 'Alt+2');
    },
    kept: ({ page }: Desk) => page.getByRole('checkbox', { checked: true }).nth(1).waitFor(),
  },
  {
    page: 'Имя и СНИЛС',
    go: async ({ clerk }: Desk) => {
      await begin(clerk);
      await showPapers(clerk);
      await typePerson(clerk);
    },
    kept: ({ page }: Desk) => expectValue(page, 'СНИЛС', '594-923-116 30'),
  },
  {
    page: 'Заявитель',
    go: async ({ clerk }: Desk) => {
      await begin(clerk);
      await showPapers(clerk);
      await register(clerk);
      await typeApplicant(clerk);
    },
    kept: ({ page }: Desk) => expectValue(page, 'Мобильный телефон', '+7 912 345-67-80'),
  },
  {
    page: 'Карта заявителя',
    go: async ({ clerk }: Desk) => {
      await toCardPage(clerk);
      await clerk.fill('Банк', 'пао сбербанк');
    },
    kept: ({ page }: Desk) => expectValue(page, 'Банк, выпустивший карту', 'пао сбербанк'),
  },
] as const;

async function expectValue(page: Desk['page'], label: string, value: string): Promise<void> {
  await expect.poll(() => page.getByRole('textbox', { name: label }).inputValue()).toBe(value);
}

/** The clerk's own words for it: nothing is lost of what the screen says is saved. */
async function saved({ page }: Desk): Promise<void> {
  await page.getByText(/^сохранено в/).waitFor();
}

/** From wherever the draft stands to the end. */
async function finish({ clerk }: Desk, from: string): Promise<void> {
  if (from === 'Документы и личность') await clerk.press('Alt+3', 'Alt+4', 'Enter');
  if (from === 'Документы и личность') await arrive(clerk, 'Имя и СНИЛС');
  if (from === 'Документы и личность') await typePerson(clerk);
  if (from === 'Документы и личность' || from === 'Имя и СНИЛС') {
    await clerk.press('Enter');
    await arrive(clerk, 'Заявитель');
    await typeApplicant(clerk);
  }
  if (from !== 'Карта заявителя') await clerk.press('Enter');
  await arrive(clerk, 'Карта заявителя');
  await takeCard(clerk);
  await clerk.press('Enter');
  await arrive(clerk, 'Карта подключена');
}

describe.skipIf(skipsChromium('interruptions in Chromium'))('what was typed outlives', () => {
  const browser = browserOfFile();

  it.each(STEPS)('a window that is closed and opened anew at «$page»', async ({ page, go, kept }) => {
    const desk = await openDesk(browser());
    await go(desk);
    // At once, with the last key not saved yet.
    await desk.page.reload();
    await desk.page.getByRole('navigation', { name: 'Разделы' }).waitFor();
    await desk.clerk.press('F9');
    await arrive(desk.clerk, page);
    await kept(desk);
    await finish(desk, page);
    expect(desk.kiosk.services()).toEqual(ALL);
    expect(desk.complaints).toEqual([]);
  });

  it.each(STEPS)('a program that is killed at «$page»', async ({ page, go, kept }) => {
    const desk = await openDesk(browser());
    await go(desk);
    await saved(desk);
    await desk.kiosk.kill();
    await arrive(desk.clerk, /Связи с программой киоска нет|Киоск не отвечает|Программа киоска/);
    await desk.page.goto(await desk.kiosk.start());
    await enter(desk.clerk);
    await desk.clerk.press('F9');
    await arrive(desk.clerk, page);
    await kept(desk);
    await finish(desk, page);
    expect(desk.kiosk.services()).toEqual(ALL);
  });

  it('a card in hand goes with the program, the draft does not', async () => {
    const desk = await openDesk(browser());
    const { clerk, kiosk } = desk;
    await toCheck(clerk);
    await saved(desk);
    await kiosk.kill();
    await desk.page.goto(await kiosk.start());
    await enter(clerk);
    await clerk.press('F9');
    await arrive(clerk, 'Проверьте и отправьте');
    await clerk.press('Enter');
    await arrive(clerk, 'Карта заявителя');
    await layCard(clerk);
    await arrive(clerk, /Карта «Мир» прочитана/);
    await clerk.press('Enter');
    await arrive(clerk, 'Проверьте и отправьте');
    await clerk.press('Enter');
    await arrive(clerk, 'Карта подключена');
    expect(kiosk.services()).toEqual(ALL);
  });

  it('a second window, which takes the work over until the first takes it back', async () => {
    const desk = await openDesk(browser());
    const { clerk, context, complaints } = desk;
    await begin(clerk);
    await showPapers(clerk);
    await typePerson(clerk);
    await saved(desk);
    const second = await openWindow(context, complaints, new URL('/', desk.page.url()).href);
    await second.page.getByRole('navigation', { name: 'Разделы' }).waitFor();
    await arrive(clerk, 'Киоск открыт в другом окне');
    await second.clerk.press('F9');
    await arrive(second.clerk, 'Имя и СНИЛС');
    await expectValue(second.page, 'СНИЛС', '594-923-116 30');
    await desk.page.bringToFront();
    await clerk.press('Enter');
    await clerk.page.getByRole('navigation', { name: 'Разделы' }).waitFor();
    await arrive(second.clerk, 'Киоск открыт в другом окне');
    await clerk.press('F9');
    await arrive(clerk, 'Имя и СНИЛС');
    await finish(desk, 'Имя и СНИЛС');
    expect(desk.kiosk.services()).toEqual(ALL);
  });

  it('two presses of Enter, which do what one does', async () => {
    const desk = await openDesk(browser());
    const { clerk, kiosk, page } = desk;
    const twice = (keys: string) => Promise.all([page.keyboard.press(keys), page.keyboard.press(keys)]);
    await twice('F2');
    await arrive(clerk, 'Документы и личность');
    await showPapers(clerk);
    await typePerson(clerk);
    await clerk.armed();
    await twice('Enter');
    await arrive(clerk, 'Заявитель');
    await toCard(clerk);
    await layCard(clerk);
    await arrive(clerk, /Карта «Мир» прочитана/);
    await liftCard(clerk);
    await clerk.press('Alt+1', 'Enter');
    await arrive(clerk, 'Проверьте и отправьте');
    await clerk.armed();
    await twice('Enter');
    await see(clerk, 'Карта и чип зарегистрированы.');
    expect(kiosk.services()).toEqual(ALL);
    expect(desk.complaints).toEqual([]);
  });
});
