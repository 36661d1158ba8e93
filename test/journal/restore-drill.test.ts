import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Call } from '../../src/domain/call.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { Step } from '../../src/domain/step.ts';
import { deliverDue } from '../../src/main/delivery/delivery-round.ts';
import type { Department } from '../../src/main/department/department.ts';
import { backUp } from '../../src/main/journal/backup.ts';
import { copierInWorker } from '../../src/main/journal/copy-in-worker.ts';
import { FileKeyStore } from '../../src/main/journal/file-key-store.ts';
import { restoreJournal } from '../../src/main/journal/restore.ts';
import { Office } from '../delivery/office.ts';

const MINUTE_MS = 60_000;
const copy = copierInWorker(
  fileURLToPath(new URL('../../src/main/journal/backup-worker.ts', import.meta.url)),
);

/** One person for each point that an application can have reached when the backup is made. */
const PEOPLE = {
  not_asked: ['594-923-116 30', 'check_active_card'],
  asked: ['112-233-445 95', 'register_client'],
  known: ['556-588-069 48', 'connect_card'],
  card_unclear: ['123-456-789 64', 'connect_card'],
  card_connected: ['087-654-303 00', 'register_chip'],
  done: ['101-202-303 48', undefined],
} as const;
type Person = keyof typeof PEOPLE;
const EVERYBODY = Object.keys(PEOPLE) as Person[];
const snilsOf = (person: Person): string => PEOPLE[person][0].replaceAll(/\D/g, '');

/** A Department that remembers whose card is active, and can be out of reach for a step of somebody. */
class SmallDepartment implements Department {
  readonly calls: { readonly person: Person; readonly step: Step }[] = [];
  readonly active = new Map<Person, string>();
  #asking: Person = 'done';
  /** What stands in the way of a step of a person. */
  trouble: (person: Person, step: Step) => Outcome | undefined = () => undefined;

  prepare(call: Call) {
    const person = this.#personOf(call);
    const send = async (): Promise<Outcome> => {
      this.calls.push({ person, step: call.step });
      return this.trouble(person, call.step) ?? this.#answer(person, call.step);
    };
    return { digest: 'a'.repeat(64), send };
  }

  stepsOf(person: Person): Step[] {
    return this.calls.flatMap((call) => (call.person === person ? [call.step] : []));
  }

  async close(): Promise<void> {}

  #answer(person: Person, step: Step): Outcome {
    const numSid = this.active.get(person);
    switch (step) {
      case 'check_active_card':
        return { class: 'done', answer: { step, ...(numSid && { active: { numSid } }) } };
      case 'connect_card': {
        const connected = numSid ?? `9620${EVERYBODY.indexOf(person)}`;
        this.active.set(person, connected);
        return { class: 'done', answer: { step, numSid: connected } };
      }
      default:
        return { class: 'done', answer: { step } };
    }
  }

  /** A chip's call names a card only: it follows the card of the same person. */
  #personOf(call: Call): Person {
    const snils =
      call.step === 'register_client' ? call.applicant.snils : 'snils' in call ? call.snils : undefined;
    if (call.step === 'register_chip') return this.#chipOf(call.mifareId);
    this.#asking = EVERYBODY.find((person) => snilsOf(person) === snils) ?? this.#asking;
    return this.#asking;
  }

  #chipOf(mifareId: string): Person {
    const place = Number.parseInt(mifareId.slice(-1), 16);
    return EVERYBODY[place] ?? 'done';
  }
}

/** Somebody whose application is younger than the backup. */
const LATER = '200-300-400 48';
const NOT_SENT: Outcome = { class: 'not_sent', reason: 'connection_refused' };
const LOST: Outcome = { class: 'unknown', reason: 'timeout' };

