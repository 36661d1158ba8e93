import { backUpFromOutside } from '../main/journal/backup.ts';
import type { BackupProblemKind } from '../main/journal/backup-problem.ts';
import { backupSource } from '../main/open-backups.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { FileCommandParts } from './file-command.ts';

/** Copies the journal to `file`, beside a kiosk that runs or without one. */
export async function backup(parts: FileCommandParts, file: string): Promise<ExitCode> {
  const { settings, adapters, output, backupWorker } = parts;
  const source = backupSource(settings, adapters, backupWorker);
  const made = await backUpFromOutside(source, settings, file);
  if (!made.ok) {
    output.problem({ ...made.problem });
    return ASKED_WRONGLY.includes(made.problem.kind) ? EXIT.bad_input : EXIT.fault;
  }
  const { path, sizeBytes } = made.value;
  const message = 'Копия сделана и проверена. Без ключа журнала она не открывается: храните ключ отдельно';
  output.result({ result: 'backup', file: path, sizeBytes, message });
  return EXIT.done;
}

const ASKED_WRONGLY: readonly BackupProblemKind[] = ['exists', 'no_directory', 'no_journal', 'other_journal'];
