// Builds all programs into out/. Run directly, or imported by run.mjs and by the tests' set-up.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'out', '.built');
const SOURCES = ['src', 'electron.vite.config.ts', 'package-lock.json'];

/** Whether any source is newer than the last whole build. */
export function isStale() {
  const builtAt = modifiedAt(stamp);
  return builtAt === undefined || SOURCES.some((source) => newest(join(root, source)) > builtAt);
}

/** Builds or ends the process: an old program must not run as if it were the new one. */
export function build() {
  // Before the build: what changes while it runs is built again next time.
  const startedAt = new Date();
  const vite = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'error'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) {
    process.stderr.write(`${stdout}${stderr}\nСборка не удалась.\n`);
    process.exit(1);
  }
  mkdirSync(join(root, 'out'), { recursive: true });
  writeFileSync(stamp, '');
  utimesSync(stamp, startedAt, startedAt);
}

function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  const inside = readdirSync(path).map((name) => newest(join(path, name)));
  return Math.max(stat.mtimeMs, ...inside);
}

function modifiedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) build();
