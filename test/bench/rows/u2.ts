import { gzipSync } from 'node:zlib';
import { BarePage } from '../bare-react.ts';
import { withKioskPage } from '../kiosk-page.ts';
import type { BenchRow } from '../row.ts';

const COMPRESSED = /\.woff2?$/;

/** What one load of the page fetches, by path: bytes as a server that compresses would send them. */
async function fetched(): Promise<Map<string, number>> {
  return withKioskPage(async ({ page }) => {
    const bodies = new Map<string, Promise<Buffer>>();
    page.on('response', (response) => bodies.set(new URL(response.url()).pathname, response.body()));
    await page.reload({ waitUntil: 'networkidle' });
    await page.getByRole('navigation').waitFor();
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    const sizes = new Map<string, number>();
    for (const [path, body] of bodies) {
      const bytes = await body;
      sizes.set(path, COMPRESSED.test(path) ? bytes.length : gzipSync(bytes).length);
    }
    return sizes;
  });
}

function sum(sizes: ReadonlyMap<string, number>, wanted: (path: string) => boolean): number {
  return [...sizes].reduce((total, [path, bytes]) => (wanted(path) ? total + bytes : total), 0) / 1024;
}

export const row: BenchRow = {
  id: 'U2',
  what: 'bytes of the first screen, gzip ÷ React alone, minified and gzip',
  async measure() {
    const sizes = await fetched();
    const bare = await BarePage.drawing(['p', {}, 'React']);
    const peer = bare.scriptBytes() / 1024;
    const isFont = (path: string): boolean => COMPRESSED.test(path);
    const beside = { peer, unit: 'KiB', limit: Number.POSITIVE_INFINITY };
    return [
      { name: 'page, styles and scripts', ours: sum(sizes, (path) => !isFont(path)), ...beside, limit: 3 },
      { name: 'scripts alone', ours: sum(sizes, (path) => path.endsWith('.js')), ...beside },
      { name: 'with PT Sans, whole', ours: sum(sizes, () => true), ...beside },
    ];
  },
};
