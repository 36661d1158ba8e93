import type { Problem } from '../domain/field-problem.ts';
import type { CardCipher } from '../domain/hidden-card.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { Delivery, type DeliveryParts } from './delivery/delivery.ts';
import { openCardCipher } from './department/card-cipher.ts';
import type { Department } from './department/department.ts';
import { openDepartment } from './department/open-department.ts';
import { Desk } from './desk/desk.ts';
import { FileKeyStore } from './journal/file-key-store.ts';
import type { Journal } from './journal/journal.ts';
import type { JournalProblem } from './journal/journal-problem.ts';
import { openJournal } from './journal/sqlite-journal.ts';
import { openReader, type ReaderHost, type ReaderOptions } from './open-reader.ts';
import type { Reader } from './reader/reader.ts';
import { isReachable, type SettingProblem, type Settings } from './settings/settings.ts';

/** What takes and delivers applications; absent as a whole while a setting that sending needs is. */
export interface Forward {
  readonly desk: Desk;
  readonly delivery: Delivery;
}

export interface Kiosk {
  readonly settings: Settings;
  readonly journal: Journal;
  readonly forward: Result<Forward, readonly SettingProblem[]>;
  /** The reader of the settings; once for each kiosk, closed with it. */
  openReader(options: ReaderOptions): Reader;
  close(): Promise<void>;
}

export interface KioskHost extends ReaderHost {
  readonly onStep?: DeliveryParts['onStep'];
}

/**
 * Composition root: settings → parts, closed in reverse. Sends nothing by itself; what a crash cut
 * off is settled in the journal before anything can be sent.
 */
export function openKiosk(settings: Settings, host: KioskHost): Result<Kiosk, JournalProblem> {
  const { dataDirectory, contour, office, workplace, region } = settings;
  const keyStore = new FileKeyStore(dataDirectory, host.adapters.randomBytes);
  const opened = openJournal({
    dataDirectory,
    keyStore,
    contour,
    office,
    workplace,
    timeZone: region.timeZone,
  });
  if (!opened.ok) return opened;
  const journal = opened.value;
  const closers: (() => unknown)[] = [() => journal.close()];
  return ok({
    settings,
    journal,
    forward: openForward(settings, journal, host, closers),
    openReader: (options) => {
      const reader = openReader(settings.reader, options, host);
      closers.push(() => reader.stop());
      return reader;
    },
    close: async () => {
      for (const close of closers.toReversed()) await close();
    },
  });
}

function openForward(
  settings: Settings,
  journal: Journal,
  host: KioskHost,
  closers: (() => unknown)[],
): Result<Forward, readonly SettingProblem[]> {
  const { adapters, onStep } = host;
  const cipher = cipherOf(settings);
  const department = departmentOf(settings, adapters.now);
  if (!cipher.ok || !department.ok) {
    return fail([cipher, department].flatMap((part) => (part.ok ? [] : part.problem)));
  }
  closers.push(() => department.value.close());
  const { now, skew } = adapters;
  const delivery = new Delivery({
    journal,
    department: department.value,
    now,
    skew,
    ...(onStep && { onStep }),
  });
  delivery.recover();
  const desk = new Desk({ journal, cipher: cipher.value, uidFormat: settings.region.mifareId, now });
  return ok({ desk, delivery });
}

function cipherOf({ region, contour, cardKeys }: Settings): Result<CardCipher, readonly SettingProblem[]> {
  const chosen = region.cardCipher[contour];
  if (chosen === null) return fail([settingProblem(NO_CIPHER)]);
  const cipher = openCardCipher(chosen, { secrets: cardKeys, contour });
  return cipher.ok ? cipher : fail([settingProblem(cipher.problem)]);
}

function departmentOf(settings: Settings, now: () => number): Result<Department, readonly SettingProblem[]> {
  if (!isReachable(settings.department)) return fail(settings.department);
  const { url, ...access } = settings.department;
  const opened = openDepartment({ ...access, baseUrl: url, now });
  return opened.ok ? opened : fail([settingProblem(opened.problem, 'KARTA_DEPARTMENT_URL')]);
}

const NO_CIPHER = {
  message:
    'Регион не решил, как скрывать номер карты: в профиле региона cardCipher не задан. Пока он не задан, ничего не отправляется',
};

function settingProblem({ message }: Pick<Problem, 'message'>, field = 'KARTA_REGION'): SettingProblem {
  return { field, code: 'invalid', message };
}
