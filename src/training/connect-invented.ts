import { type ApplicationForm, readApplicationForm } from '../domain/application-form.ts';
import { dateInZone } from '../domain/calendar-date.ts';
import type { FieldProblem } from '../domain/field-problem.ts';
import type { ReaderStatus, Tap } from '../domain/tap.ts';
import type { Adapters } from '../main/adapters.ts';
import type { Desk } from '../main/desk/desk.ts';
import type { Kiosk } from '../main/kiosk.ts';
import { inventedForms } from './invented-persons.ts';
import { say } from './say.ts';

const TAP_LIMIT_MS = 60_000;

/** One whole visit of an invented person; the exit code tells whether the card is connected. */
export async function connectInvented(kiosk: Kiosk, adapters: Adapters): Promise<number> {
  const forward = await kiosk.openForward();
  if (!forward.ok) {
    for (const { field, message } of forward.problem) console.error(`${field}: ${message}`);
    return 2;
  }
  const { desk, delivery } = forward.value;
  const form = freeForm(kiosk, desk, adapters.now());
  if (form === undefined) return say.allOpen();
  say.person(form.applicant);
  const tap = await waitForCard(kiosk, adapters);
  if (tap?.number === undefined) return say.noNumber();
  const accepted = desk.accept(form, tap.number, tap.uid);
  if (!accepted.ok) return say.problems(accepted.problem);
  say.registered(accepted.value);
  const application = await delivery.run(accepted.value.application.id);
  say.record(kiosk, application);
  return application.state.status === 'connected' ? 0 : 1;
}

/** The first person without an application under way: one may be left of a run that was cut off. */
function freeForm(kiosk: Kiosk, desk: Desk, now: number): ApplicationForm | undefined {
  return inventedForms()
    .map((raw) => readInvented(kiosk, raw, now))
    .find(({ applicant }) => desk.openApplicationOf(applicant) === undefined);
}

function readInvented({ settings }: Kiosk, raw: unknown, now: number): ApplicationForm {
  const { timeZone, documentTypes } = settings.region;
  const form = readApplicationForm(raw, { today: dateInZone(now, timeZone), documentTypes });
  if (!form.ok) throw new Error(`The invented person is not in order: ${codesOf(form.problem)}`);
  return form.value;
}

function codesOf(problems: readonly FieldProblem[]): string {
  return problems.map(({ field, code }) => `${field} ${code}`).join(', ');
}

async function waitForCard(kiosk: Kiosk, { sleep }: Adapters): Promise<Tap | undefined> {
  const over = new AbortController();
  let tap: Tap | undefined;
  const reader = kiosk.openReader({ readNumber: true });
  const forget = reader.onStatus((status: ReaderStatus) => {
    say.reader(status);
    if (status.status !== 'card' || tap) return;
    tap = status.tap;
    over.abort();
  });
  reader.start();
  await sleep(TAP_LIMIT_MS, over.signal);
  forget();
  return tap;
}
