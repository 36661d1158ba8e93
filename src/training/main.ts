import { once } from 'node:events';
import { runBrowserHost } from '../main/hosts/browser/browser-host.ts';
import { programFiles } from '../main/hosts/program-files.ts';
import type { Environment } from '../main/settings/environment.ts';
import { findElectron } from './find-electron.ts';
import { runElectron } from './run-electron.ts';
import { readTrainingArguments, type TrainingArguments, USAGE } from './training-arguments.ts';
import { trainingEnvironment } from './training-environment.ts';
import { openTrainingStand } from './training-stand.ts';
import { welcome } from './welcome.ts';

const files = programFiles(import.meta.url);

/** `npm start`: kiosk and stand of the Department in the training contour; gives the exit code. */
async function main(words: readonly string[]): Promise<number> {
  const read = readTrainingArguments(words);
  if (!read.ok) return complain(`${read.problem}\n${USAGE}`);
  const environment = trainingEnvironment(process.env, read.value);
  if (!environment.ok) return complain(environment.problem);
  const executable = read.value.host === 'browser' ? undefined : findElectron(files.electron);
  if (read.value.host === 'electron' && executable === undefined) return complain(NO_ELECTRON);
  // Heard from here on: whoever reads the address may stop the program at once.
  const stopped = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  return withStand(environment.value, (whole) => show(read.value, whole, executable, stopped));
}

/** A stand of its own, unless the training workplace names one that runs elsewhere. */
async function withStand(
  environment: Environment,
  run: (environment: Environment) => Promise<number>,
): Promise<number> {
  if (environment['KARTA_DEPARTMENT_URL'] !== undefined) return run(environment);
  const stand = await openTrainingStand(environment['KARTA_DATA_DIR'] ?? '');
  if (!stand.ok) return complain(stand.problem);
  try {
    return await run({ ...environment, ...stand.value.environment });
  } finally {
    await stand.value.close();
  }
}

function show(
  { host, port, open }: TrainingArguments,
  environment: Environment,
  executable: string | undefined,
  stopped: Promise<unknown>,
): Promise<number> {
  welcome(environment, { chosen: host !== undefined, electron: executable !== undefined });
  return executable === undefined
    ? runBrowserHost({ environment, files, port, open, stopped })
    : runElectron({ executable, program: files.program, environment, stopped });
}

function complain(text: string): number {
  console.error(text);
  return 2;
}

const NO_ELECTRON = 'Программы Electron здесь нет. Откройте киоск в браузере: npm start -- --host browser';

process.exitCode = await main(process.argv.slice(2));
