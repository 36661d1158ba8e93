import { chmodSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fail, ok, type Result } from '../../domain/result.ts';
import { writeDurably } from './durable-file.ts';
import { KEY_LENGTH, type KeyProblem, type KeyStore } from './key-store.ts';

const OWNER_ONLY = 0o600;

/**
 * The key as a file beside the data directory: a copy of the directory alone opens nothing. For the
 * training contour; on a machine without a key ring it is the weaker choice.
 */
export class FileKeyStore implements KeyStore {
  readonly path: string;
  readonly #randomBytes: (count: number) => Uint8Array;

  constructor(dataDirectory: string, randomBytes: (count: number) => Uint8Array) {
    this.path = `${resolve(dataDirectory)}.key`;
    this.#randomBytes = randomBytes;
  }

  get(): Result<Uint8Array | undefined, KeyProblem> {
    try {
      if (!existsSync(this.path)) return ok(undefined);
      if (!ownerOnly(this.path)) return fail(EXPOSED);
      const key = new Uint8Array(readFileSync(this.path));
      return key.length === KEY_LENGTH ? ok(key) : fail(DAMAGED);
    } catch {
      return fail(UNREADABLE);
    }
  }

  create(): Result<Uint8Array, KeyProblem> {
    if (existsSync(this.path)) return fail(EXISTS);
    const key = new Uint8Array(this.#randomBytes(KEY_LENGTH));
    if (key.length !== KEY_LENGTH) throw new Error('the source of randomness gave too few bytes');
    try {
      mkdirSync(dirname(this.path), { recursive: true });
      writeDurably(this.path, key);
      return ok(key);
    } catch {
      return fail(NOT_WRITTEN);
    }
  }
}

/**
 * A file restored from a backup often comes back readable by all: that is set right. Where the disk
 * keeps no such rights the key is refused. Windows has no mode bits; its folder's list rules.
 */
function ownerOnly(path: string): boolean {
  if (process.platform === 'win32') return true;
  const isSo = (): boolean => (statSync(path).mode & 0o777) === OWNER_ONLY;
  if (isSo()) return true;
  chmodSync(path, OWNER_ONLY);
  return isSo();
}

const EXPOSED: KeyProblem = {
  code: 'exposed',
  message:
    'Файл ключа доступен другим пользователям, и диск не даёт это исправить. Перенесите папку данных и ключ на диск с правами доступа.',
};
const DAMAGED: KeyProblem = {
  code: 'damaged',
  message: 'Файл ключа повреждён. Верните его из сейфа или резервной копии и запустите программу снова.',
};
const UNREADABLE: KeyProblem = {
  code: 'unreadable',
  message: 'Файл ключа не читается. Проверьте права на него и запустите программу снова.',
};
const EXISTS: KeyProblem = {
  code: 'exists',
  message: 'Ключ уже есть, второй не создан. Запустите программу снова.',
};
const NOT_WRITTEN: KeyProblem = {
  code: 'not_written',
  message: 'Файл ключа не записан. Проверьте место на диске и права на папку рядом с папкой данных.',
};
