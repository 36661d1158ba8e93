import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import Database from 'better-sqlite3';

const FINGERPRINT_LENGTH = 16;
/** Page size 4096, WAL, and the 64 bytes a page that AEGIS-256 takes: plain in our files, and no others. */
const LAYOUT = Uint8Array.from([0x10, 0x00, 2, 2, 64, 64, 32, 32]);
/** One process writes, but a backup or another thread may be reading. */
const BUSY_TIMEOUT_MS = 5000;
/** KiB. Holds the upper levels of every index over a million rows. */
const CACHE_KIB = 131_072;

export type Header = 'ours' | 'other_key' | 'not_ours';

/** Tells from the first bytes of the file, without touching it, whether `key` made it. */
export function readHeader(path: string, key: Uint8Array): Header {
  const header = Buffer.alloc(FINGERPRINT_LENGTH + LAYOUT.length);
  const file = openSync(path, 'r');
  try {
    if (readSync(file, header, 0, header.length, 0) < header.length) return 'not_ours';
  } finally {
    closeSync(file);
  }
  if (!header.subarray(FINGERPRINT_LENGTH).equals(LAYOUT)) return 'not_ours';
  return header.subarray(0, FINGERPRINT_LENGTH).equals(fingerprint(key)) ? 'ours' : 'other_key';
}

/** Opens or makes the file with the raw key. Whether the key fits shows at the first read. */
export function openEncrypted(
  path: string,
  key: Uint8Array,
  options: Pick<Database.Options, 'readonly' | 'fileMustExist' | 'verbose'>,
): Database.Database {
  const database = new Database(path, { ...options, timeout: BUSY_TIMEOUT_MS });
  const rawKey = Buffer.concat([Buffer.from('raw:'), key, fingerprint(key)]);
  try {
    database.pragma("cipher = 'aegis'");
    database.pragma("algorithm = 'aegis-256'");
    database.key(rawKey);
    return database;
  } catch (error) {
    database.close();
    throw error;
  } finally {
    rawKey.fill(0);
  }
}

/** Settings of a connection that writes. Returns false where the disk does not take them. */
export function makeDurable(database: Database.Database): boolean {
  database.pragma('journal_mode = WAL');
  // This build falls back to NORMAL in WAL, which loses the last commits at a power cut.
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma('trusted_schema = OFF');
  database.pragma('secure_delete = ON');
  database.pragma('temp_store = MEMORY');
  database.pragma(`cache_size = -${CACHE_KIB}`);
  const expected = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1, secure_delete: 1, temp_store: 2 };
  return Object.entries(expected).every(([name, value]) => database.pragma(name, { simple: true }) === value);
}

/**
 * Takes the place of the salt, which a raw key has no use for: so a wrong key can be told from a
 * damaged file. 16 bytes of a digest give nothing away of 32 random ones.
 */
function fingerprint(key: Uint8Array): Buffer {
  const hash = createHash('sha256').update('journal key fingerprint 1').update(key);
  return hash.digest().subarray(0, FINGERPRINT_LENGTH);
}
