// Preloaded into the built main process: `electron` becomes the stand-in, all else stays what it is.
import { registerHooks } from 'node:module';

const STAND_IN = new URL('./electron.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) => next(specifier === 'electron' ? STAND_IN : specifier, context),
});
