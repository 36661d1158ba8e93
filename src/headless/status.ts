import type { ReaderStatus } from '../domain/tap.ts';
import type { CommandParts } from './command.ts';
import { EXIT, type ExitCode } from './exit-code.ts';

/** Long enough for a reader's child to start and look around once. */
const READER_LOOK_MS = 4000;

/** Settings, journal and reader of this workplace at a glance; no personal data. */
export async function status(parts: CommandParts): Promise<ExitCode> {
  const { kiosk, output } = parts;
  const { settings, journal } = kiosk;
  const forward = await kiosk.openForward();
  const reader = await lookAtReader(parts);
  output.result({
    result: 'status',
    contour: settings.contour,
    region: settings.region.id,
    office: settings.office,
    workplace: settings.workplace,
    applications: journal.countByStatus(),
    nextDueAt: isoOf(journal.nextDueAt()),
    sending: forward.ok ? 'configured' : forward.problem,
    reader: reader.status,
  });
  return EXIT.done;
}

async function lookAtReader({ kiosk, adapters, signal }: CommandParts): Promise<ReaderStatus> {
  const reader = kiosk.openReader({ readNumber: false });
  const seen = new AbortController();
  const forget = reader.onStatus(() => seen.abort());
  reader.start();
  await adapters.sleep(READER_LOOK_MS, AbortSignal.any([seen.signal, signal]));
  forget();
  return reader.status;
}

function isoOf(at: number | undefined): string | undefined {
  return at === undefined ? undefined : new Date(at).toISOString();
}
