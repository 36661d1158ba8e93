// Pictures of every scene in both sizes and themes: npm run screenshots [-- <folder> [scene ...]]
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launchChromium } from '../e2e/chromium.ts';
import { openGallery } from './gallery-server.ts';
import { SCENE_NAMES } from './scenes.ts';

const VIEWS = [
  { name: 'small', width: 1366, height: 768, colorScheme: 'light' },
  { name: 'small-dark', width: 1366, height: 768, colorScheme: 'dark' },
  { name: 'small-150', width: 1366, height: 768, colorScheme: 'light', text: 150 },
  { name: 'large', width: 1920, height: 1080, colorScheme: 'light' },
  { name: 'large-dark', width: 1920, height: 1080, colorScheme: 'dark' },
] as const;

const [folder = 'screenshots', ...chosen] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const gallery = await openGallery();
const browser = await launchChromium();
for (const { name: view, width, height, colorScheme, ...options } of VIEWS) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce' });
  for (const scene of chosen.length > 0 ? chosen : SCENE_NAMES) {
    await page.goto(gallery.scene(scene, options));
    await page.locator('h1').first().waitFor();
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => document.fonts.ready.then(() => {}));
    await page.screenshot({ path: join(folder, `${scene}.${view}.png`) });
  }
  await page.close();
}
await browser.close();
await gallery.close();
