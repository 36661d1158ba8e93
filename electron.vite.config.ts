import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const entry = (path: string): string => resolve(import.meta.dirname, 'src', path);

/** Only packages with native code, and Electron itself, stay outside the bundle. */
const NATIVE = ['electron', 'better-sqlite3', 'nfc-pcsc'];

export default defineConfig({
  main: {
    // Its optional native addons are none of ours: the package then does not look for them.
    define: { 'process.env.WS_NO_BUFFER_UTIL': '"1"', 'process.env.WS_NO_UTF_8_VALIDATE': '"1"' },
    build: {
      externalizeDeps: false,
      sourcemap: 'hidden',
      target: 'node24',
      rolldownOptions: {
        external: NATIVE,
        input: {
          index: entry('main/index.ts'),
          headless: entry('headless/main.ts'),
          stand: entry('stand/main.ts'),
          training: entry('training/main.ts'),
          'reader-child': entry('main/reader/reader-child.ts'),
          'backup-worker': entry('main/journal/backup-worker.ts'),
          'checkpoint-worker': entry('main/journal/checkpoint-worker.ts'),
          'page-worker': entry('main/department/page-worker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      rolldownOptions: {
        input: { preload: entry('preload/preload.ts') },
        // A sandboxed preload cannot be an ES module.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: entry('renderer'),
    plugins: [react()],
    build: {
      // The page's policy: no data: fonts, and no fetch, which the polyfill would make.
      assetsInlineLimit: 0,
      minify: true,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: entry('renderer/index.html') },
    },
  },
});
