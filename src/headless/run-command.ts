import type { Request } from './arguments.ts';
import type { CommandParts } from './command.ts';
import { connect } from './connect.ts';
import type { ExitCode } from './exit-code.ts';
import { listJournal, showApplication } from './journal.ts';
import { resume } from './resume.ts';
import { reverseOnce, reverseWatch } from './reverse.ts';
import { status } from './status.ts';
import { tap } from './tap.ts';

/** All that needs an open kiosk. */
export type KioskRequest = Exclude<Request, { command: 'help' | 'backup' | 'restore' }>;

/** Runs one command over an open kiosk. */
export async function runCommand(parts: CommandParts, request: KioskRequest): Promise<ExitCode> {
  switch (request.command) {
    case 'connect':
      return connect(parts, request);
    case 'resume':
      return resume(parts, request.forSeconds);
    case 'tap':
      return tap(parts, request.forSeconds);
    case 'journal':
      return listJournal(parts, request.json);
    case 'show':
      return showApplication(parts, request.number, request.json);
    case 'reverse':
      return request.watches ? reverseWatch(parts) : reverseOnce(parts);
    case 'status':
      return status(parts);
  }
}
