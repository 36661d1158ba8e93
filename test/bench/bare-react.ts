import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { contentSecurityPolicy } from '../../src/main/hosts/content-security-policy.ts';
import { readPageFiles } from '../../src/main/hosts/page-files.ts';

const PACKAGES = fileURLToPath(new URL('../../node_modules/', import.meta.url));

/** An element of a page as JSON: tag, attributes, and what it holds. */
export type Drawn = string | readonly [tag: string, attributes: Record<string, string>, ...within: Drawn[]];

/** What React alone needs to draw that, one component a level, as a page of ours has. */
const DRAW = `
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
function Part({ drawn: [tag, attributes, ...within] }) {
  return createElement(tag, attributes, ...within.map((part, at) =>
    typeof part === 'string' ? part : createElement(Part, { key: at, drawn: part })));
}
export const draw = (drawn) => createRoot(document.getElementById('page')).render(createElement(Part, { drawn }));
`;

const TYPING = `
import { createElement, useState } from 'react';
import { createRoot } from 'react-dom/client';
function Field() {
  const [text, setText] = useState('');
  return createElement('input', { value: text, onChange: ({ target }) => setText(target.value), autoFocus: true });
}
createRoot(document.getElementById('page')).render(createElement(Field));
`;

/** A page with no more than React in it, built and minified as ours is. */
export class BarePage {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** Draws what is given, with the style sheets (paths of files) of the page that it stands for. */
  static drawing(drawn: Drawn, styles: readonly string[] = []): Promise<BarePage> {
    const imports = styles.map((path) => `import ${JSON.stringify(path)};`).join('\n');
    return BarePage.#built(`${imports}\n${DRAW}\ndraw(${JSON.stringify(drawn)});`);
  }

  /** One controlled field. */
  static typing(): Promise<BarePage> {
    return BarePage.#built(TYPING);
  }

  static async #built(source: string): Promise<BarePage> {
    const root = mkdtempSync(join(tmpdir(), 'karta-bare-'));
    process.once('exit', () => rmSync(root, { recursive: true, force: true }));
    writeFileSync(join(root, 'main.js'), source);
    writeFileSync(
      join(root, 'index.html'),
      '<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>React</title></head><body><div id="page"></div><script type="module" src="./main.js"></script></body></html>',
    );
    await build({
      root,
      configFile: false,
      logLevel: 'error',
      resolve: { alias: { react: `${PACKAGES}react`, 'react-dom': `${PACKAGES}react-dom` } },
      build: { outDir: 'out', assetsInlineLimit: 0, minify: true, modulePreload: { polyfill: false } },
    });
    return new BarePage(join(root, 'out'));
  }

  /** Bytes of its scripts after gzip. */
  scriptBytes(): number {
    const assets = join(this.folder, 'assets');
    const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'));
    return scripts.reduce((sum, name) => sum + gzipSync(readFileSync(join(assets, name))).length, 0);
  }

  /** Served like the kiosk's page: the same headers from the same kind of server. */
  async serve(): Promise<{ address: string; close(): void }> {
    const files = readPageFiles(this.folder, contentSecurityPolicy());
    const server = createServer(({ url = '' }, response) => {
      const file = files.get(url);
      response.writeHead(file ? 200 : 404, file?.headers).end(file?.bytes);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return {
      address: `http://127.0.0.1:${port}/`,
      close: () => {
        server.close();
        server.closeAllConnections();
      },
    };
  }
}
