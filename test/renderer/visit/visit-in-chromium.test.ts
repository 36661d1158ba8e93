import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { launchChromium, skipsChromium } from '../../e2e/chromium.ts';
import type { FakeKiosk } from '../../gallery/fake-kiosk.ts';
import { type Gallery, openGallery } from '../../gallery/gallery-server.ts';
import { INVENTED_CARD_NUMBER } from '../../invented-form.ts';

describe.skipIf(skipsChromium('the visit in Chromium'))('the visit', () => {
  let browser: Browser;
  let gallery: Gallery;
  beforeAll(async () => {
    [browser, gallery] = await Promise.all([launchChromium(), openGallery()]);
  }, 120_000);
  afterAll(() => Promise.all([browser.close(), gallery.close()]));

  async function open(scene: string): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: 1366, height: 768 },
      reducedMotion: 'reduce',
    });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    await page.goto(gallery.scene(scene));
    await page.locator('h1').first().waitFor();
    return page;
  }

  const focused = (page: Page) =>
    page.evaluate(
      () => document.activeElement?.getAttribute('data-field') ?? document.activeElement?.tagName,
    );

  /** Once the primary key is not deaf any more. */
  async function enter(page: Page): Promise<void> {
    await page.locator('[data-armed=true]').waitFor();
    await page.keyboard.press('Enter');
  }

  /** A press of `Enter` as if it came so long after the page now shown was asked for. */
  const enterTwice = (page: Page, gapMs: number) =>
    page.evaluate(async (gapMs) => {
      const before = document.querySelector('h1')?.textContent;
      const press = (timeStamp: number) => {
        const event = new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', bubbles: true });
        Object.defineProperty(event, 'timeStamp', { value: timeStamp });
        (document.activeElement ?? document.body).dispatchEvent(event);
      };
      const at = performance.now();
      press(at);
      while (document.querySelector('h1')?.textContent === before) {
        await new Promise((resolve) => setTimeout(resolve));
      }
      press(at + gapMs);
    }, gapMs);

  it.each([
    ['visit-papers-all', 'Имя и СНИЛС', 120],
    ['visit-person-filled', 'Заявитель', 350],
    ['visit-applicant-filled', 'Карта заявителя', 0],
    ['visit-card-complete', 'Проверьте и отправьте', 650],
    ['visit-papers-missing', 'Отказ в приёме', 120],
  ])('from %s leads Enter twice to «%s», which is not answered yet', async (scene, heading, gapMs) => {
    const page = await open(scene);
    await page.locator('[data-armed=true]').waitFor();
    await enterTwice(page, gapMs);
    await page.locator('[data-armed=true]').waitFor();
    await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
    expect(await page.locator('[aria-invalid=true], [role=alert]').count()).toBe(0);
  });

  it('goes by keys alone from papers to the person, the cursor in the first field', async () => {
    const page = await open('visit-papers');
    expect(await focused(page)).toBe('papers');
    await page.keyboard.press('Alt+5');
    await enter(page);
    await page.getByRole('heading', { level: 1, name: 'Имя и СНИЛС' }).waitFor();
    expect(await focused(page)).toBe('applicant.lastName');
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1, name: 'Документы и личность' }).waitFor();
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(4);
  });

  it('proposes capitals, sets the dashes of a SNILS and keeps the caret where the clerk corrects', async () => {
    const page = await open('visit-person');
    await page.keyboard.type('сёмина-ёлкина');
    expect(await page.getByLabel('Фамилия').inputValue()).toBe('Сёмина-Ёлкина');
    const snils = page.getByLabel('СНИЛС', { exact: true });
    await snils.focus();
    await page.keyboard.type('59492311630');
    expect(await snils.inputValue()).toBe('594-923-116 30');
    await snils.evaluate((input: HTMLInputElement) => input.setSelectionRange(2, 2));
    await page.keyboard.press('Backspace');
    await page.keyboard.type('9');
    expect(await snils.inputValue()).toBe('594-923-116 30');
    expect(await snils.evaluate((input: HTMLInputElement) => input.selectionStart)).toBe(2);
  });

  it.each([
    ['СНИЛС', 'visit-person', '594\u00a0923\u2011116\u00a030', '594-923-116 30'],
    ['Серия и номер паспорта', 'visit-applicant', '37 05 № 123456', '3705 123456'],
    ['Дата выдачи', 'visit-applicant', '20042005', '20.04.2005'],
    ['Мобильный телефон', 'visit-applicant', '8 (912) 345 67 80', '+7 912 345-67-80'],
  ])('takes a pasted %s of another form', async (label, scene, pasted, shown) => {
    const page = await open(scene);
    const field = page.getByLabel(label, { exact: true });
    await field.focus();
    // What a paste does to a field, without the system's clipboard.
    await page.keyboard.insertText(pasted);
    expect(await field.inputValue()).toBe(shown);
  });

  it('says beside the field what is wrong with it when the clerk leaves it, and stops at it on Enter', async () => {
    const page = await open('visit-person');
    await page.keyboard.type('Ким');
    const snils = page.getByLabel('СНИЛС', { exact: true });
    await snils.fill('594-923-116 31');
    await page.keyboard.press('Shift+Tab');
    await page.getByText('Контрольное число СНИЛС не сходится').waitFor();
    expect(await snils.getAttribute('aria-invalid')).toBe('true');
    const told = await snils.getAttribute('aria-describedby');
    expect(await page.locator(`[id="${told?.split(' ')[0]}"]`).textContent()).toContain('Контрольное число');
    await enter(page);
    await expect.poll(() => focused(page)).toBe('applicant.firstName');
  });

  it('lays another training card over the one that lies there, and after one that failed', async () => {
    const page = await open('visit-card-two');
    const button = page.locator('.simulated-reader button');
    expect(await button.innerText()).toMatch('Убрать карту');
    await button.click();
    // The two cards are off, and what they did is still to be read.
    await expect.poll(() => button.innerText()).toMatch('Положить карту');
    expect(await page.getByText('две карты').count()).toBeGreaterThan(0);
    await button.click();
    await expect.poll(() => button.innerText()).toMatch('Убрать карту');
    await page.getByLabel('Учебный считыватель').selectOption('visa');
    expect(await button.innerText()).toMatch('Положить карту');
    await button.click();
    await expect.poll(() => button.innerText()).toMatch('Убрать карту');
  });

  it.each(['visit-applicant-filled', 'visit-check', 'visit-card-complete'])(
    'keeps the ways of %s in one row and its fields in the window when the text is large',
    async (scene) => {
      const page = await open(scene);
      await page.evaluate(() => {
        document.documentElement.dataset['textSize'] = '150';
      });
      const edges = await page.evaluate(() => {
        const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
        const [back, on] = [box('.work-foot > :first-child'), box('.work-foot > :last-child')];
        return {
          backRight: back?.right ?? 0,
          backMiddle: back ? back.top + back.height / 2 : 0,
          onLeft: on?.left ?? 0,
          onMiddle: on ? on.top + on.height / 2 : 1,
          onRight: on?.right ?? 0,
          footRight: box('.work-foot')?.right ?? 1,
          rights: [...document.querySelectorAll('input')].map((input) => input.getBoundingClientRect().right),
        };
      });
      expect(edges.onLeft).toBeGreaterThan(edges.backRight);
      expect(edges.onMiddle).toBeCloseTo(edges.backMiddle, 0);
      expect(edges.onRight).toBeCloseTo(edges.footRight, 0);
      expect(Math.max(0, ...edges.rights)).toBeLessThanOrEqual(1366);
    },
  );

  it('copies the address of registration with one key', async () => {
    const page = await open('visit-applicant');
    await page.getByLabel('Адрес регистрации').fill('г. Курган, ул. Вымышленная, д. 7');
    await page.keyboard.press('Alt+1');
    expect(await page.getByLabel('Где живёт').inputValue()).toBe('г. Курган, ул. Вымышленная, д. 7');
  });

  it('draws nothing anew for a key but what the key has changed', async () => {
    const page = await open('visit-applicant');
    await page.evaluate(() => {
      const watching = new MutationObserver((records) => {
        for (const { target } of records) {
          const field = target instanceof HTMLInputElement && target.dataset['field'];
          document.title += `|${field || target.parentElement?.className}`;
        }
      });
      document.title = 'changed:';
      watching.observe(document.body, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
    });
    await page.keyboard.press('3');
    const changed = (await page.title()).split('|').slice(1);
    // The field itself, which React looks over after each event, and the note of what is saved.
    const expected = /^(?:applicant\.document\.number|.*saved.*|.*work-foot.*)$/;
    expect(changed.filter((name) => !expected.test(name))).toEqual([]);
    expect(await page.getByLabel('Серия и номер паспорта').inputValue()).toBe('3');
  });

  it('empties the field of the card number as it is sent and keeps the number nowhere on the page', async () => {
    const page = await open('visit-card-number');
    const field = page.getByLabel(/^Номер карты/);
    await expect.poll(() => focused(page)).toBe('card.number');
    await page.keyboard.type(INVENTED_CARD_NUMBER);
    expect(await field.inputValue()).toBe('2200 0000 0000 0053');
    await page.getByLabel('Банк').focus();
    expect(
      await field.evaluate((input) => getComputedStyle(input).getPropertyValue('-webkit-text-security')),
    ).toBe('disc');
    await enter(page);
    expect(await field.inputValue()).toBe('');
    const everywhere = await page.evaluate(() =>
      [
        document.documentElement.outerHTML,
        ...[...document.querySelectorAll('input')].map(({ value, defaultValue }) => value + defaultValue),
        JSON.stringify({ ...localStorage, ...sessionStorage }),
      ].join('\n'),
    );
    expect(everywhere.replace(/\s/g, '')).not.toContain(INVENTED_CARD_NUMBER);
  });

  it('refuses by a digit and Enter, and Esc leads back to the page as it was', async () => {
    const page = await open('visit-applicant-filled');
    await page.keyboard.press('F4');
    await page.getByRole('heading', { level: 1, name: 'Отказ в приёме' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1, name: 'Заявитель' }).waitFor();
    expect(await page.getByLabel('Кем выдан').inputValue()).toBe('УВД города Кургана');
    await page.keyboard.press('F4');
    await page.getByRole('heading', { level: 1, name: 'Отказ в приёме' }).waitFor();
    await page.keyboard.press('2');
    await page.getByRole('radio', { name: /1\.2\.2/, checked: true }).waitFor();
  });

  it('stops on Enter at the first field of the page that is empty, and keeps its mark', async () => {
    const page = await open('visit-applicant');
    await enter(page);
    await expect.poll(() => focused(page)).toBe('applicant.document.number');
    await page.keyboard.press('Tab');
    const number = page.getByLabel('Серия и номер паспорта');
    expect(await number.getAttribute('aria-invalid')).toBe('true');
    await number.fill('3705 123456');
    expect(await number.getAttribute('aria-invalid')).not.toBe('true');
  });

  it('has the last key saved by the time that the desk is left', async () => {
    const page = await open('visit-person');
    await page.keyboard.type('ким');
    await page.keyboard.press('Control+l');
    await page.getByLabel('Фамилия и инициалы').fill('Иванова Е. П.');
    await enter(page);
    await page.getByRole('heading', { level: 1, name: 'Имя и СНИЛС' }).waitFor();
    expect(await page.getByLabel('Фамилия').inputValue()).toBe('Ким');
  });

  it.each(['F1', 'F3', 'F12'])('is left by %s for a look and comes back by Esc', async (keys) => {
    const page = await open('visit-person');
    await page.keyboard.type('ким');
    await page.keyboard.press(keys);
    await page.locator('.visit').waitFor({ state: 'detached' });
    await page.locator('h1').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1, name: 'Имя и СНИЛС' }).waitFor();
    expect(await page.getByLabel('Фамилия').inputValue()).toBe('Ким');
  });

  it.each(['result-connected', 'application-connected'])(
    '%s has the focus back from the resident',
    async (scene) => {
      const page = await open(scene);
      await page.keyboard.press('F7');
      await page.locator('dialog:modal').waitFor();
      await page.keyboard.press('Escape');
      await page.locator('dialog').waitFor({ state: 'detached' });
      expect(await focused(page)).toBe('H1');
    },
  );

  it('is looked up in the journal, whose pages turn by PageDown from the search and from the rows', async () => {
    const page = await open('journal');
    const [search, rows] = [
      page.getByLabel('Поиск по журналу'),
      page.locator('table.applications tbody button'),
    ];
    await rows.first().waitFor();
    const shown = await rows.count();
    await search.focus();
    await page.keyboard.press('PageDown');
    await expect.poll(() => rows.count()).toBeGreaterThan(shown);
    expect(await search.evaluate((field) => field === document.activeElement)).toBe(true);
    const turned = await rows.count();
    const more = page.getByRole('button', { name: 'Показать ещё' });
    await more.focus();
    await page.keyboard.press('PageDown');
    await expect.poll(() => rows.count()).toBeGreaterThan(turned);
    await expect.poll(() => rows.nth(turned).evaluate((row) => row === document.activeElement)).toBe(true);
  });

  it('is read again in the journal as soon as a card is blocked, as far as the pages were turned', async () => {
    const page = await open('journal');
    const rows = page.locator('table.applications tbody tr');
    await rows.first().waitFor();
    const first = await rows.count();
    await page.keyboard.press('PageDown');
    await expect.poll(() => rows.count()).toBeGreaterThan(first);
    const turned = await rows.count();
    await page.evaluate(() => {
      const { fakeKiosk } = window as unknown as { fakeKiosk: FakeKiosk };
      const search = fakeKiosk.search.bind(fakeKiosk);
      fakeKiosk.search = (...asked) => {
        const { rows, ...next } = search(...asked);
        return { rows: rows.map((row) => ({ ...row, text: 'карта заблокирована' })), ...next };
      };
      fakeKiosk.tell({ topic: 'changed', operationId: 31 });
    });
    await expect.poll(() => rows.filter({ hasText: 'карта заблокирована' }).count()).toBe(turned);
    expect(await rows.count()).toBe(turned);
  });
});
