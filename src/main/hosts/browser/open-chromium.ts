import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** A browser that asks nothing at its first start and calls nobody. */
const QUIET = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface ChromiumOptions {
  /** As in `PATH`. */
  readonly searchPath: string;
  /** A folder of this browser alone: so it ends with its window, and is not a tab of the person's own. */
  readonly profile: string;
  /** Chromium does not start its sandbox for root. */
  readonly asRoot: boolean;
}

/** Opens a window without an address bar; undefined where no Chromium is on the search path. */
export function openChromium(
  address: string,
  { searchPath, profile, asRoot }: ChromiumOptions,
): ChildProcess | undefined {
  const candidates = searchPath
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const found = candidates.find(isExecutable);
  if (found === undefined) return undefined;
  const words = [`--app=${address}`, `--user-data-dir=${profile}`, ...QUIET];
  return spawn(found, asRoot ? [...words, '--no-sandbox'] : words, { stdio: 'ignore' });
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
