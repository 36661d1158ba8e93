import type Database from 'better-sqlite3';
import { ChangeDoor } from './change-door.ts';
import { HeadFile, type KeptHead } from './head-file.ts';
import { HeadKeeper, type HeadSecret } from './head-keeper.ts';
import type { HeadFound } from './journal.ts';
import { compareHead, reconcile, settleLeft } from './put-back.ts';
import { PutBackRows } from './put-back-rows.ts';

/** The head of an open journal: what it said at opening, and who writes it on. */
export interface OutsideHead {
  readonly found: HeadFound;
  readonly keeper: HeadKeeper;
}

/**
 * Compares the journal with its head before anybody else sees it, and sets right what an older file has
 * brought back. Throws what the disk throws: a journal that can't take this down is not opened. A head
 * that can't be read or written never keeps it from opening.
 */
export function openHead(
  database: Database.Database,
  path: string,
  secret: HeadSecret,
  openedAt: number,
): OutsideHead {
  const rows = new PutBackRows(database);
  const file = new HeadFile(path);
  const kept = readHead(file);
  const found = compareHead(rows, kept, secret);
  if (found === 'another') setAside(file);
  if (found !== 'kept') reconcile(new ChangeDoor(database), rows, found, kept, openedAt);
  if (found !== 'put_back') settleLeft(new ChangeDoor(database), rows, openedAt);
  const keeper = new HeadKeeper(file, secret, rows.numbers());
  const last = rows.lastEvent();
  if (last) keeper.moved(last, undefined);
  else keeper.begin();
  if (found !== 'kept') keeper.sync();
  return { found, keeper };
}

function readHead(file: HeadFile): KeptHead {
  try {
    return file.read();
  } catch {
    return 'unreadable';
  }
}

/** One that can't be moved is written over: ours is the one that is needed. */
function setAside(file: HeadFile): void {
  try {
    file.setAside();
  } catch {
    return;
  }
}
