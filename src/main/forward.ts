import { randomUUID } from 'node:crypto';
import type { Problem } from '../domain/field-problem.ts';
import type { CardCipher } from '../domain/hidden-card.ts';
import type { Reach } from '../domain/reach.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { Delivery, type DeliveryParts } from './delivery/delivery.ts';
import { openCardCipher } from './department/card-cipher.ts';
import type { HttpDepartment } from './department/http-department.ts';
import { openDepartment } from './department/open-department.ts';
import { Desk } from './desk/desk.ts';
import type { Journal } from './journal/journal.ts';
import { isReachable, type SettingProblem, type Settings } from './settings/settings.ts';

/** What takes and delivers applications; absent as a whole while a setting that sending needs is. */
export interface Forward {
  readonly desk: Desk;
  readonly delivery: Delivery;
  /** How far a request gets on its way to the Department; undefined where `signal` cut it off. */
  probe(signal: AbortSignal): Promise<Reach | undefined>;
  close(): Promise<void>;
}

/** The forward flow over an open journal; sends nothing by itself. */
export function openForward(
  settings: Settings,
  parts: Omit<DeliveryParts, 'department'>,
): Result<Forward, readonly SettingProblem[]> {
  const cipher = cipherOf(settings);
  const department = departmentOf(settings, parts.now);
  if (!cipher.ok || !department.ok) {
    return fail([cipher, department].flatMap((part) => (part.ok ? [] : part.problem)));
  }
  const delivery = new Delivery({ ...parts, department: department.value });
  return ok({
    desk: openDesk(settings, parts.journal, cipher.value, parts.now),
    delivery,
    probe: (signal) => department.value.probe(randomUUID(), signal),
    close: () => department.value.close(),
  });
}

function openDesk({ region }: Settings, journal: Journal, cipher: CardCipher, now: () => number): Desk {
  const mostUnsent = region.offline.applications;
  return new Desk({ journal, cipher, uidFormat: region.mifareId, mostUnsent, now });
}

function cipherOf({ region, contour, cardKeys }: Settings): Result<CardCipher, readonly SettingProblem[]> {
  const chosen = region.cardCipher[contour];
  if (chosen === null) return fail([settingProblem(NO_CIPHER)]);
  const cipher = openCardCipher(chosen, { secrets: cardKeys, contour });
  return cipher.ok ? cipher : fail([settingProblem(cipher.problem)]);
}

function departmentOf(
  settings: Settings,
  now: () => number,
): Result<HttpDepartment, readonly SettingProblem[]> {
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
