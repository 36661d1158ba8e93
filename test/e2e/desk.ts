import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, onTestFinished, vi } from 'vitest';
import { launchChromium } from './chromium.ts';
import { Keyboard } from './keyboard.ts';
import { TrainingKiosk, type TrainingKioskOptions } from './training-kiosk.ts';
import { enter } from './visit.ts';

/** Long for a machine that does other work as well; what is awaited comes in a fraction of it. */
const PATIENCE_MS = 15_000;
/** A whole visit with axe on the way, where other tests want the machine as well. */
const TEST_MS = 90_000;
const WINDOW = { width: 1366, height: 768 };

/** One browser for a file of tests. */
export function browserOfFile(): () => Browser {
  let browser: Browser | undefined;
  vi.setConfig({ testTimeout: TEST_MS });
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());
  return () => {
    if (!browser) throw new Error('asked for before the tests began');
    return browser;
  };
}

export interface Desk {
  readonly kiosk: TrainingKiosk;
  readonly clerk: Keyboard;
  readonly page: Page;
  readonly context: BrowserContext;
  /** All that browser and page had to complain of: policy, console, exceptions, requests that failed. */
  readonly complaints: string[];
}

export type DeskOptions = TrainingKioskOptions & BrowserContextOptions;

/** A kiosk of its own in a window of its own, with a clerk at the desk; gone with its test. */
export async function openDesk(browser: Browser, options: DeskOptions = {}): Promise<Desk> {
  const { kiosk, entrance } = await TrainingKiosk.open(options);
  onTestFinished(() => kiosk.close());
  const context = await browser.newContext({
    viewport: WINDOW,
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  });
  onTestFinished(() => context.close());
  context.setDefaultTimeout(PATIENCE_MS);
  const complaints: string[] = [];
  const { page, clerk } = await openWindow(context, complaints, entrance);
  await enter(clerk);
  return { kiosk, clerk, page, context, complaints };
}

/** Another window of the same browser, at that address. */
export async function openWindow(
  context: BrowserContext,
  complaints: string[],
  address: string,
): Promise<{ page: Page; clerk: Keyboard }> {
  const page = await context.newPage();
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('requestfailed', (request) => complaints.push(`${request.url()} failed`));
  page.on('crash', () => complaints.push('the page has crashed'));
  await page.goto(address);
  return { page, clerk: await Keyboard.of(page) };
}

/** In the page's own frame, there are no others; without the list of all that passed. */
function axe(page: Page) {
  return new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze();
}

/** What must be true of every state of every screen: no finding of axe, the focus somewhere, nothing cut off. */
export async function expectSound({ clerk, page, complaints }: Desk): Promise<void> {
  const { violations } = await axe(page);
  const findings = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`),
  );
  expect(findings).toEqual([]);
  expect(await clerk.focused()).not.toBe('(nothing)');
  const cutOff = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(cutOff).toBeLessThanOrEqual(0);
  expect(complaints).toEqual([]);
}
