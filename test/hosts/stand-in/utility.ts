import { EventEmitter } from 'node:events';
import { tell } from './tell.ts';

class Utility extends EventEmitter {
  readonly pid = undefined;
}

/** Tells what would be started; nothing is. */
export function forkedUtility(path: string, args: readonly string[], options: object): Utility {
  tell('utility', { path, args, options });
  return new Utility();
}
