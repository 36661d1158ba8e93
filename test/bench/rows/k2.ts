import { setTimeout } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { SAME_TAP_MS } from '../../../src/main/reader/reader-view.ts';
import { DECK } from '../../../src/main/reader/simulated-deck.ts';
import { begin, layCard, register, showPapers, toCard } from '../../e2e/visit.ts';
import { missingForPcsc, Pcscd } from '../../virtual-card/pcscd.ts';
import { VirtualCard, VPCD_PORTS } from '../../virtual-card/virtual-card.ts';
import { type KioskPage, withKioskPage } from '../kiosk-page.ts';
import { type BenchRow, type Figure, median } from '../row.ts';

const GOAL_MS = 100;
const ROUNDS = 9;

/** Epoch ms at which the masked UID stands in the document and its frame was begun. */
function uidShown(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const isShown = (): boolean => /омер чипа [0-9A-F]{2} /.test(document.body.innerText);
        const observer = new MutationObserver(() => {
          if (!isShown()) return;
          observer.disconnect();
          requestAnimationFrame(() => resolve(Date.now()));
        });
        observer.observe(document.body, { childList: true, subtree: true, characterData: true });
      }),
  );
}

/** One visit up to its card page, then as many taps as wanted; `tap` gives the epoch ms of its beginning. */
async function taps(
  { page, keyboard }: KioskPage,
  tap: () => Promise<number>,
  lift: () => Promise<void>,
): Promise<number> {
  await begin(keyboard);
  await showPapers(keyboard);
  await register(keyboard);
  await toCard(keyboard);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    // The page listens first: the two go to it one after the other.
    const [shownAt, tappedAt] = await Promise.all([uidShown(page), tap()]);
    times.push(shownAt - tappedAt);
    await lift();
    await keyboard.press('F6');
    await page.getByRole('heading', { name: 'Приложите карту к считывателю' }).waitFor();
    await setTimeout(SAME_TAP_MS);
  }
  return median(times.slice(1));
}

/** By the key that lays a training card: the key's own way to the kiosk is counted too. */
function simulated(): Promise<number> {
  return withKioskPage((parts) =>
    taps(
      parts,
      async () => {
        const pressedAt = Date.now();
        await layCard(parts.keyboard);
        return pressedAt;
      },
      async () => {
        await layCard(parts.keyboard);
        await parts.page.getByRole('button', { name: 'Положить карту' }).waitFor();
      },
    ),
  );
}

/** From the card's answer to reset, through pcscd, driver and reader child. */
async function onPcscd(): Promise<number> {
  const pcscd = await Pcscd.acquire();
  let card: VirtualCard | undefined;
  try {
    return await withKioskPage(
      (parts) =>
        taps(
          parts,
          async () => {
            card = VirtualCard.insertQuick(DECK.mir, VPCD_PORTS[0]);
            return performance.timeOrigin + (await card.atrAt);
          },
          async () => card?.remove(),
        ),
      'pcsc',
    );
  } finally {
    await card?.remove();
    await pcscd.release();
  }
}

export const row: BenchRow = {
  id: 'K2',
  what: 'tap → masked UID on the screen, the reader’s own time included',
  async measure() {
    const goal = { peer: GOAL_MS, unit: 'ms', limit: 1 };
    const figures: Figure[] = [{ name: 'simulated reader', ours: await simulated(), ...goal }];
    if (missingForPcsc() === undefined) {
      figures.push({ name: 'pcscd: card’s answer to reset → screen', ours: await onPcscd(), ...goal });
    }
    return figures;
  },
};
