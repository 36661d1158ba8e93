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
