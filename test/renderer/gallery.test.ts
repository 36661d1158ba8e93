import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { launchChromium, skipsChromium } from '../e2e/chromium.ts';
import { type Gallery, openGallery } from '../gallery/gallery-server.ts';
import { SCENE_NAMES } from '../gallery/scenes.ts';

const WINDOW = { width: 1366, height: 768 };
/** Two passes of axe over a full screen, on a machine that does other things as well. */
const TIMEOUT_MS = 90_000;

describe.skipIf(skipsChromium('gallery in Chromium'))('the gallery', () => {
  let browser: Browser;
  let gallery: Gallery;
  beforeAll(async () => {
    [browser, gallery] = await Promise.all([launchChromium(), openGallery()]);
  }, TIMEOUT_MS);
  afterAll(async () => {
    await browser.close();
    await gallery.close();
  });

  /** The scene in light, and all that the browser has to complain of, from then on. */
  async function open(scene: string) {
    const context = await browser.newContext({
      viewport: WINDOW,
      colorScheme: 'light',
      reducedMotion: 'reduce',
    });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', ({ message }) => complaints.push(message));
    await page.goto(gallery.scene(scene));
    await page.locator('h1').first().waitFor();
    await page.evaluate(() => document.fonts.ready.then(() => {}));
    return { page, complaints };
  }

  it.each(SCENE_NAMES)(
    '%s: focus, axe and policy in both themes, nothing cut off at 150 %',
    async (scene) => {
      const { page, complaints } = await open(scene);
      expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
      expect(await findings(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
      await page.locator('html[data-mantine-color-scheme=dark]').waitFor();
      expect(await findings(page)).toEqual([]);
      expect(await page.locator('style').count()).toBe(0);
      expect(await wideAt150(page)).toEqual([]);
      expect(complaints).toEqual([]);
    },
    TIMEOUT_MS,
  );
});

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** What has more in it than its width shows, once the text is half as large again. */
function wideAt150(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    document.documentElement.dataset['textSize'] = '150';
    return [document.documentElement, ...document.querySelectorAll('main, header, nav, footer, section')]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
      .map((element) => element.className || element.tagName);
  });
}
