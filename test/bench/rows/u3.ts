import type { Page } from '@playwright/test';
import { Keyboard } from '../../e2e/keyboard.ts';
import { begin, showPapers } from '../../e2e/visit.ts';
import { BarePage } from '../bare-react.ts';
import { withKioskPage } from '../kiosk-page.ts';
import { type BenchRow, median } from '../row.ts';

/** Typed over and over; each key of it also sets off the mask, the store and the draft's saving. */
const TEXT = 'сёмина-ёлкина-вымышленная';
const ROUNDS = 12;

/**
 * What the page itself needs for one key: from its first to its last listener of `keydown`, and from
 * `beforeinput` to a microtask after the last listener of `input`, which is queued behind React's own commit.
 * What the browser does before, between and after (its process to the page's, layout, paint) is the same for
 * any page.
 */
async function watchKeys(page: Page): Promise<() => Promise<number[]>> {
  await page.evaluate(() => {
    const spans: number[] = [];
    let [begunAt, sum] = [0, 0];
    const begin = (): void => {
      begunAt = performance.now();
    };
    const end = (): void => {
      sum += performance.now() - begunAt;
    };
    window.addEventListener('keydown', begin, { capture: true });
    window.addEventListener('keydown', end);
    window.addEventListener('beforeinput', begin, { capture: true });
    window.addEventListener('input', () => {
      queueMicrotask(() => {
        end();
        spans.push(sum);
        sum = 0;
      });
    });
    Object.assign(window, { spans });
  });
  return () => page.evaluate(() => (window as unknown as { spans: number[] }).spans);
}

async function typed(keyboard: Keyboard): Promise<number[]> {
  const spans = await watchKeys(keyboard.page);
  for (let round = 0; round < ROUNDS; round += 1) {
    await keyboard.press('Control+a');
    // Each waits for the one before: no queue, as at human speed.
    for (const letter of TEXT) await keyboard.type(letter);
  }
  // The first text compiles the handlers.
  return (await spans()).slice(TEXT.length);
}

export const row: BenchRow = {
  id: 'U3',
  what: 'key → DOM in the form, with a day’s journal in the page, at the median',
  measure() {
    return withKioskPage(async ({ context, keyboard }) => {
      await begin(keyboard);
      await showPapers(keyboard);
      await keyboard.tabTo('Фамилия');
      const ours = await typed(keyboard);
      const bare = await BarePage.typing();
      const served = await bare.serve();
      const page = await context.newPage();
      await page.goto(served.address);
      const peer = await typed(await Keyboard.of(page));
      served.close();
      const key = { ours: median(ours), unit: 'ms' };
      return [
        { name: 'key → DOM ÷ the 1 ms of the goal', ...key, peer: 1, limit: 1 },
        {
          name: 'beside a field of React alone',
          ...key,
          peer: median(peer),
          limit: Number.POSITIVE_INFINITY,
        },
      ];
    });
  },
};
