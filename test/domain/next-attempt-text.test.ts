import { describe, expect, it } from 'vitest';
import type { ApplicationState, Stage } from '../../src/domain/application.ts';
import type { CardClearing, ChipClearing, Clearing, ClientClearing } from '../../src/domain/clearing.ts';
import { nextAttemptText } from '../../src/domain/next-attempt-text.ts';

const SINCE = { since: 0, repeats: 0, misses: 0 };
const client = (next: ClientClearing['next']): Clearing => ({ of: 'register_client', next, ...SINCE });
const card = (next: CardClearing['next']): Clearing => ({ of: 'connect_card', next, ...SINCE });
const chip = (next: ChipClearing['next']): Clearing => ({ of: 'register_chip', next, nones: 0, ...SINCE });

function due(stage: Stage, more: Partial<Extract<ApplicationState, { status: 'due' }>> = {}) {
  return nextAttemptText({ status: 'due', stage, tries: 1, dueAt: 0, ...more });
}

function unknown(clearing: Clearing, stage: Stage = 'client_known') {
  return nextAttemptText({ status: 'unknown', stage, tries: 1, since: 0, dueAt: 0, clearing });
}

describe('what is due', () => {
  it.each([
    ['registered', 'вопрос о карте жителя; если нет, повторим сами'],
    ['checked', 'данные заявителя; если нет, повторим сами'],
    ['client_known', 'подключение карты; если нет, повторим сами'],
    ['card_connected', 'регистрация чипа; если нет, повторим сами'],
  ] as const)('is told at the stage %s', (stage, text) => {
    expect(due(stage)).toBe(text);
  });

  it.each(['key_rejected', 'region_unknown', 'tls'] as const)('waits for IT after %s', (reason) => {
    expect(due('checked', { reason })).toContain('если нет, нужен специалист ИТ');
  });

  it('comes to a senior clerk where the Department cannot find something out', () => {
    expect(due('checked', { reason: 'schoolboy_unavailable' })).toContain('если нет, решит старший');
  });
});

describe('what is cleared up', () => {
  it.each([
    [client('look'), 'спросим, что вышло; если нет, решит старший'],
    [client('repeat'), 'то же ещё раз; если нет, решит старший'],
    [card('last_look'), 'спросим ещё раз; если нет, решит старший'],
    [card('clients'), 'данные ещё раз; если нет, решит старший'],
    [card('evidence'), 'сверим с журналом; если нет, решит старший'],
    [chip('look'), 'спросим, что вышло; если нет, чип зарегистрируем позже'],
  ] as const)('%o', (clearing, text) => {
    expect(unknown(clearing)).toBe(text);
  });
});

it('is nothing where nothing is done by itself', () => {
  expect(nextAttemptText({ status: 'in_flight', stage: 'checked', tries: 0 })).toBeUndefined();
  expect(nextAttemptText({ status: 'withdrawn' })).toBeUndefined();
});