/** An office whose applications have come so far, a backup of its journal, and then `goOn`. */
async function restored(goOn: (department: SmallDepartment) => void) {
  const office = new Office();
  const department = new SmallDepartment();
  const ids = new Map<Person, number>();
  for (const [place, person] of EVERYBODY.entries()) {
    const card = { number: `220000000000${CARD_ENDS[place]}`, uid: `2A83155${place}` };
    ids.set(person, office.accept({ applicant: { snils: PEOPLE[person][0] }, card }));
  }
  department.trouble = (person, step) => {
    if (PEOPLE[person][1] !== step) return undefined;
    return person === 'card_unclear' ? LOST : NOT_SENT;
  };
  await deliver(office, department);
  const options = optionsOf(office);
  const file = join(office.folder, 'copy.db');
  const made = await backUp({ ...options, copy }, file);
  if (!made.ok) throw new Error(made.problem.message);
  goOn(department);
  office.now += 2 * MINUTE_MS;
  await deliver(office, department);
  office.accept({ applicant: { snils: LATER } });
  office.journal.close();
  const swapped = restoreJournal({ ...options, at: office.now }, file);
  if (!swapped.ok) throw new Error(swapped.problem.message);
  office.reopen();
  department.trouble = () => undefined;
  department.calls.length = 0;
  return { office, department, ids };
}

const CARD_ENDS = ['0053', '0061', '0079', '0087', '0095', '0103'];

function optionsOf({ folder }: Office) {
  const dataDirectory = join(folder, 'data');
  const keyStore = new FileKeyStore(dataDirectory, randomBytes);
  return { dataDirectory, keyStore, contour: 'training', office: '12', workplace: '03' } as const;
}

async function deliver(office: Office, department: SmallDepartment): Promise<void> {
  await deliverDue(office.journal, office.delivery(department), office.now, {});
}

/** All that falls due by itself within the hour, the first ten minutes of it within those of automatic repeats. */
async function passAnHour(office: Office, department: SmallDepartment): Promise<void> {
  const delivery = office.delivery(department);
  for (let minute = 0; minute < 60; minute += 1) {
    await deliverDue(office.journal, delivery, office.now, {});
    office.now += MINUTE_MS;
  }
}

const stateOf = (office: Office, ids: Map<Person, number>, person: Person) =>
  office.journal.application(ids.get(person) ?? 0)?.state;

test('all went through after the backup: found by asking, and nothing is sent again', async () => {
  const { office, department, ids } = await restored((all) => {
    all.trouble = () => undefined;
    // Lost after it was carried out.
    all.active.set('card_unclear', '96203');
  });
  expect(office.journal.putBack()?.lostNumbers).toHaveLength(1);
  await passAnHour(office, department);
  for (const person of ['not_asked', 'asked', 'known', 'card_unclear'] as const) {
    expect(stateOf(office, ids, person)).toMatchObject({ status: 'needs_decision', why: 'restored' });
    expect(new Set(department.stepsOf(person))).toEqual(new Set(['check_active_card']));
  }
  expect(department.stepsOf('card_connected')).toEqual(['check_active_card', 'register_chip']);
  expect(stateOf(office, ids, 'card_connected')).toMatchObject({ status: 'connected', chip: 'registered' });
  expect(stateOf(office, ids, 'done')).toMatchObject({ status: 'connected' });
  expect(department.stepsOf('done')).toEqual([]);
});

test('nothing went through: a person confirms anew, after a look, before anything is sent', async () => {
  const { office, department, ids } = await restored((none) => {
    none.trouble = () => NOT_SENT;
  });
  await passAnHour(office, department);
  const posts = department.calls.filter(
    ({ person, step }) => step !== 'check_active_card' && person !== 'card_connected',
  );
  expect(posts).toEqual([]);
  for (const person of ['not_asked', 'asked', 'known', 'card_unclear'] as const) {
    expect(stateOf(office, ids, person)?.status).toBe('needs_decision');
  }
});

test('the number after the restore is above all that were given, and the next start finds all in order', async () => {
  const { office } = await restored((all) => {
    all.trouble = () => undefined;
    all.active.set('card_unclear', '96203');
  });
  const next = office.journal.application(office.accept({ applicant: { snils: LATER } }));
  expect(next?.registrationNumber).toBe('12-03/2026-000008');
  office.reopen();
  expect(office.journal.head().found).toBe('kept');
});
