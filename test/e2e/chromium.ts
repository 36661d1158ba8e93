import { existsSync } from 'node:fs';
import { type Browser, chromium } from '@playwright/test';

const EXECUTABLE = '/usr/bin/chromium';
const QUIET = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Says in one line why a group of tests is left out; with `KARTA_REQUIRE=browser` that is a failure. */
export function skipsChromium(group: string): boolean {
  if (existsSync(EXECUTABLE)) return false;
  const missing = 'run: apt-get install chromium';
  if (process.env['KARTA_REQUIRE']?.includes('browser')) throw new Error(`${group} can't run: ${missing}`);
  process.stdout.write(`skipped: ${group}; ${missing}\n`);
  return true;
}

/** Debian's Chromium with a new profile that goes with it. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: EXECUTABLE, args: QUIET });
}
