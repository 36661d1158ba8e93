import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { skipsChromium } from '../e2e/chromium.ts';
import { type GalleryInChromium, openGalleryInChromium } from '../gallery/gallery-in-chromium.ts';
import { isWhole } from './is-whole.ts';

const SMALLEST = { width: 1366, height: 768 };

describe.skipIf(skipsChromium('the worklist in Chromium'))('the worklist, by keyboard alone', () => {
  let scenes: GalleryInChromium;
  beforeAll(async () => {
    scenes = await openGalleryInChromium();
  }, 120_000);
  afterAll(() => scenes.close());

  /** `Enter` is deaf for a moment, as it decides something that can't be taken back. */
  async function enter(page: Page): Promise<void> {
    await page.locator('.primary:not([data-armed="false"])').waitFor();
    await page.keyboard.press('Enter');
  }

  it('opens the oldest by Enter and leads back by Esc', async () => {
    const page = await scenes.open('operations');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Человек похож, но не всё совпадает' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1, name: /ждут решения: 3/ }).waitFor();
  });

  it('says what is the same and what differs by a word, not by colour alone', async () => {
    const page = await scenes.open('operation-alike');
    const rows = await page.locator('.comparison tbody tr').allInnerTexts();
    expect(rows[0]).toMatch(/^Имя.*≠ отличается$/s);
    expect(rows[1]).toMatch(/^Родился.*= совпадает$/s);
    expect(rows[5]).toMatch(/^Телефон\s+не прислано/);
  });

  it('takes no answer without a choice, none without a reason, and then says what was answered', async () => {
    const page = await scenes.open('operation-alike');
    await enter(page);
    await page.getByText(/^Выберите ответ/).waitFor();
    await page.keyboard.press('Alt+2');
    await page.getByText(/^Карта будет считаться подключённой/).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText(/^Напишите, почему/).waitFor();
    await page.keyboard.type('Тот же человек');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Ответ записан: Найден, карта подходит' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  });

  it('is deaf to an Enter that was meant for the list', async () => {
    const page = await scenes.open('operations');
    await page.keyboard.press('Enter');
    await page.locator('.primary').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.primary[data-armed="true"]').waitFor();
    expect(await page.getByText(/^Выберите ответ/).count()).toBe(0);
  });

  it('wants to know who it is where several may be, and takes the one of the key', async () => {
    const page = await scenes.open('operation-several');
    await page.keyboard.press('Alt+2');
    await page.keyboard.type('Тот же человек');
    await enter(page);
    await page.getByText(/Клавишей Alt 1 выберите/).waitFor();
    await page.keyboard.press('Alt+1');
    await page.keyboard.press('Alt+1');
    expect(await page.locator('.comparison th.chosen').innerText()).toContain('000190');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /^Ответ записан/ }).waitFor();
  });

  it('offers reasons that a clerk often has, to be taken by Tab and Enter', async () => {
    const page = await scenes.open('operation-alike');
    await page.keyboard.press('Alt+2');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('textbox').inputValue()).toBe('Тот же человек, сменился паспорт');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
  });

  it('shows the codes of a history to IT by one key', async () => {
    const page = await scenes.open('operation-done');
    expect(await page.getByText('статус 2: timeout').isVisible()).toBe(false);
    await page.keyboard.press('Alt+I');
    await page.getByText('статус 2: timeout').waitFor();
  });

  it('leads from the application of a blocked card to its operation and back', async () => {
    const page = await scenes.open('application-blocked');
    await page.getByText('Карта сейчас заблокирована 23.11.2026 жителем').waitFor();
    await page.getByRole('button', { name: /Блокировка карты на портале/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /^Департамент принял ответ/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('Карта сейчас заблокирована 23.11.2026 жителем').waitFor();
  });

  it('ticks off whoever was told of a card that was connected on the portal', async () => {
    const page = await scenes.open('to-tell-portal');
    await page.getByText('Согласие есть на СМС.').waitFor();
    await enter(page);
    await page.getByRole('heading', { level: 1, name: 'Сообщать некому' }).waitFor();
  });

  it.each(
    ['operation-several', 'operation-alike', 'operation-not-found'].flatMap((scene) =>
      (['100', '125'] as const).map((size) => [scene, size] as const),
    ),
  )('%s at %s % of the smallest screen: the answers and their keys are in sight', async (scene, size) => {
    const page = await scenes.open(scene);
    await page.setViewportSize(SMALLEST);
    await page.evaluate((textSize) => {
      document.documentElement.dataset['textSize'] = textSize;
    }, size);
    expect(await isWhole(page, '.way-on:first-child')).toBe(true);
    expect(await isWhole(page, 'footer .action.primary')).toBe(true);
    if (size === '100') expect(await isWhole(page, '.way-on')).toBe(true);
    await page.keyboard.press('Alt+2');
    await page.locator('.changes').waitFor();
    expect(await isWhole(page, 'footer .action.primary')).toBe(true);
    expect(await isWhole(page, 'input[type=text], input:not([type])')).toBe(true);
    if (size === '100') expect(await isWhole(page, '.way-on')).toBe(true);
  });

  it('has all that was compared at hand by the wheel, beside the answers', async () => {
    const page = await scenes.open('operation-several');
    await page.setViewportSize(SMALLEST);
    const last = page.locator('.comparison tbody tr').last();
    await last.hover();
    expect(await isWhole(page, '.comparison tbody tr:last-child td:last-child')).toBe(true);
    expect(await isWhole(page, '.way-on')).toBe(true);
  });
});
