import type { Adapters } from '../main/adapters.ts';
import type { Settings } from '../main/settings/settings.ts';
import type { Output } from './output.ts';

/** What a command on files is given: it opens no kiosk. */
export interface FileCommandParts {
  readonly settings: Settings;
  readonly adapters: Adapters;
  readonly output: Output;
  readonly backupWorker: string;
}
