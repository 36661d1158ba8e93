import { resolve } from 'node:path';
import { defineConfig } from 'electron-vite';

const entry = (path: string): string => resolve(import.meta.dirname, 'src', path);

/** Only packages with native code, and Electron itself, stay outside the bundle. */
const NATIVE = ['electron', 'better-sqlite3', 'nfc-pcsc'];

export default defineConfig({
  main: {
    build: {
      externalizeDeps: false,
      sourcemap: 'hidden',
      target: 'node24',
      rolldownOptions: {
        external: NATIVE,
        input: {
          headless: entry('headless/main.ts'),
          stand: entry('stand/main.ts'),
          training: entry('training/main.ts'),
          'reader-child': entry('main/reader/reader-child.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
});
