import type { Keyboard } from '../../e2e/keyboard.ts';
import type { TrainingKiosk } from '../../e2e/training-kiosk.ts';
import { begin, layCard, RESIDENT, type Resident, showPapers, toCheck, typePerson } from '../../e2e/visit.ts';
import { inventedSnils } from '../invented-people.ts';
import { withKioskPage } from '../kiosk-page.ts';
import { type BenchRow, median } from '../row.ts';

/** What nobody takes for waiting. */
const UNNOTICED_MS = 100;
const VISITS = 7;

/** Their papers and telephones are their own: no two persons share one. */
function resident(index: number): Resident {
  const digits = String(index).padStart(6, '0');
  return { ...RESIDENT, snils: inventedSnils(index), passport: `3705${digits}`, phone: `9120${digits}` };
}

/** Milliseconds from the press of Enter until the Department's next request has arrived. */
async function enterToRequest(keyboard: Keyboard, { stand }: TrainingKiosk): Promise<number> {
  const before = stand.requests().length;
  await keyboard.armed();
  const pressedAt = Date.now();
  await keyboard.page.keyboard.press('Enter');
  for (;;) {
    const arrived = stand.requests()[before];
    if (arrived) return arrived.at - pressedAt;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function home(keyboard: Keyboard): Promise<void> {
  await keyboard.press('F5');
  await keyboard.page.getByRole('button', { name: 'Новое заявление' }).waitFor();
}

export const row: BenchRow = {
  id: 'K1',
  what: 'last key → first request at the Department, registered and durable before it leaves',
  measure() {
    return withKioskPage(async ({ keyboard, kiosk }) => {
      const [question, posting]: [number[], number[]] = [[], []];
      for (let visit = 1; visit <= VISITS; visit += 1) {
        await begin(keyboard);
        await showPapers(keyboard);
        await typePerson(keyboard, resident(visit));
        question.push(await enterToRequest(keyboard, kiosk));
        await home(keyboard);
        await toCheck(keyboard, resident(VISITS + visit));
        posting.push(await enterToRequest(keyboard, kiosk));
        await keyboard.page
          .getByText(/подключена/)
          .first()
          .waitFor();
        // The next resident brings the same training card.
        await kiosk.resetDepartment();
        await home(keyboard);
        await layCard(keyboard);
        await keyboard.page.getByRole('button', { name: 'Положить карту' }).waitFor();
      }
      const goal = { peer: UNNOTICED_MS, unit: 'ms', limit: 1 };
      return [
        { name: 'Enter after the SNILS → question of an active card', ours: median(question), ...goal },
        { name: 'Enter at the end → first posting', ours: median(posting), ...goal },
      ];
    });
  },
};
