import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openChromium } from './open-chromium.ts';

/** The system's Chromium with a profile that lives as long as its window. */
export interface BrowserWindow {
  /** `failed`: it did not start or crashed; then the address still helps. */
  readonly ended: Promise<'closed' | 'failed'>;
  close(): Promise<void>;
}

const KILL_AFTER_MS = 5000;

/** Undefined where no Chromium is found. */
export function openBrowserWindow(
  address: string,
  dataDirectory: string,
  searchPath: string,
): BrowserWindow | undefined {
  const profile = join(dataDirectory, 'browser');
  // What a killed run has left: no page's trace outlives its window.
  remove(profile);
  const browser = openChromium(address, { searchPath, profile, asRoot: process.getuid?.() === 0 });
  if (browser === undefined) return undefined;
  const ended = endOf(browser).finally(() => remove(profile));
  return {
    ended,
    close: async () => {
      browser.kill('SIGTERM');
      const killing = setTimeout(() => browser.kill('SIGKILL'), KILL_AFTER_MS);
      await ended;
      clearTimeout(killing);
    },
  };
}

async function endOf(browser: ChildProcess): Promise<'closed' | 'failed'> {
  try {
    const [code] = await once(browser, 'close');
    return code === 0 ? 'closed' : 'failed';
  } catch {
    return 'failed';
  }
}

/** Its processes may still write for a moment. */
function remove(profile: string): void {
  rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
