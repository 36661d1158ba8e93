import { fail } from '../../domain/result.ts';
import type { OpenProblemKind } from './journal-problem.ts';

type RestoreProblemKind = OpenProblemKind | 'no_file' | 'key_unavailable';

/** Why no copy took the journal's place. The present journal is as it was. */
export interface RestoreProblem {
  readonly kind: RestoreProblemKind;
  /** What the administrator reads. */
  readonly message: string;
}

const TEXT: Readonly<Record<Exclude<RestoreProblemKind, 'key_unavailable'>, string>> = {
  no_file: 'Файл копии не открывается. Журнал не тронут. Проверьте путь и права.',
  in_use: 'Киоск с этой папкой данных запущен. Журнал не тронут. Закройте киоск и повторите.',
  key_missing: 'Ключа журнала нет, без него копию не открыть. Верните ключ из сейфа и повторите.',
  journal_missing: 'Журнала нет. Проверьте KARTA_DATA_DIR.',
  wrong_key: 'Копия сделана с другим ключом. Журнал не тронут. Верните ключ, с которым она сделана.',
  damaged: 'Файл повреждён или это не копия журнала. Журнал не тронут. Возьмите другую копию.',
  newer_than_program:
    'Копия сделана более новой версией программы. Журнал не тронут. Установите эту версию или более новую.',
  other_contour: 'Копия из другого контура: учебный и рабочий журналы не смешиваются. Журнал не тронут.',
  other_workplace: 'Копия другого офиса или рабочего места. Журнал не тронут. Проверьте номера в настройках.',
  no_access: 'Нет доступа к папке данных. Журнал не тронут. Проверьте права на неё.',
  disk_full: 'На диске нет места для копии. Журнал не тронут. Освободите место и повторите.',
  disk_trouble: 'Диск не отвечает. Проверьте диск и повторите: начатая замена закончится сама.',
  unsafe_disk: 'Диск с папкой данных не обеспечивает надёжную запись. Журнал не тронут.',
};

export function restoreProblem(kind: Exclude<RestoreProblemKind, 'key_unavailable'>): {
  readonly ok: false;
  readonly problem: RestoreProblem;
} {
  return fail({ kind, message: TEXT[kind] });
}
