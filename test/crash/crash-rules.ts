import type { Journal } from '../../src/main/journal/journal.ts';
import { applicationsOf } from './kill-moment.ts';
import type { TappedRequest } from './wire-tap.ts';

const STEP_OF: Readonly<Record<string, string>> = {
  CheckCard: 'check_active_card',
  Clients: 'register_client',
  Cards: 'connect_card',
  RegisterMifare: 'register_chip',
};
/** Never sent again before a question has been answered. */
const NEVER_BLIND = ['Clients', 'Cards'];

/** What every disk that a kill leaves must fulfil; each breach is one sentence. */
export function imageBreaches(
  journal: Journal,
  told: readonly string[],
  log: readonly TappedRequest[],
): string[] {
  return [
    ...lostOf(journal, told),
    ...numberGaps(journal),
    ...unwritten(journal, log),
    ...openSteps(journal),
  ];
}

function lostOf(journal: Journal, told: readonly string[]): string[] {
  const kept = new Set<string>(applicationsOf(journal).map(({ registrationNumber }) => registrationNumber));
  return told.filter((number) => !kept.has(number)).map((number) => `${number} was told and is lost`);
}

function numberGaps(journal: Journal): string[] {
  const applications = applicationsOf(journal).toReversed();
  const numbers = applications.flatMap(({ registrationNumber }, index) =>
    Number(registrationNumber.slice(-6)) === index + 1 ? [] : [`${registrationNumber} at place ${index + 1}`],
  );
  const sequences = applications
    .flatMap(({ id }) => journal.events(id).map(({ sequence }) => sequence))
    .sort((a, b) => a - b);
  const gap = sequences.findIndex(
    (sequence, index) => index > 0 && sequence !== (sequences[index - 1] ?? 0) + 1,
  );
  return gap === -1 ? numbers : [...numbers, `events have a gap before ${sequences[gap]}`];
}

/** Rule 1: more requests than intents means that one left without a word in the journal. */
function unwritten(journal: Journal, log: readonly TappedRequest[]): string[] {
  const intents = new Map<string, number>();
  for (const { id, person } of applicationsOf(journal)) {
    for (const { step } of journal.steps(id)) count(intents, `${person?.snils} ${step}`);
  }
  const sent = new Map<string, number>();
  for (const { snils, service } of log) count(sent, `${snils} ${STEP_OF[service]}`);
  return [...sent]
    .filter(([key, times]) => times > (intents.get(key) ?? 0))
    .map(([key, times]) => `${key.slice(-30)}: ${times} requests, ${intents.get(key) ?? 0} intents`);
}

/** Rule 2: only what is on its way may lack an outcome, and that once. */
function openSteps(journal: Journal): string[] {
  return applicationsOf(journal).flatMap(({ id, registrationNumber, state }) => {
    const open = journal.steps(id).filter(({ outcome }) => outcome === undefined).length;
    const expected = state.status === 'in_flight' ? 1 : 0;
    return open === expected ? [] : [`${registrationNumber} is ${state.status} with ${open} open steps`];
  });
}

/** What the wire has seen from first to last, killed or not. */
export function wireBreaches(log: readonly TappedRequest[]): string[] {
  const breaches: string[] = [];
  const answeredSince = new Map<string, boolean>();
  const chips = new Map<string, string>();
  for (const { service, snils, digest, isAnswered, mifareId } of log) {
    if (service === 'CheckCard' && isAnswered) {
      for (const key of answeredSince.keys()) if (key.startsWith(snils)) answeredSince.set(key, true);
    }
    const key = `${snils} ${service}`;
    if (NEVER_BLIND.includes(service)) {
      if (answeredSince.get(key) === false) breaches.push(`${service} went out again blindly`);
      answeredSince.set(key, false);
    }
    if (mifareId !== undefined && chips.get(snils) !== undefined && chips.get(snils) !== digest) {
      breaches.push('a second chip was sent for one card');
    }
    if (mifareId !== undefined) chips.set(snils, digest);
  }
  return breaches;
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
