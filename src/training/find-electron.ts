import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Electron's executable, or undefined where its package has not downloaded it. The package itself is not
 * asked: it would begin to download.
 */
export function findElectron(folder: string): string | undefined {
  const path = join(folder, 'path.txt');
  if (!existsSync(path)) return undefined;
  const executable = join(folder, 'dist', readFileSync(path, 'utf8').trim());
  return existsSync(executable) ? executable : undefined;
}
