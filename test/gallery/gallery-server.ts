import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type InlineConfig, preview } from 'vite';
import { contentSecurityPolicy } from '../../src/main/hosts/content-security-policy.ts';

/** The page's own files under the product's policy, so that a screen that offends it is seen here first. */
export interface Gallery {
  /** Address of a scene. */
  scene(name: string, options?: { readonly text?: 125 | 150 }): string;
  close(): Promise<void>;
}

/** Builds the gallery as the product's page is built and serves it on a port that the system chooses. */
export async function openGallery(): Promise<Gallery> {
  const outDir = mkdtempSync(join(tmpdir(), 'gallery-'));
  const config: InlineConfig = {
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'error',
    plugins: [react()],
    // The contract runs in the page here: tRPC is told that this is a test and no mistake.
    define: { 'globalThis.process': '{"env":{"VITEST_WORKER_ID":"gallery"}}' },
    build: { outDir, emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
    preview: { port: 0, strictPort: false, headers: { 'content-security-policy': contentSecurityPolicy() } },
  };
  await build(config);
  const server = await preview(config);
  const address = server.resolvedUrls?.local[0] ?? '';
  return {
    scene: (name, { text } = {}) => `${address}?scene=${name}${text ? `&text=${text}` : ''}`,
    close: async () => {
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
