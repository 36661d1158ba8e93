import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Environment } from '../main/settings/environment.ts';

export interface ElectronRun {
  readonly executable: string;
  /** Folder of the program. */
  readonly program: string;
  readonly environment: Environment;
  /** Settles when the window has to go. */
  readonly stopped: Promise<unknown>;
}

/** The window as a process of its own, until it is closed; gives the exit code. */
export async function runElectron({
  executable,
  program,
  environment,
  stopped,
}: ElectronRun): Promise<number> {
  // Chromium does not start its sandbox for root; this is a training.
  const words = process.getuid?.() === 0 ? ['--no-sandbox', program] : [program];
  const window = spawn(executable, words, { env: { ...environment }, stdio: 'inherit' });
  let asked = false;
  void stopped.then(() => {
    asked = true;
    window.kill('SIGTERM');
  });
  try {
    const [code] = await once(window, 'close');
    return asked ? 0 : (code ?? 1);
  } catch {
    console.error('Окно не запустилось. Откройте киоск в браузере: npm start -- --host browser');
    return 1;
  }
}
