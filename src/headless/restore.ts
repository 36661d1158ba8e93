import { FileKeyStore } from '../main/journal/file-key-store.ts';
import { type Restored, restoreJournal } from '../main/journal/restore.ts';
import type { RestoreProblem } from '../main/journal/restore-problem.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { FileCommandParts } from './file-command.ts';

/** Puts the copy `file` in the place of the journal; the kiosk notices that at its next start. */
export function restore({ settings, adapters, output }: FileCommandParts, file: string): ExitCode {
  const { dataDirectory, contour, office, workplace } = settings;
  const keyStore = new FileKeyStore(dataDirectory, adapters.randomBytes);
  const owner = { contour, office, workplace };
  const restored = restoreJournal({ dataDirectory, keyStore, ...owner, at: adapters.now() }, file);
  if (!restored.ok) {
    output.problem({ ...restored.problem });
    return OF_THE_MACHINE.includes(restored.problem.kind) ? EXIT.fault : EXIT.bad_input;
  }
  output.result({ result: 'restored', ...restored.value, message: messageOf(restored.value) });
  return EXIT.done;
}

function messageOf({ kept }: Restored): string {
  const before = kept === undefined ? '' : ' Прежний журнал сохранён, его имя в поле kept.';
  return `Копия стала журналом.${before} При следующем запуске киоск сам найдёт, чего в ней не хватает, и ничего не отправит, пока не спросит Департамент`;
}

const OF_THE_MACHINE: readonly RestoreProblem['kind'][] = [
  'in_use',
  'no_access',
  'disk_full',
  'disk_trouble',
  'unsafe_disk',
  'key_unavailable',
];
