import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Opens a window without an address bar; false where no Chromium is on the search path. */
export function openChromium(address: string, searchPath: string): boolean {
  const candidates = searchPath
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const found = candidates.find(isExecutable);
  if (found === undefined) return false;
  const browser = spawn(found, [`--app=${address}`], { detached: true, stdio: 'ignore' });
  // The printed address still helps where it does not start.
  browser.on('error', () => undefined);
  browser.unref();
  return true;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
