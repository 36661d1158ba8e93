import Database from 'better-sqlite3';

export type JournalFaultKind = 'disk_full' | 'read_only' | 'io' | 'damaged' | 'busy' | 'numbers_exhausted';

/** What the clerk reads; each says what to do next. */
export const FAULT_TEXT: Readonly<Record<JournalFaultKind, string>> = {
  disk_full:
    'На диске нет места. Последнее действие не записано. Освободите место на диске и повторите действие.',
  read_only:
    'Запись в папку данных запрещена. Последнее действие не записано. Попросите администратора открыть доступ и повторите действие.',
  io: 'Диск не отвечает. Последнее действие не записано. Перезапустите программу. Если не поможет, вызовите администратора.',
  damaged:
    'Журнал повреждён. Закройте программу и вызовите администратора: журнал восстанавливают из резервной копии.',
  busy: 'Журнал занят другой программой. Последнее действие не записано. Повторите действие через минуту.',
  numbers_exhausted:
    'Номера заявлений этого рабочего места на текущий год закончились. Примите заявителя на другом рабочем месте и сообщите администратору.',
};

/** A disk or journal that failed under the program. What was there before the call is still there. */
export class JournalFault extends Error {
  readonly kind: JournalFaultKind;

  constructor(kind: JournalFaultKind, cause?: unknown) {
    super(FAULT_TEXT[kind], { cause });
    this.name = 'JournalFault';
    this.kind = kind;
  }
}

/** Undefined for what only a bug can cause, a broken constraint for one. */
export function faultKindOf(error: unknown): JournalFaultKind | undefined {
  if (!(error instanceof Database.SqliteError)) return undefined;
  // Extended codes begin with the plain one: SQLITE_IOERR_FSYNC.
  switch (error.code.split('_')[1]) {
    case 'FULL':
      return 'disk_full';
    case 'READONLY':
    case 'PERM':
      return 'read_only';
    case 'IOERR':
    case 'CANTOPEN':
      return 'io';
    case 'CORRUPT':
    case 'NOTADB':
      return 'damaged';
    case 'BUSY':
    case 'LOCKED':
      return 'busy';
    default:
      return undefined;
  }
}

/** What a file beside the database has come to; undefined for what only a bug can cause. */
export function fileFaultKindOf(error: unknown): JournalFaultKind | undefined {
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) return undefined;
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'disk_full';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'read_only';
    default:
      return 'io';
  }
}

/** What a file beside the database has thrown, as it is to leave: a bug as it came. */
export function fileFault(error: unknown): unknown {
  const kind = fileFaultKindOf(error);
  return kind === undefined ? error : new JournalFault(kind, error);
}

/** Runs `work`; a failure of disk or file leaves as a `JournalFault`, a bug as it came. */
export function withFaults<Value>(work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    const kind = faultKindOf(error);
    throw kind === undefined ? error : new JournalFault(kind, error);
  }
}
