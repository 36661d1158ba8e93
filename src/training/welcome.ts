import type { Environment } from '../main/settings/environment.ts';

interface Host {
  readonly electron: boolean;
  /** By the person, on the command line. */
  readonly chosen: boolean;
}

/** What whoever starts the training has to know; the host tells its address itself. */
export function welcome(environment: Environment, host: Host): void {
  const department = environment['KARTA_DEPARTMENT_URL'] ?? '';
  console.log(`УЧЕБНЫЙ КОНТУР. Данные настоящих людей и карт не вводите.
Стенд Департамента:  ${department}
Управление стендом:  ${department}/admin
Портал жителя:       ${department}/admin/portal
Папка данных:        ${environment['KARTA_DATA_DIR'] ?? ''}
Считыватель:         ${environment['KARTA_READER']?.startsWith('simulated') ? 'имитация' : 'настоящий (PC/SC)'}
Экран:               ${screenOf(host)}
Остановить:          Ctrl+C
`);
}

function screenOf({ electron, chosen }: Host): string {
  if (chosen) return electron ? 'окно Electron (выбрано)' : 'браузер (выбран)';
  return electron ? 'окно Electron' : 'браузер (программы Electron здесь нет)';
}
