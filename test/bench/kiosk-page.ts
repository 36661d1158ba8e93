import { existsSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { launchChromium } from '../e2e/chromium.ts';
import { Keyboard } from '../e2e/keyboard.ts';
import { TrainingKiosk } from '../e2e/training-kiosk.ts';
import { enter } from '../e2e/visit.ts';
import { dayOfWork } from './day-of-work.ts';
import { Skipped } from './row.ts';

/** As the table of the home screen shows them all. */
export const TODAY_ROWS = 12;

export interface KioskPage {
  readonly browser: Browser;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly keyboard: Keyboard;
  readonly kiosk: TrainingKiosk;
}

/** The built kiosk with a day's journal, open in Debian's Chromium with a clerk at the desk. */
export async function withKioskPage<Value>(
  work: (parts: KioskPage) => Promise<Value>,
  reader = 'simulated',
): Promise<Value> {
  if (!existsSync('/usr/bin/chromium')) throw new Skipped('run: apt-get install chromium');
  const { kiosk, entrance } = await TrainingKiosk.open({
    reader,
    prepare: (dataDirectory) => dayOfWork(dataDirectory, TODAY_ROWS),
  });
  const browser = await launchChromium();
  try {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
    const page = await context.newPage();
    await page.goto(entrance);
    const keyboard = await Keyboard.of(page);
    await enter(keyboard);
    return await work({ browser, context, page, keyboard, kiosk });
  } finally {
    await browser.close();
    await kiosk.close();
  }
}
