import { EventEmitter } from 'node:events';
import { Cancellable, tell } from './tell.ts';

class App extends EventEmitter {
  readonly isPackaged = process.env['STAND_IN_PACKAGED'] === 'yes';
  ready = false;

  requestSingleInstanceLock(): boolean {
    return process.env['STAND_IN_LOCK'] !== 'taken';
  }

  enableSandbox(): void {
    tell('enableSandbox', { ready: this.ready });
  }

  /** After the entry has run, as in Electron. */
  async whenReady(): Promise<void> {
    await new Promise(setImmediate);
    this.ready = true;
  }

  quit(): void {
    const event = new Cancellable();
    this.emit('will-quit', event);
    tell('quit', { waits: event.prevented }, () => event.prevented || process.exit(0));
  }

  exit(code = 0): void {
    tell('exit', code, () => process.exit(code));
  }
}

export const app = new App();
