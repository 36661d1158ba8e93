import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { skipsChromium } from '../e2e/chromium.ts';
import { type GalleryInChromium, openGalleryInChromium } from '../gallery/gallery-in-chromium.ts';

describe.skipIf(skipsChromium('the home screen in Chromium'))('the clerk reads', () => {
  let scenes: GalleryInChromium;
  beforeAll(async () => {
    scenes = await openGalleryInChromium();
  }, 120_000);
  afterAll(() => scenes.close());

  it('what is unclear apart from the queue, which is empty', async () => {
    const page = await scenes.open('home-unclear');
    await page.getByRole('region', { name: 'Очередь отправки пуста' }).waitFor();
    const unclear = await page.getByRole('region', { name: 'Результат уточняется: 12' }).innerText();
    expect(unclear).toContain('вслепую второй раз не отправляем');
    expect(unclear).toContain('ещё 10');
  });

  it('the nearest attempt alone, and how many of today are shown', async () => {
    const page = await scenes.open('home-busy');
    await page.getByText('Ближайшая попытка в 12:04.').waitFor();
    await page.getByText('показаны последние 7 из 14').waitFor();
  });

  it('why the queue stands and no time that does not hold, and IT what to look at by one key', async () => {
    const page = await scenes.open('queue-paused');
    const queue = page.getByRole('region', { name: 'Очередь отправки: 2' });
    const words = await queue.innerText();
    expect(words).toMatch(/Очередь стоит: Департамент не принял ключ доступа\s+Позовите специалиста ИТ/);
    expect(words).not.toMatch(/Ближайшая попытка|в 11:59|Дальше/);
    await queue.getByRole('button', { name: /Проверить сейчас/ }).waitFor();
    await page.keyboard.press('Alt+I');
    await page.getByText(/KARTA_API_KEY_FILE/).waitFor();
  });

  it('of a page in place of an answer nothing like a lost line', async () => {
    const page = await scenes.open('queue-page');
    expect(await page.locator('header .facts').innerText()).toContain('приходит страница с 11:30');
    expect(await page.locator('body').innerText()).not.toMatch(/Нет связи/);
  });

  it('of a foreign card nothing about applications', async () => {
    const page = await scenes.open('foreign-card');
    const hero = page.getByRole('region', { name: 'Считыватель и новое заявление' });
    expect(await hero.innerText()).toContain('Это не карта «Мир»');
    expect(await hero.innerText()).not.toMatch(/Заявлений с этой|[Нн]ачните/);
  });

  it('how one searches, where nothing was found', async () => {
    const page = await scenes.open('home-busy');
    await page.getByRole('searchbox').fill('нет такого');
    await page.getByText(/по началу фамилии, по СНИЛС целиком/).waitFor();
  });

  it('how to go on after an active card of a mistyped SNILS, by one key', async () => {
    const page = await scenes.open('result-has-card');
    await page.getByText(/Если СНИЛС введён с ошибкой/).waitFor();
    await page.keyboard.press('F10');
    await page.getByRole('heading', { level: 1, name: 'Документы и личность' }).waitFor();
  });
});
