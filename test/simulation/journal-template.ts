import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ok } from '../../src/domain/result.ts';
import type { Journal } from '../../src/main/journal/journal.ts';
import type { KeyStore } from '../../src/main/journal/key-store.ts';
import { openJournal } from '../../src/main/journal/sqlite-journal.ts';
import { BEGINS_AT } from './model-department.ts';

/** The key's bytes don't matter here; that the file is encrypted with one does. */
export const KEY = Uint8Array.from({ length: 32 }, (_, place) => (place * 37 + 11) % 256);

/** Folders of journals in memory where the system has such a disk; one journal is made and then copied. */
export class JournalFolders {
  readonly #root: string;
  readonly #template: string;
  readonly #onDrop: (folder: string) => void;
  #count = 0;

  /** `onDrop` sees each folder before it is gone. */
  constructor(
    onDrop: (folder: string) => void = () => {},
    root = process.env['KARTA_SIMULATION_DIR'] ?? memoryDisk(),
  ) {
    this.#onDrop = onDrop;
    this.#root = mkdtempSync(join(root, 'karta-simulation-'));
    this.#template = join(this.#root, 'template');
    openIn(this.#template, BEGINS_AT, false).close();
  }

  /** An empty journal. */
  fresh(): string {
    return this.copy(this.#template);
  }

  /**
   * The files as they lie there, be somebody writing them or not: what a crash leaves. What lies beside
   * the folder (the head, the second copy of the inbox) is that of `beside`.
   */
  copy(folder: string, beside = folder): string {
    this.#count += 1;
    const copied = join(this.#root, String(this.#count));
    mkdirSync(copied);
    for (const name of readdirSync(folder)) {
      if (!name.endsWith('-shm')) copyFileSync(join(folder, name), join(copied, name));
    }
    for (const file of BESIDE) copyOf(file, beside, copied);
    return copied;
  }

  /** Only what the inbox keeps beside the folder, as it lies there. */
  copySecondCopy(folder: string, to: string): void {
    copyOf('inbox', folder, to);
  }

  dropSecondCopy(folder: string): void {
    rmSync(`${folder}.inbox`, { force: true });
  }

  drop(folder: string): void {
    this.#onDrop(folder);
    rmSync(folder, { recursive: true, force: true });
    for (const file of BESIDE) rmSync(`${folder}.${file}`, { force: true });
  }

  close(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }
}

/** A `JournalFault` of a full disk goes through; a file that does not open is a fault of the program. */
export function openIn(folder: string, openedAt: number, isThere = true): Journal {
  const opened = openJournal({
    dataDirectory: folder,
    openedAt,
    keyStore: keyStoreOf(isThere),
    contour: 'training',
    office: '12',
    workplace: '03',
    timeZone: 'Asia/Yekaterinburg',
  });
  if (!opened.ok) throw new Error(`a journal that does not open: ${opened.problem.kind}`);
  return opened.value;
}

function keyStoreOf(isThere: boolean): KeyStore {
  return {
    get: () => ok(isThere ? Uint8Array.from(KEY) : undefined),
    create: () => ok(Uint8Array.from(KEY)),
  };
}

/** What an older folder is put back beside: it is outside so as to stay the newest. */
const BESIDE = ['head', 'inbox'] as const;

function copyOf(file: (typeof BESIDE)[number], folder: string, to: string): void {
  if (existsSync(`${folder}.${file}`)) copyFileSync(`${folder}.${file}`, `${to}.${file}`);
}

function memoryDisk(): string {
  return existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
}
