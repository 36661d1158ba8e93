import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { launchChromium, skipsChromium } from '../e2e/chromium.ts';
import { type Gallery, openGallery } from '../gallery/gallery-server.ts';
import { SCENE_NAMES } from '../gallery/scenes.ts';

const WINDOW = { width: 1366, height: 768 };

describe.skipIf(skipsChromium('gallery in Chromium'))('every scene of the gallery', () => {
  let browser: Browser;
  let gallery: Gallery;
  beforeAll(async () => {
    [browser, gallery] = await Promise.all([launchChromium(), openGallery()]);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await gallery.close();
  });

  async function open(scene: string, colorScheme: 'light' | 'dark', text?: 150) {
    const context = await browser.newContext({ viewport: WINDOW, colorScheme, reducedMotion: 'reduce' });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', ({ message }) => complaints.push(message));
    await page.goto(gallery.scene(scene, text ? { text } : {}));
    await page.locator('h1').first().waitFor();
    await page.evaluate(() => document.fonts.ready.then(() => {}));
    return { page, complaints };
  }

  describe.each(SCENE_NAMES)('%s', (scene) => {
    it.each(['light', 'dark'] as const)('is without findings of axe and of the policy, %s', async (theme) => {
      const { page, complaints } = await open(scene, theme);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const findings = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
      expect(findings).toEqual([]);
      expect(complaints).toEqual([]);
      expect(await page.locator('style').count()).toBe(0);
    });

    it('is not cut off at 150 % of the text', async () => {
      const { page } = await open(scene, 'light', 150);
      const beyond = await page.evaluate(() =>
        [document.documentElement, ...document.querySelectorAll('main, header, nav, footer')]
          .filter((element) => element.scrollWidth > element.clientWidth + 1)
          .map((element) => element.className || element.tagName),
      );
      expect(beyond).toEqual([]);
    });

    it('has the focus where the clerk begins', async () => {
      const { page } = await open(scene, 'light');
      expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
    });
  });
});
