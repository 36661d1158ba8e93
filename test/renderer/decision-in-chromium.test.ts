import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { skipsChromium } from '../e2e/chromium.ts';
import { type GalleryInChromium, openGalleryInChromium } from '../gallery/gallery-in-chromium.ts';
import { isWhole } from './is-whole.ts';

const SMALLEST = { width: 1366, height: 768 };
const TIMEOUT_MS = 60_000;

describe.skipIf(skipsChromium('decision in Chromium'))('a decision on the smallest screen', () => {
  let gallery: GalleryInChromium;
  beforeAll(async () => {
    gallery = await openGalleryInChromium();
  }, TIMEOUT_MS);
  afterAll(() => gallery.close());

  it.each(
    ['decision-ours', 'decision-open', 'decision-unsent'].flatMap((scene) =>
      (['100', '125'] as const).map((size) => [scene, size] as const),
    ),
  )(
    '%s at %s %: the key that writes it down is in sight, and so is what is typed',
    async (scene, size) => {
      const page = await gallery.open(scene);
      await page.setViewportSize(SMALLEST);
      await page.evaluate((textSize) => {
        document.documentElement.dataset['textSize'] = textSize;
      }, size);
      expect(await isWhole(page, 'footer .action.primary')).toBe(true);
      await page.keyboard.press('Alt+1');
      await page.locator('.changes').waitFor();
      expect(await isWhole(page, 'footer .action.primary')).toBe(true);
      expect(await isWhole(page, 'input[type=text], input:not([type])')).toBe(true);
    },
    TIMEOUT_MS,
  );
});
