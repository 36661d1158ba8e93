import type { Application } from '../domain/application.ts';
import { type ApplicationForm, readApplicationForm } from '../domain/application-form.ts';
import { dateInZone } from '../domain/calendar-date.ts';
import { block, type FieldProblem } from '../domain/field-problem.ts';
import type { ReaderStatus, Tap } from '../domain/tap.ts';
import { groundOf } from '../main/desk/desk.ts';
import type { Forward } from '../main/forward.ts';
import { type CardSource, cardFrom, cardProblems, type SourcedCard } from './card-source.ts';
import type { CommandParts } from './command.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { readFormFile } from './form-file.ts';
import { exitCodeOf, resultLine } from './result-line.ts';
import { waitForTap } from './wait-for-tap.ts';

export interface ConnectRequest {
  readonly file: string;
  /** Absent: no reader is opened and the card is the file's. */
  readonly tapSeconds?: number;
}

/** Registers and delivers one application; sleeps through no back-off. */
export async function connect(parts: CommandParts, request: ConnectRequest): Promise<ExitCode> {
  const forward = await parts.kiosk.openForward();
  if (!forward.ok) return refuseInput(parts, forward.problem);
  const form = readForm(parts, request.file);
  if (!form.ok) return refuseInput(parts, form.problem);
  try {
    return await take(parts, forward.value, form.value, request);
  } finally {
    form.value.card.number?.wipe();
  }
}

function readForm({ kiosk, adapters }: CommandParts, file: string) {
  const raw = readFormFile(file);
  if (!raw.ok) return { ok: false as const, problem: [raw.problem] };
  const { documentTypes, timeZone } = kiosk.settings.region;
  return readApplicationForm(raw.value, { today: dateInZone(adapters.now(), timeZone), documentTypes });
}

async function take(
  parts: CommandParts,
  { desk, delivery }: Forward,
  form: ApplicationForm,
  { tapSeconds }: ConnectRequest,
): Promise<ExitCode> {
  const source = sourceOf(parts, tapSeconds);
  const ground = groundOf(form);
  // First: for a refusal no card is taken, so nothing that is wrong with it matters.
  if (ground !== undefined) return finish(parts, desk.refuse(form, ground));
  const problems = cardProblems(form.card, source);
  if (problems.length > 0) return refuseInput(parts, problems);
  // Before the tap: nobody should lay a card on the reader for nothing.
  const open = desk.openApplicationOf(form.applicant);
  if (open !== undefined) return refuseInput(parts, [open]);
  const card = await cardOf(parts, form, source, tapSeconds ?? 0);
  if (!card.ok) return refuseInput(parts, [card.problem]);
  const accepted = desk.accept(form, card.value.number, card.value.uid);
  if (!accepted.ok) return refuseInput(parts, accepted.problem);
  const { application, warnings } = accepted.value;
  for (const { field, code, message } of warnings) parts.output.event('warning', { field, code, message });
  parts.output.event('registered', { registrationNumber: application.registrationNumber });
  return finish(parts, await delivery.run(application.id, { signal: parts.signal }));
}

function sourceOf({ kiosk }: CommandParts, tapSeconds: number | undefined): CardSource {
  if (tapSeconds === undefined) return { kind: 'file' };
  const { region, contour } = kiosk.settings;
  return { kind: 'reader', numberFromChip: region.numberFromChip[contour] };
}

async function cardOf(parts: CommandParts, form: ApplicationForm, source: CardSource, seconds: number) {
  if (source.kind === 'file') return cardFrom(form.card, undefined, source);
  const { kiosk, adapters, output, signal } = parts;
  const reader = kiosk.openReader({ readNumber: source.numberFromChip });
  const tap = await waitForTap({ reader, output, seconds, sleep: adapters.sleep, signal });
  return tap === undefined
    ? { ok: false as const, problem: noCard(reader.status, signal) }
    : sourced(form, tap, source);
}

function sourced(form: ApplicationForm, tap: Tap, source: CardSource): ReturnType<typeof cardFrom> {
  const card = cardFrom(form.card, tap, source);
  const used: SourcedCard | undefined = card.ok ? card.value : undefined;
  if (tap.number !== undefined && tap.number !== used?.number) tap.number.wipe();
  return card;
}

/** Why there is no tap: the reader, whoever stopped the program, or a card that never came. */
function noCard({ status }: ReaderStatus, signal: AbortSignal): FieldProblem {
  const why = signal.aborted ? STOPPED : (NO_READER[status] ?? NO_TAP);
  return { field: 'card', ...block(why.code, `${why.message} Ничего не зарегистрировано, повторите`) };
}

const STOPPED = { code: 'stopped', message: 'Ожидание карты прервано.' };
const NO_TAP = { code: 'no_tap', message: 'За отведённое время карту не приложили.' };
const NO_READER: Partial<Record<ReaderStatus['status'], typeof NO_TAP>> = {
  starting: { code: 'starting', message: 'Считыватель ещё запускается. Дайте ему больше времени.' },
  no_reader: {
    code: 'no_reader',
    message: 'Считыватель не найден. Подключите его или проверьте KARTA_READER.',
  },
  service_off: { code: 'service_off', message: 'Служба смарт-карт не запущена. Запустите её.' },
  reader_hung: { code: 'reader_hung', message: 'Считыватель не отвечает. Отключите и подключите его.' },
};

function refuseInput({ output }: CommandParts, problems: readonly object[]): ExitCode {
  for (const problem of problems) output.problem({ ...problem });
  return EXIT.bad_input;
}

function finish({ output }: CommandParts, application: Application): ExitCode {
  const line = resultLine(application);
  output.result({ ...line });
  return exitCodeOf(line);
}
