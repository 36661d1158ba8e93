import { expect, it, onTestFinished } from 'vitest';
import { CrashingOffice } from './crashing-office.ts';
import { inventedVisitor } from './invented-visitor.ts';
import { applicationsOf } from './kill-moment.ts';

/** New Year in the region, five hours ahead of UTC; a machine of the wrong zone has it up to a day off. */
const NEW_YEAR = Date.parse('2026-12-31T19:00:00Z');
const MINUTE_MS = 60_000;
const ZONES = ['Pacific/Kiritimati', 'America/Anchorage', 'No/Such_Zone'];

it('numbers by the year of the region, whatever zone the machine is set to and wherever its clock goes', {
  timeout: 90_000,
}, async () => {
  const office = await CrashingOffice.open(() => 0);
  onTestFinished(() => office.close());
  const numbers: (string | undefined)[] = [];
  let visitors = 0;
  for (const zone of ZONES) {
    for (const at of [NEW_YEAR - MINUTE_MS, NEW_YEAR + MINUTE_MS]) {
      visitors += 1;
      const words = ['connect', office.file(inventedVisitor(visitors).form)];
      const run = office.run(words, () => {}, at - Date.now(), { TZ: zone });
      await run.ended;
      expect({ zone, said: run.complaints, exit: run.child.exitCode }).toEqual({ zone, said: '', exit: 0 });
      numbers.push(run.lines.find(({ event }) => event === 'registered')?.registrationNumber);
    }
  }
  // The clock goes back over New Year twice: each year goes on where it was.
  const expected = ZONES.flatMap((_, index) => [2026, 2027].map((year) => `12-03/${year}-00000${index + 1}`));
  expect(numbers).toEqual(expected);
  const journal = office.openJournal();
  const applications = applicationsOf(journal);
  journal.close();
  expect(applications.map(({ state }) => state.status)).toEqual(Array(ZONES.length * 2).fill('connected'));
  expect(new Set(applications.map(({ registrationNumber }) => registrationNumber)).size).toBe(
    ZONES.length * 2,
  );
});
