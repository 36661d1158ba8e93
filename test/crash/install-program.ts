import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** As short as a profile may have them; what lands late in these runs lands within the second of them. */
const WAITS = { settleSeconds: 1, lateLandingSeconds: 2 };

/** The built program with a region profile of short waits beside it: all else is as it ships. */
export function installProgram(folder: string): string {
  cpSync(join(ROOT, 'out', 'main'), join(folder, 'out', 'main'), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const regions = join('resources', 'regions');
  const profile = JSON.parse(readFileSync(join(ROOT, regions, '45-kurgan.json'), 'utf8'));
  profile.lostAnswers.training = WAITS;
  mkdirSync(join(folder, regions), { recursive: true });
  writeFileSync(join(folder, regions, '45-kurgan.json'), JSON.stringify(profile));
  return join(folder, 'out', 'main', 'headless.js');
}
