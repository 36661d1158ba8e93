import { describe, expect, it } from 'vitest';
import type { ReverseView } from '../../src/main/api/operation-views.ts';
import { Clock } from '../../src/renderer/formats.ts';
import { reverseInWords } from '../../src/renderer/screens/operations/reverse-words.ts';

const MINUTE = 60_000;
/** 23.11.2026, 11:54 in Kurgan. */
const NOW = Date.UTC(2026, 10, 23, 6, 54);
const clock = new Clock('Asia/Yekaterinburg');
const RUNNING: ReverseView = {
  status: 'running',
  lastSuccessAt: NOW - 2 * MINUTE,
  overdueAt: NOW + 14 * MINUTE,
  underWay: 0,
  waitForClerk: 0,
  setAside: 0,
};

const words = (change: Partial<ReverseView>) => reverseInWords({ ...RUNNING, ...change }, clock, NOW);

describe('how the operations of the portal come in', () => {
  it('is told by the time of the last list and what is left', () => {
    expect(words({})).toMatchObject({ tone: 'neutral', text: 'Последний список: 11:52. Всё обработано.' });
    expect(words({ underWay: 12 }).text).toContain('В обработке: 12');
  });

  it('is told with the date where the list is of another day', () => {
    const { title, text } = words({ lastSuccessAt: NOW - 24 * 60 * MINUTE, overdueAt: NOW });
    expect(title).toBe('Операции портала не приходят с 22.11.2026 11:54');
    expect(text).toContain('позовите специалиста ИТ');
  });

  it('is overdue from its moment on, and not before', () => {
    expect(words({ overdueAt: NOW + 1 }).tone).toBe('neutral');
    expect(words({ overdueAt: NOW }).tone).toBe('waiting');
  });

  it('is no success before the first list', () => {
    const { lastSuccessAt: _, ...never } = RUNNING;
    expect(reverseInWords(never, clock, NOW)).toMatchObject({ tone: 'waiting' });
  });

  it('names who acts where nothing goes by itself', () => {
    expect(words({ status: 'stopped' })).toMatchObject({ tone: 'bad' });
    expect(words({ status: 'stopped' }).text).toContain('Позовите специалиста ИТ');
    const paused = words({ status: 'paused', why: 'Департамент не принял ключ доступа.' });
    expect(paused.text).toMatch(/^Департамент не принял ключ доступа\. .*не пропадают/);
    expect(words({ status: 'off' }).tone).toBe('neutral');
  });
});
