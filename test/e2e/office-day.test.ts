import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DECK_CARDS, type DeckCard } from '../../src/main/reader/simulated-deck.ts';
import { skipsChromium } from './chromium.ts';
import { browserOfFile, type Desk, expectSound, openDesk } from './desk.ts';
import { type Comer, TEN } from './ten-residents.ts';
import { arrive, layCard, liftCard, pickCard, see, toCardPage } from './visit.ts';

/** Ten visits, and the longest that anybody waits for an answer; for a machine that does other work as well. */
const DAY_MS = 300_000;
/** Three cards lie on the reader, each of another length of UID; the other numbers are typed. */
const LAID: readonly DeckCard[] = ['mir', 'mir_7_bytes', 'mir_10_bytes'];

/** What becomes of the first nine cards that are sent: lost before and after the Department has taken them. */
const FAULTS = [
  { kind: 'lost_answer_after_commit' },
  { kind: 'lost_before_commit' },
  { kind: 'lost_answer_after_commit' },
  { kind: 'html', status: 502, afterCommit: true },
  { kind: 'lost_before_commit' },
  // Longer than anybody waits: it lands when the next question has been asked already.
  { kind: 'delay', delayMs: 13_000 },
  { kind: 'status', status: 500 },
  { kind: 'broken_json' },
  { kind: 'lost_before_commit' },
] as const;

interface StandState {
  readonly cards: readonly { readonly card_hash: string; readonly snils: string; readonly state: string }[];
  readonly operations: readonly { readonly card_hash: string }[];
}

async function stand({ kiosk }: Desk): Promise<StandState> {
  const answer = await fetch(`${kiosk.stand.url}/admin/state`);
  return (await answer.json()) as StandState;
}

/** From the empty desk to the confirmation. */
async function take(desk: Desk, who: Comer, at: number): Promise<void> {
  const { clerk } = desk;
  await toCardPage(clerk, who);
  const card = LAID[at];
  if (card) {
    await pickCard(clerk, card);
    await layCard(clerk);
    await arrive(clerk, /Карта «Мир» прочитана/);
    await liftCard(clerk);
  } else {
    await clerk.press('Alt+2');
    await clerk.fill('Номер карты', who.cardNumber);
    await clerk.press('Enter');
    await arrive(clerk, 'Номер принят, подключим без чипа');
  }
  await clerk.press('Alt+1', 'Enter');
  await arrive(clerk, 'Проверьте и отправьте');
  await clerk.press('Enter');
  await arrive(clerk, 'Заявление принято, отправим позже');
  await see(clerk, 'Ждать здесь не нужно, о результате мы вам сообщим.');
}

/** What the list on the screen says of each resident, by name. */
async function listed({ page }: Desk): Promise<ReadonlyMap<string, string>> {
  const rows = await page.locator('table.applications tbody tr').all();
  const cells = await Promise.all(rows.map((row) => row.locator('td').allInnerTexts()));
  return new Map(cells.map(([, name = '', , text = '']) => [name, text]));
}

const END_TEXT = {
  connected: /^карта (и чип подключены|подключена)/,
  refused: /^отказ: карта записана за другим человеком/,
  has_active_card: /^у заявителя уже есть карта жителя/,
} as const;

/**
 * Nothing that the screen calls an end may be anything but the truth at the Department. Gives what it
 * says of those that have not ended yet.
 */
async function openOnTruthfulScreen(desk: Desk): Promise<readonly string[]> {
  const said = await listed(desk);
  const { cards } = await stand(desk);
  const active = new Set(cards.filter(({ state }) => state === 'active').map(({ snils }) => snils));
  return TEN.flatMap(({ listed: name, snils, ends }) => {
    const text = said.get(name) ?? '';
    const end = Object.entries(END_TEXT).find(([, words]) => words.test(text))?.[0];
    if (end === undefined) return [`${name}: ${text}`];
    expect([name, end, active.has(snils)]).toEqual([name, ends, ends === 'connected']);
    return [];
  });
}

/** `KARTA_SCREENSHOTS=folder`: what the clerk sees, in both themes, to be looked at. */
async function picture({ page }: Desk, name: string): Promise<void> {
  const folder = process.env['KARTA_SCREENSHOTS'];
  if (folder === undefined) return;
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.screenshot({ path: join(folder, `day-${name}.${colorScheme}.png`) });
  }
}

describe.skipIf(skipsChromium("the office's day in Chromium"))("the office's day", () => {
  const browser = browserOfFile();

  it(
    'with the Department away and answers lost: ten applications end right, and nothing untrue is said',
    async () => {
      expect(DECK_CARDS).toEqual(expect.arrayContaining([...LAID]));
      const desk = await openDesk(browser());
      const { clerk, kiosk, page } = desk;
      await kiosk.departmentGoes();
      for (const [at, who] of TEN.entries()) {
        await take(desk, who, at);
        if (at === 0) await picture(desk, '1-taken-offline');
        if (at < TEN.length - 1) await clerk.press('F5');
      }

      await kiosk.departmentComesBack();
      for (const fault of FAULTS) await kiosk.spoilDepartment(fault, 'Cards', 1);
      await kiosk.spoilDepartment({ kind: 'lost_answer_after_commit' }, 'Clients', 1);
      await kiosk.spoilDepartment({ kind: 'lost_before_commit' }, 'Clients', 1);
      await kiosk.spoilDepartment({ kind: 'lost_answer_after_commit' }, 'RegisterMifare', 1);
      await clerk.press('F8');
      await arrive(clerk, 'Результат уточняется');
      await see(clerk, 'Заявка отправлена, результат уточняется.');
      await picture(desk, '2-unclear');
      await expectSound(desk);

      await clerk.press('F5');
      await see(clerk, /^Результат уточняется: \d/);
      await picture(desk, '3-home');
      // The first ones wait for minutes by now: the clerk sees that the Department is back, and hurries.
      await clerk.press('F8');
      await expect.poll(() => openOnTruthfulScreen(desk), { timeout: 120_000, interval: 250 }).toEqual([]);
      await see(clerk, 'Очередь отправки пуста');
      await picture(desk, '4-all-ended');

      const { cards, operations } = await stand(desk);
      for (const { snils, ends } of TEN) {
        const own = cards.filter((card) => card.snils === snils && card.state === 'active');
        expect([snils, own.length]).toEqual([snils, ends === 'connected' ? 1 : 0]);
        // An activation leaves an operation: a second one would be a card connected twice.
        const done = operations.filter(({ card_hash }) => own[0]?.card_hash === card_hash);
        expect(done).toHaveLength(own.length);
      }

      await clerk.press('F3');
      await arrive(clerk, 'Журнал');
      await expect.poll(() => openOnTruthfulScreen(desk), { timeout: 15_000 }).toEqual([]);

      // All but the one who is at the desk have gone home without an answer.
      await clerk.press('Alt+c');
      await arrive(clerk, 'Сообщить заявителям: 9');
      await expectSound(desk);
      await picture(desk, '5-to-tell');
      for (let left = 8; left > 0; left -= 1) {
        await clerk.press('Enter');
        await arrive(clerk, `Сообщить заявителям: ${left}`);
      }
      await clerk.press('Enter');
      await arrive(clerk, 'Сообщать некому');
      await expectSound(desk);
      expect(await page.getByText('Сообщить', { exact: true }).count()).toBe(1);
    },
    DAY_MS,
  );
});
