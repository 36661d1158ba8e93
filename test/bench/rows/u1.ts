import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from '@playwright/test';
import { BarePage, type Drawn } from '../bare-react.ts';
import { TODAY_ROWS, withKioskPage } from '../kiosk-page.ts';
import { type BenchRow, median } from '../row.ts';

const STYLES = fileURLToPath(new URL('../../../out/renderer/assets/', import.meta.url));
const ROUNDS = 21;
/** The first loads compile; a kiosk is not opened for the first time on most days. */
const WARM_UP = 3;
const LAST_ROW = `.today tbody tr:nth-child(${TODAY_ROWS})`;

/**
 * Runs before the page: milliseconds from the start of the navigation until the whole home screen is in the
 * document, its frame was begun and the page is free again, so that a key pressed then is answered.
 */
function watchForScreen(lastRow: string): void {
  const screen = Promise.withResolvers<number>();
  Object.assign(window, { whenInteractive: screen.promise });
  const observer = new MutationObserver(() => {
    if (document.querySelector(lastRow) === null) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => screen.resolve(performance.now());
      port2.postMessage(null);
    });
  });
  observer.observe(document, { childList: true, subtree: true });
}

async function interactive(page: Page, address: string): Promise<number> {
  await page.goto(address);
  return page.evaluate(() => (window as unknown as { whenInteractive: Promise<number> }).whenInteractive);
}

/** What the home screen has drawn, as a description that React alone can draw again. */
function drawnBy(page: Page): Promise<Drawn> {
  return page.evaluate(() => {
    const names: Record<string, string> = {
      class: 'className',
      for: 'htmlFor',
      tabindex: 'tabIndex',
      maxlength: 'maxLength',
      value: 'defaultValue',
      autocomplete: 'autoComplete',
      spellcheck: 'spellCheck',
    };
    const describe = (element: Element): Drawn => {
      const attributes: Record<string, string> = {};
      for (const { name, value } of element.attributes) {
        if (name !== 'style') attributes[names[name] ?? name] = value;
      }
      const within: Drawn[] = [];
      for (const node of element.childNodes) {
        if (node instanceof Element) within.push(describe(node));
        else if (node.textContent) within.push(node.textContent);
      }
      return [element.tagName.toLowerCase(), attributes, ...within];
    };
    const shown = document.querySelector('#page > *');
    if (shown === null) throw new Error('nothing is drawn');
    return describe(shown);
  });
}

function countElements(context: BrowserContext): Promise<number[]> {
  return Promise.all(
    context.pages().map((page) => page.evaluate(() => document.querySelectorAll('#page *').length)),
  );
}

export const row: BenchRow = {
  id: 'U1',
  what: 'navigation → interactive home screen ÷ the same document drawn by React alone',
  measure() {
    return withKioskPage(async ({ context, page }) => {
      await page.locator(LAST_ROW).waitFor();
      const address = page.url();
      const styles = readdirSync(STYLES).filter((name) => name.endsWith('.css'));
      const bare = await BarePage.drawing(
        await drawnBy(page),
        styles.map((name) => join(STYLES, name)),
      );
      const served = await bare.serve();
      await context.addInitScript(watchForScreen, LAST_ROW);
      const peerPage = await context.newPage();
      const [ours, peer]: [number[], number[]] = [[], []];
      for (let round = -WARM_UP; round < ROUNDS; round += 1) {
        const took = [await interactive(page, address), await interactive(peerPage, served.address)] as const;
        if (round < 0) continue;
        ours.push(took[0]);
        peer.push(took[1]);
      }
      const [ourElements = 0, peerElements = 0] = await countElements(context);
      served.close();
      return [
        { name: 'warm', ours: median(ours), peer: median(peer), unit: 'ms', limit: 1.8 },
        {
          name: 'elements in the document',
          ours: ourElements,
          peer: peerElements,
          unit: '',
          limit: Number.POSITIVE_INFINITY,
        },
      ];
    });
  },
};
