import { fail } from '../../domain/result.ts';
import { faultKindOf } from './journal-fault.ts';

type JournalProblemKind =
  | 'in_use'
  | 'key_missing'
  | 'key_unavailable'
  | 'journal_missing'
  | 'wrong_key'
  | 'damaged'
  | 'newer_than_program'
  | 'other_contour'
  | 'other_workplace'
  | 'no_access'
  | 'disk_full'
  | 'disk_trouble'
  | 'unsafe_disk';

/** Why the journal was not opened. Nothing was changed in it and nothing was made in its place. */
export interface JournalProblem {
  readonly kind: JournalProblemKind;
  /** What the clerk or the administrator reads. */
  readonly message: string;
}

/** With `key_unavailable` the key store has the words: only it knows what is wrong. */
export type OpenProblemKind = Exclude<JournalProblemKind, 'key_unavailable'>;

const TEXT: Readonly<Record<OpenProblemKind, string>> = {
  in_use: 'Программа с этой папкой данных уже запущена. Перейдите в её окно или закройте его.',
  key_missing:
    'Журнал на месте, а ключа к нему нет. Новый журнал не создан. Верните ключ из сейфа или резервной копии и запустите программу снова.',
  journal_missing:
    'Ключ на месте, а журнала нет. Новый журнал не создан. Верните папку данных из резервной копии. Если журнал начинают заново, уберите и его прежний ключ.',
  wrong_key:
    'Ключ не подходит к этому журналу. Журнал не изменён. Верните ключ, который хранился вместе с ним, и запустите программу снова.',
  damaged:
    'Файл журнала повреждён или это другой файл. Он не изменён. Сохраните его копию и восстановите журнал из резервной копии.',
  newer_than_program:
    'Журнал записан более новой версией программы. Он не изменён. Установите эту версию или более новую.',
  other_contour:
    'Журнал относится к другому контуру: учебный и рабочий журналы не смешиваются. Он не изменён. Проверьте папку данных и контур в настройках.',
  other_workplace:
    'Журнал относится к другому офису или рабочему месту. Он не изменён. Проверьте номера офиса и рабочего места в настройках.',
  no_access:
    'Нет доступа к папке данных. Журнал не открыт. Проверьте права на эту папку и запустите программу снова.',
  disk_full: 'На диске нет места, журнал не открыт. Освободите место на диске и запустите программу снова.',
  disk_trouble:
    'Диск не принимает запись, журнал не открыт. Освободите место на диске. Если места достаточно, проверьте диск и запустите программу снова.',
  unsafe_disk:
    'Диск с папкой данных не обеспечивает надёжную запись. Журнал не открыт. Перенесите папку данных на локальный диск.',
};

export function journalProblem(kind: OpenProblemKind): {
  readonly ok: false;
  readonly problem: JournalProblem;
} {
  return fail({ kind, message: TEXT[kind] });
}

/** What disk, rights or another process have done; undefined for what only a bug can cause. */
export function problemKindOf(error: unknown): OpenProblemKind | undefined {
  switch (faultKindOf(error)) {
    case 'disk_full':
      return 'disk_full';
    case 'damaged':
      return 'damaged';
    case 'busy':
      return 'in_use';
    case 'read_only':
      return 'no_access';
    case 'io':
      return 'disk_trouble';
    default:
      return fileProblemKindOf(error);
  }
}

function fileProblemKindOf(error: unknown): OpenProblemKind | undefined {
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) return undefined;
  return error.code === 'ENOSPC' || error.code === 'EDQUOT' ? 'disk_full' : 'no_access';
}
