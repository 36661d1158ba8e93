import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { renameDurably, syncDirectory, writeDurably } from './durable-file.ts';
import type { JournalFiles } from './journal-files.ts';

/** The proven copy that takes the journal's place, and the note that says so. */
export function swapFiles({ journal }: JournalFiles): { readonly incoming: string; readonly note: string } {
  return { incoming: `${journal}.restoring`, note: `${journal}.restore` };
}

/**
 * Puts the proven copy in the place of the journal, which is kept under `aside`. With the note on the disk it
 * is decided: whatever cuts it off, the next to come finishes it.
 */
export function beginSwap(files: JournalFiles, aside: string): void {
  writeDurably(swapFiles(files).note, Buffer.from(basename(aside)));
  finishSwap(files);
}

/** Where no swap was decided on, a copy that was cut off goes. Called under the lock and before anybody looks at the journal. */
export function finishSwap(files: JournalFiles): void {
  const { incoming, note } = swapFiles(files);
  if (existsSync(note)) swapAsNoted(files, incoming, note);
  else removeCopy(incoming);
}

function swapAsNoted(files: JournalFiles, incoming: string, note: string): void {
  const aside = join(files.directory, basename(readFileSync(note, 'utf8')));
  // The copy still there: the journal's place was not taken yet.
  if (existsSync(incoming)) {
    moveAside(files.journal, aside);
    syncDirectory(files.directory);
    renameDurably(incoming, files.journal);
  }
  rmSync(note);
  syncDirectory(files.directory);
}

/** With its log, without which it would be an older one. */
function moveAside(journal: string, aside: string): void {
  rmSync(`${journal}-shm`, { force: true });
  for (const end of ['-wal', '']) {
    if (existsSync(journal + end)) renameSync(journal + end, aside + end);
  }
}

/** With what SQLite has put beside it. */
export function removeCopy(path: string): void {
  if (!existsSync(path)) return;
  for (const end of ['-wal', '-shm', '']) rmSync(path + end, { force: true });
}
