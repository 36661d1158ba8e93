import type { Locator } from '@playwright/test';
import { DECK_CARDS, type DeckCard } from '../../src/main/reader/simulated-deck.ts';
import type { Keyboard } from './keyboard.ts';

/** What a clerk types of a resident who does not exist; letters as they come, without capitals. */
export interface Resident {
  readonly lastName: string;
  readonly firstName: string;
  readonly middleName: string;
  readonly snils: string;
  readonly passport: string;
  readonly phone: string;
}

export const RESIDENT: Resident = {
  lastName: 'сёмина-ёлкина',
  firstName: 'аглая',
  middleName: 'прохоровна',
  snils: '59492311630',
  passport: '3705123456',
  phone: '9123456780',
};

const CLERK = 'Иванова Е. П.';

/** Waits until a screen or page with this heading is there. */
export async function arrive(at: Keyboard, heading: string | RegExp): Promise<void> {
  await orSayWhatIsThere(at, at.page.getByRole('heading', { name: heading, exact: true }).first());
}

/** Waits for words anywhere on the screen. */
export async function see(at: Keyboard, words: string | RegExp): Promise<void> {
  await orSayWhatIsThere(at, at.page.getByText(words).first());
}

/** Where it does not come, what is there instead tells more than what was awaited. */
async function orSayWhatIsThere({ page }: Keyboard, awaited: Locator): Promise<void> {
  try {
    await awaited.waitFor();
  } catch (error) {
    throw new Error(`not there; the screen says:\n${await page.locator('body').innerText()}`, {
      cause: error,
    });
  }
}

/** Says who sits at the desk. */
export async function enter(clerk: Keyboard, name = CLERK): Promise<void> {
  await arrive(clerk, 'Кто за столом');
  await clerk.type(name);
  await clerk.press('Enter');
  await clerk.page.getByRole('navigation', { name: 'Разделы' }).waitFor();
}

export async function begin(clerk: Keyboard): Promise<void> {
  await clerk.press('F2');
  await arrive(clerk, 'Документы и личность');
}

/** All four papers are on the table. */
export async function showPapers(clerk: Keyboard): Promise<void> {
  await clerk.press('Alt+5', 'Enter');
  await arrive(clerk, 'Имя и СНИЛС');
}

export async function typePerson(clerk: Keyboard, who: Resident = RESIDENT): Promise<void> {
  await clerk.fill('Фамилия', who.lastName);
  await clerk.fill('Имя', who.firstName);
  await clerk.fill('Отчество', who.middleName);
  await clerk.fill('СНИЛС', who.snils);
}

/** Registered here, and asked of the Department at once. */
export async function register(clerk: Keyboard, who: Resident = RESIDENT): Promise<void> {
  await typePerson(clerk, who);
  await clerk.press('Enter');
  await arrive(clerk, 'Заявитель');
}

export async function typeApplicant(clerk: Keyboard, who: Resident = RESIDENT): Promise<void> {
  await clerk.fill('Серия и номер', who.passport);
  await clerk.fill('Дата выдачи', '20042005');
  await clerk.fill('Код подразделения', '450001');
  await clerk.fill('Кем выдан', 'УВД города Кургана');
  await clerk.tabTo('мужской');
  await clerk.type('ж');
  await clerk.fill('Дата рождения', '17031985');
  await clerk.fill('Место рождения', 'г. Далматово Курганской области');
  await clerk.fill('Адрес регистрации', 'г. Курган, ул. Вымышленная, д. 7');
  await clerk.press('Alt+1');
  await clerk.fill('Мобильный телефон', who.phone);
}

export async function toCard(clerk: Keyboard, who: Resident = RESIDENT): Promise<void> {
  await typeApplicant(clerk, who);
  await clerk.press('Enter');
  await arrive(clerk, 'Карта заявителя');
}

/** Chooses a card of the training deck, without laying it. */
export async function pickCard(clerk: Keyboard, card: DeckCard): Promise<void> {
  await clerk.tabTo('Учебный считыватель');
  await clerk.press('Home', ...DECK_CARDS.slice(0, DECK_CARDS.indexOf(card)).map(() => 'ArrowDown'));
}

/** Takes away what lies on the reader. */
export async function liftCard(clerk: Keyboard): Promise<void> {
  await clerk.page.getByRole('button', { name: 'Убрать карту' }).waitFor();
  await clerk.press('Alt+k');
  await clerk.page.getByRole('button', { name: 'Положить карту' }).waitFor();
}

export async function layCard(clerk: Keyboard): Promise<void> {
  await clerk.press('Alt+k');
}

/** A MIR card that is the resident's own. */
export async function takeCard(clerk: Keyboard): Promise<void> {
  await layCard(clerk);
  await arrive(clerk, /Карта «Мир» прочитана/);
  await clerk.press('Alt+1', 'Enter');
  await arrive(clerk, 'Проверьте и отправьте');
}

/** From the home screen to the page where everything is looked over once more. */
export async function toCheck(clerk: Keyboard, who: Resident = RESIDENT): Promise<void> {
  await toCardPage(clerk, who);
  await takeCard(clerk);
}

/** From the home screen to the page where the card is laid. */
export async function toCardPage(clerk: Keyboard, who: Resident = RESIDENT): Promise<void> {
  await begin(clerk);
  await showPapers(clerk);
  await register(clerk, who);
  await toCard(clerk, who);
}
