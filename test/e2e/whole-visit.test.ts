import { describe, expect, it } from 'vitest';
import { skipsChromium } from './chromium.ts';
import { browserOfFile, expectSound, openDesk } from './desk.ts';
import { arrive, begin, layCard, register, see, showPapers, toCheck, typeApplicant } from './visit.ts';

/** Axe takes its time, and a screen has many elements. */
const MANY_SCREENS_MS = 120_000;

describe.skipIf(skipsChromium('a whole visit in Chromium'))('a whole visit by keyboard alone', () => {
  const browser = browserOfFile();

  it('leads from the first key to a connected card', async () => {
    const desk = await openDesk(browser());
    const { clerk, kiosk } = desk;
    const [strokes, startedAt] = [clerk.strokes, performance.now()];
    await toCheck(clerk);
    await clerk.press('Enter');
    await arrive(clerk, 'Карта подключена');
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    process.stdout.write(`whole visit: ${clerk.strokes - strokes} key strokes, ${seconds} s\n`);
    await see(clerk, 'Карта и чип зарегистрированы.');
    await see(clerk, /9620\s0000\s0000\s0001/);
    expect(kiosk.services()).toEqual(['CheckCard', 'Clients', 'Cards', 'RegisterMifare']);
    // «Следующий житель»: the next visit begins with the same key that ended this one.
    await clerk.press('Enter');
    await arrive(clerk, 'Документы и личность');
    expect(desk.complaints).toEqual([]);
  });

  it.each(['light', 'dark'] as const)(
    'is sound on every screen in %s',
    async (colorScheme) => {
      const desk = await openDesk(browser(), { colorScheme });
      const { clerk } = desk;
      await arrive(clerk, /Приложите карту/);
      await expectSound(desk);
      await begin(clerk);
      await expectSound(desk);
      await showPapers(clerk);
      await expectSound(desk);
      await register(clerk);
      await typeApplicant(clerk);
      await expectSound(desk);
      await clerk.press('Enter');
      await arrive(clerk, 'Карта заявителя');
      await expectSound(desk);
      await layCard(clerk);
      await arrive(clerk, /Карта «Мир» прочитана/);
      await expectSound(desk);
      await clerk.press('Alt+1', 'Enter');
      await arrive(clerk, 'Проверьте и отправьте');
      await expectSound(desk);
      await clerk.press('Enter');
      await arrive(clerk, 'Карта подключена');
      await expectSound(desk);
      for (const [keys, heading] of [
        ['F3', 'Журнал'],
        ['F1', 'Справка'],
        ['F12', 'Настройки места'],
        ['F5', /Карта «Мир» прочитана/],
      ] as const) {
        await clerk.press(keys);
        await arrive(clerk, heading);
        await expectSound(desk);
      }
    },
    MANY_SCREENS_MS,
  );

  it('lives under a policy that holds', async () => {
    const { page } = await openDesk(browser());
    const violated = await page.evaluate(async () => {
      const directives: string[] = [];
      const three = new Promise<void>((resolve) => {
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
          directives.push(effectiveDirective);
          if (directives.length === 3) resolve();
        });
      });
      document.body.append(
        Object.assign(document.createElement('img'), { src: 'https://example.org/a.png' }),
        Object.assign(document.createElement('style'), { textContent: 'p { color: red }' }),
      );
      await fetch('https://example.org/').catch(() => {});
      await three;
      return directives.toSorted();
    });
    expect(violated).toEqual(['connect-src', 'img-src', 'style-src-elem']);
  });
});
