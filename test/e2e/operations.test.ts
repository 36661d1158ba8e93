import { describe, expect, it } from 'vitest';
import { regionTime } from '../../src/stand/region-time.ts';
import { skipsChromium } from './chromium.ts';
import { browserOfFile, type Desk, expectSound, openDesk } from './desk.ts';
import { arrive, RESIDENT, see, toCheck } from './visit.ts';

/** The regulation's sample has a blank before the name. */
const CLIENT = {
  lastName: ' Сёмина-Ёлкина',
  firstName: 'Аглая',
  middleName: 'Прохоровна',
  phone: '79123456780',
  snils: RESIDENT.snils,
  birthDate: '1985-03-17',
  document: { docType: 1, series: '3705', number: '123456' },
};
const STRANGER = {
  lastName: 'Вымышленова',
  firstName: 'Ия',
  birthDate: '1990-02-01',
  document: { docType: 1, series: '3715', number: '000111' },
};
const REASON = 'Спросили на других местах, не нашли';

interface Published {
  readonly id: string;
  readonly statuses: readonly number[];
}

async function admin<Answer>({ kiosk }: Desk, path: string, body?: object): Promise<Answer> {
  const answer = await fetch(`${kiosk.stand.url}/admin/${path}`, {
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Answer;
}

/** As by a resident on the portal. */
const onPortal = (desk: Desk, seed: object) => admin<{ operationId: string }>(desk, 'operations', seed);

/** What the Department was told of an operation, in order. */
async function statusesOf(desk: Desk, id: string): Promise<unknown> {
  const operations = await admin<readonly Published[]>(desk, 'operations');
  return operations.find((operation) => operation.id === id)?.statuses;
}

async function connect({ clerk }: Desk): Promise<void> {
  await toCheck(clerk);
  await clerk.press('Enter');
  await arrive(clerk, 'Карта подключена');
}

describe.skipIf(skipsChromium('operations of the portal in Chromium'))('operations of the portal', () => {
  const browser = browserOfFile();

  it('show on the card in the journal within one poll', async () => {
    const desk = await openDesk(browser());
    const { clerk } = desk;
    await connect(desk);
    const { cards } = await admin<{ cards: readonly { card_hash: string }[] }>(desk, 'state');
    const cardHash = cards[0]?.card_hash ?? '';
    // So soon after the connection nobody could say which of the two came first.
    const operationDateTime = regionTime(Date.now() + 10 * 60_000, 'Asia/Yekaterinburg');
    const block = { operationType: 'Block', codeBlock: 2, bankCard: { cardHash }, operationDateTime };
    const { operationId } = await onPortal(desk, block);
    await clerk.press('Alt+p');
    await arrive(clerk, 'Решать нечего');
    await clerk.press('F8');
    await expect.poll(() => statusesOf(desk, operationId), { timeout: 15_000 }).toEqual([1, 2]);
    await clerk.press('F3');
    await arrive(clerk, 'Журнал');
    // Nobody walks through a list before it is there.
    await clerk.page.getByRole('row').nth(1).waitFor();
    await see(clerk, 'карта была подключена, сейчас заблокирована');
    await clerk.press('ArrowDown', 'Enter');
    await see(clerk, /^Карта сейчас заблокирована .* жителем на портале$/);
    await see(clerk, /^Эта карта жителя сейчас не действует/);
    await expectSound(desk);
  });

  it('that nobody here is known for wait for an answer, given by keyboard alone', async () => {
    const desk = await openDesk(browser());
    const { clerk } = desk;
    const bankCard = { cardHash: 'ab'.repeat(32), cardNum: '17' };
    const { operationId } = await onPortal(desk, { operationType: 'Register', client: STRANGER, bankCard });
    await clerk.press('Alt+p');
    await arrive(clerk, 'Решать нечего');
    await clerk.press('F8');
    await arrive(clerk, 'Операции портала, ждут решения: 1');
    await see(clerk, /^Искали в журнале этого рабочего места \(№ 03\)/);
    await expectSound(desk);
    await clerk.press('Enter');
    await arrive(clerk, 'Человека нет в этом журнале');
    await expectSound(desk);
    await clerk.press('Enter');
    await see(clerk, /^Выберите ответ/);
    await clerk.press('Alt+3', 'Enter');
    await see(clerk, /^Напишите, почему/);
    expect(await statusesOf(desk, operationId)).toEqual([1]);
    await clerk.type(REASON);
    await clerk.press('Enter');
    await arrive(clerk, 'Департамент принял ответ: человек не найден');
    await see(clerk, REASON);
    await expectSound(desk);
    expect(await statusesOf(desk, operationId)).toEqual([1, 3]);
    await clerk.press('Enter');
    await arrive(clerk, 'Решать нечего');
  });

  it('of somebody who has another surname now are compared, answered, and the resident is told', async () => {
    const desk = await openDesk(browser());
    const { clerk } = desk;
    await connect(desk);
    const { cards } = await admin<{ cards: readonly { card_hash: string }[] }>(desk, 'state');
    const { operationId } = await onPortal(desk, {
      operationType: 'Register',
      client: { ...CLIENT, lastName: ' Сидорова' },
      bankCard: { cardHash: cards[0]?.card_hash ?? '', cardNum: '53' },
      changesCard: false,
    });
    await clerk.press('Alt+p');
    await arrive(clerk, 'Решать нечего');
    await clerk.press('F8');
    await arrive(clerk, 'Операции портала, ждут решения: 1');
    await clerk.press('Enter');
    await arrive(clerk, 'Человек похож, но не всё совпадает');
    const names = await clerk.page.locator('.comparison tbody tr').first().innerText();
    expect(names).toMatch(/Сидорова Аглая.*Сёмина-Ёлкина Аглая.*≠ отличается/s);
    await expectSound(desk);
    await clerk.press('Alt+2');
    await clerk.type('Сменила фамилию, видели свидетельство');
    await clerk.press('Enter');
    await arrive(clerk, 'Департамент принял ответ: найден, карта подходит');
    expect(await statusesOf(desk, operationId)).toEqual([1, 2]);
    await clerk.press('Alt+c');
    await arrive(clerk, 'Сообщить заявителям: 1');
    await see(clerk, 'Согласие есть на СМС.');
    await expectSound(desk);
    await clerk.press('Enter');
    await arrive(clerk, 'Сообщать некому');
  });
});
