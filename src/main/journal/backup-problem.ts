import { fail } from '../../domain/result.ts';
import type { OpenProblemKind } from './journal-problem.ts';

export type BackupProblemKind =
  | 'exists'
  | 'no_directory'
  | 'disk_full'
  | 'no_access'
  | 'disk_trouble'
  | 'damaged'
  | 'not_proven'
  | 'fault'
  | 'no_journal'
  | 'key_unavailable'
  | 'other_journal';

/** Why there is no backup. The journal itself is as it was, and work goes on. */
export interface BackupProblem {
  readonly kind: BackupProblemKind;
  /** What the clerk or the administrator reads. */
  readonly message: string;
}

const TEXT: Readonly<Record<Exclude<BackupProblemKind, 'key_unavailable' | 'other_journal'>, string>> = {
  exists: 'Такой файл уже есть, он не изменён. Укажите для копии другое имя.',
  no_directory:
    'Папка для резервных копий недоступна, копия не сделана. Подключите диск или исправьте KARTA_BACKUP_DIRECTORY.',
  disk_full: 'На диске для копий нет места, копия не сделана. Освободите место или выберите другой диск.',
  no_access: 'Запись в папку для копий запрещена, копия не сделана. Откройте программе доступ к этой папке.',
  disk_trouble:
    'Диск для копий не отвечает, копия не сделана. Проверьте диск. Журнал на месте, работу можно продолжать.',
  damaged:
    'Копия не сделана: журнал читается не весь. Закройте программу и вызовите администратора, прежние копии не удаляйте.',
  not_proven:
    'Сделанная копия не прошла проверку и удалена. Проверьте диск для копий. Журнал на месте, работу можно продолжать.',
  fault:
    'Копия не сделана из-за сбоя программы. Журнал на месте, работу можно продолжать. Сообщите специалисту ИТ.',
  no_journal: 'Журнала в папке данных нет, копировать нечего. Проверьте KARTA_DATA_DIR.',
};

export function backupProblem(kind: keyof typeof TEXT): {
  readonly ok: false;
  readonly problem: BackupProblem;
} {
  return fail({ kind, message: TEXT[kind] });
}

/** In a backup's own words what disk or file have done to it. */
export function backupProblemOf(kind: OpenProblemKind): ReturnType<typeof backupProblem> {
  switch (kind) {
    case 'disk_full':
    case 'no_access':
    case 'damaged':
      return backupProblem(kind);
    case 'wrong_key':
    case 'newer_than_program':
    case 'other_contour':
    case 'other_workplace':
      return backupProblem('damaged');
    case 'journal_missing':
    case 'key_missing':
      return backupProblem('no_journal');
    case 'in_use':
    case 'disk_trouble':
    case 'unsafe_disk':
      return backupProblem('disk_trouble');
    default:
      return kind satisfies never;
  }
}
