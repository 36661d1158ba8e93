import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { BrowserProcess } from '../hosts/browser-process.ts';
import { folderOfTest, trainingEnvironment } from '../hosts/training-environment.ts';
import { inventedForm } from '../invented-form.ts';
import { launchChromium, skipsChromium } from './chromium.ts';

const HEADLESS = new URL('../../out/main/headless.js', import.meta.url).pathname;
/** Nobody listens there, and a refusal by the office asks nobody. */
const SENDING = {
  KARTA_DEPARTMENT_URL: 'http://127.0.0.1:9',
  KARTA_API_KEY: '3f2504e0-4f89-11d3-9a0c-0305e82c3301',
  KARTA_PRG_CODE: '45',
};
const WINDOW = { width: 1366, height: 768 };

describe.skipIf(skipsChromium('status page in Chromium'))('the status page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  /** The page of a new kiosk, and all that the browser had to complain of. */
  async function open(environment: Record<string, string>) {
    const host = new BrowserProcess(environment, '--no-open');
    const context = await browser.newContext({ viewport: WINDOW });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('requestfailed', (request) => complaints.push(request.url()));
    const { href } = await host.entrance();
    await page.goto(href);
    return { page, host, complaints };
  }

  it.each([
    ['simulated:mir', 'Карта «Мир» прочитана', 'Считыватель исправен, карту можно убрать.'],
    ['simulated:visa', 'Это не карта «Мир»', 'Уберите её и попросите у жителя карту «Мир»'],
    ['simulated:two_cards', 'На считывателе две карты', 'Уберите обе и приложите одну.'],
  ])('says of %s what is true and what to do', async (KARTA_READER, title, advice) => {
    const { page, complaints } = await open({ ...trainingEnvironment(folderOfTest()), KARTA_READER });
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    expect(await page.getByRole('status').textContent()).toContain(advice);
    expect(await page.locator('svg.picture').count()).toBe(1);
    // The policy lets a script set them one by one, but they would be colours beside the tokens.
    expect(await page.locator('[style]').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('shows place, contour, counts in words and what keeps it from sending', async () => {
    const environment = trainingEnvironment(folderOfTest());
    refuseTwo(environment);
    const { page } = await open(environment);
    await page.getByText('УЧЕБНЫЙ', { exact: true }).waitFor();
    const text = await page.locator('body').innerText();
    for (const words of ['Карта жителя Курганской области', 'Офис № 12 · место 03', 'Учебный контур']) {
      expect(text).toContain(words);
    }
    expect(await page.getByRole('listitem').first().innerText()).toMatch(/^2\sзаявления\s+отказ$/);
    expect(text).toContain('Отправка не настроена');
    expect(text).not.toContain('KARTA_API_KEY');
    await page.getByText('Что настроить').focus();
    await page.keyboard.press('Enter');
    await page.getByText('KARTA_API_KEY: Не задано').waitFor();
  });

  it('says that sending is configured', async () => {
    const { page } = await open({ ...trainingEnvironment(folderOfTest()), ...SENDING });
    await page.getByRole('heading', { name: 'Отправка настроена' }).waitFor();
    expect(await page.getByText('не настроена').count()).toBe(0);
  });

  it.each(['light', 'dark'] as const)(
    'is %s where the system is, readable and in one piece',
    async (colorScheme) => {
      const { page, complaints } = await open(trainingEnvironment(folderOfTest()));
      await page.emulateMedia({ colorScheme });
      await page.getByRole('heading', { level: 1 }).waitFor();
      const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      expect(ground).toBe(colorScheme === 'light' ? 'rgb(238, 241, 244)' : 'rgb(14, 22, 31)');
      await page.evaluate(() => document.fonts.ready.then(() => {}));
      expect(await page.evaluate(() => document.fonts.check('16px "PT Sans"', 'Я'))).toBe(true);
      expect(await page.evaluate(() => [...document.fonts].some(({ status }) => status === 'loaded'))).toBe(
        true,
      );
      expect(await faintTexts(page)).toEqual([]);
      // 150 % of the smallest screen.
      for (const viewport of [WINDOW, { width: 911, height: 512 }]) {
        await page.setViewportSize(viewport);
        const cutOff = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(cutOff).toBeLessThanOrEqual(0);
      }
      expect(complaints).toEqual([]);
    },
  );

  it('lives under a policy that holds', async () => {
    const { page } = await open(trainingEnvironment(folderOfTest()));
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
      );
      document.body.append(
        Object.assign(document.createElement('style'), { textContent: 'p { color: red }' }),
      );
      await fetch('https://example.org/').catch(() => {});
      await three;
      return directives.toSorted();
    });
    expect(violated).toEqual(['connect-src', 'img-src', 'style-src-elem']);
  });

  it('comes back after a reload, and says so when the program is gone', async () => {
    const { page, host } = await open(trainingEnvironment(folderOfTest()));
    const title = page.getByRole('heading', { level: 1, name: 'Карта «Мир» прочитана' });
    await title.waitFor();
    await page.reload();
    await title.waitFor();
    await host.stop();
    await page.getByRole('alert').getByText('Закройте это окно и запустите киоск снова.').waitFor();
    expect(await title.count()).toBe(0);
    expect(await page.getByText('УЧЕБНЫЙ', { exact: true }).count()).toBe(1);
  });
});

/** Two refusals by the office, so that there is something to count. */
function refuseTwo(environment: Record<string, string>): void {
  const form = join(environment['KARTA_DATA_DIR'] ?? '', '..', 'form.json');
  for (const papers of [['application'], ['snils', 'application', 'consent']]) {
    writeFileSync(form, JSON.stringify(inventedForm({ papers })));
    const env = { ...environment, ...SENDING };
    const { stdout } = spawnSync(process.execPath, [HEADLESS, 'connect', form], { env, encoding: 'utf8' });
    expect(stdout).toContain('"result":"refused"');
  }
}

/** Texts whose contrast with what lies under them is below 4.5, the AA limit. */
function faintTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const channels = (color: string): number[] => (color.match(/[\d.]+/g) ?? []).map(Number);
    const luminance = (color: string): number => {
      const [red = 0, green = 0, blue = 0] = channels(color).map((value) => {
        const share = value / 255;
        return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const groundOf = (element: Element | null): string => {
      if (element === null) return 'rgb(255, 255, 255)';
      const { backgroundColor } = getComputedStyle(element);
      return channels(backgroundColor)[3] === 0 ? groundOf(element.parentElement) : backgroundColor;
    };
    const faint: string[] = [];
    for (const element of document.querySelectorAll('body *')) {
      const text = [...element.childNodes].find(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
      );
      if (!text) continue;
      const [ink, ground] = [luminance(getComputedStyle(element).color), luminance(groundOf(element))];
      const contrast = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
      if (contrast < 4.5) faint.push(`${contrast.toFixed(2)} ${text.textContent}`);
    }
    return faint;
  });
}
