import { fileURLToPath } from 'node:url';
import { realAdapters } from '../main/adapters.ts';
import { openKiosk } from '../main/kiosk.ts';
import { readSettings } from '../main/settings/read-settings.ts';
import type { Settings } from '../main/settings/settings.ts';
import { readArguments } from './arguments.ts';
import { backup } from './backup.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { helpText } from './help.ts';
import { type Output, openOutput } from './output.ts';
import { restore } from './restore.ts';
import { type KioskRequest, runCommand } from './run-command.ts';
import { tellStep } from './tell-step.ts';

/** The kiosk without a screen, for IT and for tests: one command, then the end. `entry`: URL of the program. */
export async function run(words: readonly string[], entry: string): Promise<void> {
  const output = openOutput(process.stdout, process.stderr);
  try {
    process.exitCode = await obey(words, output, entry);
  } catch (fault) {
    output.problem(describeFault(fault));
    process.exitCode = EXIT.fault;
  }
}

async function obey(words: readonly string[], output: Output, entry: string): Promise<ExitCode> {
  const request = readArguments(words);
  if (!request.ok) return refuse(output, [request.problem]);
  if (request.value.command === 'help') {
    output.text(helpText());
    return EXIT.done;
  }
  const settings = readSettings(process.env, fileURLToPath(new URL('../../resources', entry)));
  if (!settings.ok) return refuse(output, settings.problem);
  const { value: asked } = request;
  const backupWorker = fileURLToPath(new URL('./backup-worker.js', entry));
  const files = { settings: settings.value, adapters: realAdapters, output, backupWorker };
  if (asked.command === 'backup') return backup(files, asked.file);
  if (asked.command === 'restore') return restore(files, asked.file);
  return withKiosk(asked, settings.value, output, entry);
}

async function withKiosk(
  request: KioskRequest,
  settings: Settings,
  output: Output,
  entry: string,
): Promise<ExitCode> {
  const kiosk = openKiosk(settings, {
    adapters: realAdapters,
    readerChild: fileURLToPath(new URL('./reader-child.js', entry)),
    pageWorker: fileURLToPath(new URL('./page-worker.js', entry)),
    checkpointWorker: fileURLToPath(new URL('./checkpoint-worker.js', entry)),
    onStep: tellStep(output),
  });
  if (!kiosk.ok) {
    output.problem({ ...kiosk.problem });
    return EXIT.fault;
  }
  const parts = { kiosk: kiosk.value, output, adapters: realAdapters, signal: stopSignal() };
  return runCommand(parts, request).finally(() => kiosk.value.close());
}

function refuse(output: Output, problems: readonly object[]): ExitCode {
  for (const problem of problems) output.problem({ ...problem });
  return EXIT.bad_input;
}

/** Heard each time: a second Ctrl+C must not kill a request whose outcome is still to be written down. */
function stopSignal(): AbortSignal {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => stop.abort());
  return stop.signal;
}

/** The message of a fault of the journal is ours and bears no data; another's might, so only its name is told. */
function describeFault(fault: unknown): Readonly<Record<string, unknown>> {
  const { name, message, stack } = fault instanceof Error ? fault : new Error('unknown');
  if (name === 'JournalFault') return { code: 'journal_fault', message };
  const where = stack
    ?.split('\n')
    .find((line) => line.trimStart().startsWith('at '))
    ?.trim();
  return { code: 'fault', message: 'Сбой программы. Передайте эту строку специалисту ИТ', name, where };
}
