import type { Application } from '../domain/application.ts';
import { applicationText, timeText } from '../domain/application-text.ts';
import { stateText } from '../domain/state-text.ts';
import type { ListedApplication } from '../main/journal/journal.ts';
import type { CommandParts } from './command.ts';
import { EXIT, type ExitCode } from './exit-code.ts';

const PAGE_ROWS = 500;

/** The list, newest first; whoever runs this has asked for the names in it. */
export function listJournal(parts: CommandParts, json: boolean): ExitCode {
  const { output } = parts;
  let count = 0;
  for (const row of allRows(parts)) {
    count += 1;
    if (json) output.event('application', { ...row, id: undefined, registeredAt: iso(row.registeredAt) });
    else output.text(lineOf(parts, row));
  }
  if (json) output.result({ result: 'listed', count });
  else output.text(count === 0 ? 'Заявлений пока нет' : `Всего заявлений: ${count}`);
  return EXIT.done;
}

function* allRows({ kiosk }: CommandParts): Generator<ListedApplication> {
  let before: number | undefined;
  do {
    const page = kiosk.journal.page({ limit: PAGE_ROWS, ...(before !== undefined && { before }) });
    yield* page.rows;
    before = page.next;
  } while (before !== undefined);
}

function lineOf(parts: CommandParts, row: ListedApplication): string {
  const application = parts.kiosk.journal.application(row.id);
  const state = application === undefined ? row.status : stateText(application.state);
  return [
    row.registrationNumber,
    timeText(row.registeredAt, parts.kiosk.settings.region.timeZone),
    row.fullName || '—',
    state,
  ].join('  ');
}

/** One application with its steps and events; never the card's hash or cipher text. */
export function showApplication(parts: CommandParts, number: string, json: boolean): ExitCode {
  const { journal } = parts.kiosk;
  const row = journal.find({ by: 'registration_number', value: number }, { limit: 1 }).rows[0];
  const application = row && journal.application(row.id);
  if (application === undefined) {
    const message = 'Заявления с таким номером в журнале нет';
    parts.output.problem({ field: 'НОМЕР', code: 'not_found', message });
    return EXIT.bad_input;
  }
  if (json) showJson(parts, application);
  else showText(parts, application);
  return EXIT.done;
}

function showJson({ kiosk, output }: CommandParts, application: Application): void {
  for (const step of kiosk.journal.steps(application.id)) output.event('step', { ...step });
  for (const event of kiosk.journal.events(application.id)) output.event('journal', { ...event });
  const { registrationNumber, registeredAt, applicant, card, state } = application;
  const shownCard = card && { lastTwo: card.hidden.lastTwo, chip: card.chip };
  output.result({
    result: 'application',
    registrationNumber,
    registeredAt: iso(registeredAt),
    applicant,
    card: shownCard,
    state,
  });
}

function showText({ kiosk, output }: CommandParts, application: Application): void {
  const { timeZone } = kiosk.settings.region;
  for (const line of applicationText(application, kiosk.journal.steps(application.id), timeZone))
    output.text(line);
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
