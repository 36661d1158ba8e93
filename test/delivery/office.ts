import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type ApplicationForm, readApplicationForm } from '../../src/domain/application-form.ts';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { Delivery, type DeliveryParts } from '../../src/main/delivery/delivery.ts';
import { openCardCipher } from '../../src/main/department/card-cipher.ts';
import type { Department } from '../../src/main/department/department.ts';
import { Desk } from '../../src/main/desk/desk.ts';
import { FileKeyStore } from '../../src/main/journal/file-key-store.ts';
import { openJournal } from '../../src/main/journal/sqlite-journal.ts';
import { inventedForm } from '../invented-form.ts';

/** Nothing here is about what a power cut leaves, so no test waits for a disk. */
const MEMORY = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const MORNING = Date.parse('2026-11-23T04:00:00Z');
export const WAITS = { settleMs: 30_000, lateLandingMs: 150_000 };

/** Desk and delivery of one workplace over a real encrypted journal, with a clock that tests move. */
export class Office {
  readonly folder = mkdtempSync(join(MEMORY, 'karta-office-'));
  now = MORNING;
  #jumpedMs = 0;
  #open = this.#openJournal();

  constructor() {
    onTestFinished(() => {
      this.#open.close();
      rmSync(this.folder, { recursive: true });
    });
  }

  get journal() {
    return this.#open;
  }

  /** Time that went by, by a clock that no jump of `now` concerns. */
  readonly elapsed = (): number => this.now - MORNING - this.#jumpedMs;

  /** The wall clock is set to another time; no time goes by. */
  jumpClock(byMs: number): void {
    this.now += byMs;
    this.#jumpedMs += byMs;
  }

  get dataDirectory(): string {
    return join(this.folder, 'data');
  }

  close(): void {
    this.#open.close();
  }

  /** What a new start of the program finds on disk. */
  reopen(): void {
    this.#open.close();
    this.#open = this.#openJournal();
  }

  desk(): Desk {
    const cipher = openCardCipher({ kind: 'demo' }, { secrets: new Map(), contour: 'training' });
    if (!cipher.ok) throw new Error(cipher.problem.message);
    const uidFormat = { base: 'hex', byteOrder: 'transmission', letterCase: 'upper' } as const;
    return new Desk({ journal: this.journal, cipher: cipher.value, uidFormat, now: () => this.now });
  }

  delivery(department: Department, onStep?: DeliveryParts['onStep']): Delivery {
    const { journal, elapsed } = this;
    const parts = { journal, department, now: () => this.now, elapsed, waits: WAITS, skew: () => 0 };
    return new Delivery({ ...parts, ...(onStep && { onStep }) });
  }

  /** Takes an application of an invented person and gives its id. */
  accept(change: Parameters<typeof inventedForm>[0] = {}): number {
    const form = this.form(change);
    if (form.card.number === undefined) throw new Error('the invented form has no card number');
    const accepted = this.desk().accept(form, form.card.number, form.card.uid);
    if (!accepted.ok) throw new Error(JSON.stringify(accepted.problem));
    return accepted.value.application.id;
  }

  form(change: Parameters<typeof inventedForm>[0] = {}): ApplicationForm {
    const read = readApplicationForm(inventedForm(change), {
      today: '2026-11-23' as CalendarDate,
      documentTypes: [1],
    });
    if (!read.ok) throw new Error(JSON.stringify(read.problem));
    return read.value;
  }

  #openJournal() {
    const { dataDirectory } = this;
    const opened = openJournal({
      dataDirectory,
      keyStore: new FileKeyStore(dataDirectory, randomBytes),
      contour: 'training',
      office: '12',
      workplace: '03',
      timeZone: 'Asia/Yekaterinburg',
    });
    if (!opened.ok) throw new Error(opened.problem.kind);
    return opened.value;
  }
}
