/** Format of SQLite's write-ahead log: plain even where the pages in it are encrypted. */
export const WAL_HEADER_BYTES = 32;
const FRAME_BYTES = 24 + 4096;
const SALTS_IN_HEADER = [16, 24] as const;
const SALTS_IN_FRAME = [8, 16] as const;
const PAGES_AFTER_COMMIT = 4;

/**
 * Where the last commit ends. What lies behind it is older: a log that was begun anew keeps the frames of its
 * former life, told by other salts.
 */
export function endOfLastCommit(wal: Buffer): number {
  const salts = wal.subarray(...SALTS_IN_HEADER);
  let end = WAL_HEADER_BYTES;
  for (let at = WAL_HEADER_BYTES; at + FRAME_BYTES <= wal.length; at += FRAME_BYTES) {
    const frame = wal.subarray(at, at + FRAME_BYTES);
    if (!frame.subarray(...SALTS_IN_FRAME).equals(salts)) break;
    if (frame.readUInt32BE(PAGES_AFTER_COMMIT) > 0) end = at + FRAME_BYTES;
  }
  return end;
}
