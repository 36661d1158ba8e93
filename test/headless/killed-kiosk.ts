// A kiosk that takes one application and kills itself at a chosen point: `killed-kiosk.ts FORM.json POINT STEP`.
// POINT `behind`: the outcome of STEP is durable, the next step has not begun. `before_outcome`: the answer is
// there, but not in the journal.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readApplicationForm } from '../../src/domain/application-form.ts';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { STEPS } from '../../src/domain/step.ts';
import { realAdapters } from '../../src/main/adapters.ts';
import { openKiosk } from '../../src/main/kiosk.ts';
import { readSettings } from '../../src/main/settings/read-settings.ts';

const [path = '', point, step] = process.argv.slice(2);
const die = (): void => void process.kill(process.pid, 'SIGKILL');
let answers = 0;

const settings = readSettings(process.env, fileURLToPath(new URL('../../resources', import.meta.url)));
if (!settings.ok) throw new Error(JSON.stringify(settings.problem));
const kiosk = openKiosk(settings.value, {
  adapters: { ...realAdapters, skew: afterAnswer },
  readerChild: '',
  pageWorker: '',
  onStep: (ended) => {
    if (point === 'behind' && ended === step) die();
  },
});
if (!kiosk.ok) throw new Error(kiosk.problem.kind);
const forward = await kiosk.value.openForward();
if (!forward.ok) throw new Error(JSON.stringify(forward.problem));
const { desk, delivery } = forward.value;
const form = readApplicationForm(JSON.parse(readFileSync(path, 'utf8')), {
  today: '2026-11-23' as CalendarDate,
  documentTypes: [1],
});
if (!form.ok || form.value.card.number === undefined) throw new Error('the form is not in order');
const accepted = desk.accept(form.value, form.value.card.number, form.value.card.uid);
if (!accepted.ok) throw new Error(JSON.stringify(accepted.problem));
if (point === 'behind' && step === 'registered') die();
await delivery.run(accepted.value.application.id);
throw new Error('nothing killed the kiosk');

/** Delivery draws the skew between an answer and its outcome. */
function afterAnswer(): number {
  if (point === 'before_outcome' && STEPS[answers++] === step) die();
  return 0;
}
