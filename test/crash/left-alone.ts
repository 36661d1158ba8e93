import type { Application } from '../../src/domain/application.ts';
import { next } from '../../src/domain/application-state.ts';
import type { Decision } from '../../src/domain/clearing.ts';
import type { CrashingOffice } from './crashing-office.ts';
import { applicationsOf } from './kill-moment.ts';
import type { KioskRun } from './kiosk-run.ts';

const MOST_RUNS = 40;

export interface End {
  /** How the applications ended, and how often. */
  readonly ends: Readonly<Record<string, number>>;
  readonly breaches: readonly string[];
}

/**
 * The network is well again and nothing is killed any more: runs the kiosk until nothing is open, and holds each
 * end against what the Department has. Whoever is in `hasCard` had an active card before.
 */
export async function leftAlone(office: CrashingOffice, hasCard: ReadonlySet<string>): Promise<End> {
  await office.tap.quiet();
  await office.heal();
  const breaches: string[] = [];
  let shiftMs = 0;
  for (let runs = 0; runs < MOST_RUNS; runs += 1) {
    const run = office.run(['resume', '--for', '4'], () => {}, shiftMs);
    await run.ended;
    breaches.push(...faultOf(run));
    const result = run.lines.find((line) => line.result !== undefined)?.result;
    if (result === 'done') return endOf(office, hasCard, breaches);
    if (result === 'needs_decision') await decideTruly(office, shiftMs);
    shiftMs = untilNext(office, shiftMs);
  }
  breaches.push('something was still open when all had been well for long');
  return endOf(office, hasCard, breaches);
}

/** A kiosk that nobody killed ends with words of its own and no complaint. */
export function faultOf({ child, complaints }: KioskRun): string[] {
  const isFault = child.exitCode === 1 || child.exitCode === 2 || complaints !== '';
  return isFault ? [`the kiosk ended with ${child.exitCode}: ${complaints}`] : [];
}

/** What waits for its time gets it: the clock of the next run is so far ahead. */
function untilNext(office: CrashingOffice, shiftMs: number): number {
  const journal = office.openJournal();
  const dueAt = journal.nextDueAt();
  journal.close();
  return dueAt === undefined ? shiftMs : Math.max(shiftMs, dueAt - Date.now());
}

/** As a senior clerk who rings the Department up: by what is true there. */
async function decideTruly(office: CrashingOffice, shiftMs: number): Promise<void> {
  const cards = await office.cards();
  const journal = office.openJournal();
  const at = Date.now() + shiftMs;
  const clerk = journal.clerk('Ольга Старшая', at);
  for (const { id, state, card, person } of applicationsOf(journal)) {
    if (state.status !== 'needs_decision') continue;
    const isOurs = cards.some((known) => known.snils === person?.snils && known.state === 'active');
    const decision: Decision =
      isOurs && state.clearing?.of === 'connect_card' ? 'is_connected' : 'send_again';
    const event = { type: 'decided', decision, chip: card?.chip, landingMs: 0 } as const;
    journal.decide(id, { decision, clerk, reason: 'По телефону' }, next(state, event, at), at);
  }
  journal.close();
}

/** Every end is the true one: what the journal says is what the Department has. */
async function endOf(office: CrashingOffice, hasCard: ReadonlySet<string>, breaches: string[]): Promise<End> {
  const journal = office.openJournal();
  const cards = await office.cards();
  const ends: Record<string, number> = {};
  for (const application of applicationsOf(journal)) {
    const { state, person } = application;
    const active = cards.find(({ snils, state: is }) => snils === person?.snils && is === 'active');
    const end = state.status === 'connected' ? `connected, chip ${state.chip}` : state.status;
    ends[end] = (ends[end] ?? 0) + 1;
    const expected = hasCard.has(person?.snils ?? '') ? 'has_active_card' : 'connected';
    breaches.push(...untruths(application, expected, active));
  }
  journal.close();
  return { ends, breaches };
}

function untruths(
  { registrationNumber, state, card }: Application,
  expected: string,
  active: { readonly mifare_id: string | null } | undefined,
): string[] {
  if (state.status !== expected) return [`${registrationNumber} ended as ${state.status}, not ${expected}`];
  if (active === undefined)
    return [`${registrationNumber} is ${state.status}, and the Department has no card`];
  if (state.status !== 'connected' || card?.chip.kind !== 'uid') return [];
  const isThere = active.mifare_id === card.chip.mifareId;
  return state.chip === 'registered' && !isThere
    ? [`${registrationNumber} has no chip at the Department`]
    : [];
}
