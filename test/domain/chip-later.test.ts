import { describe, expect, it } from 'vitest';
import type { ApplicationCard, ApplicationState } from '../../src/domain/application.ts';
import { next } from '../../src/domain/application-state.ts';
import { chipLeft, chipLeftText } from '../../src/domain/chip-later.ts';
import { eventText } from '../../src/domain/event-text.ts';
import type { Outcome, RefusalReason } from '../../src/domain/outcome.ts';
import { isCardConnected } from '../../src/domain/status-text.ts';
import { tellResident } from '../../src/domain/tell-resident.ts';
import { CARD, LOST } from '../journal/invented-application.ts';

const NOW = 1_000_000;
const LEFT = { status: 'connected', numSid: '9643', chip: 'not_registered' } as const;
const WITHOUT: ApplicationCard = { ...CARD, chip: { kind: 'none', why: 'random_uid' } };

describe('the card back', () => {
  it('takes up the chip that was left, from its first try, with the social number', () => {
    const state = next(LEFT, { type: 'card_back' }, NOW);
    expect(state).toEqual({ status: 'due', stage: 'card_connected', tries: 0, numSid: '9643', dueAt: NOW });
    const { numSid: _, ...nameless } = LEFT;
    expect(next(nameless, { type: 'card_back' }, NOW)).not.toHaveProperty('numSid');
  });

  it('leaves the word of success as it was', () => {
    const [before, after] = [LEFT, next(LEFT, { type: 'card_back' }, NOW)];
    expect(isCardConnected(after)).toBe(true);
    expect(tellResident(after)[0]).toBe(tellResident(before)[0]);
  });

  it.each<ApplicationState>([
    { ...LEFT, chip: 'registered' },
    { ...LEFT, chip: 'none' },
    { status: 'not_connected' },
    { status: 'withdrawn' },
    { status: 'refused', by: 'office', ground: '1.2.1' },
    { status: 'has_active_card', active: { numSid: '9' } },
    { status: 'due', stage: 'card_connected', tries: 0, dueAt: NOW },
    { status: 'in_flight', stage: 'card_connected', tries: 0 },
    { status: 'filling', stage: 'checked', tries: 0, filling: true, checkedAt: NOW },
    LOST.chip,
    LOST.card,
  ])('is of no concern to %j', (state) => {
    expect(() => next(state, { type: 'card_back' }, NOW)).toThrow('does not fit');
  });
});

describe('the chip that is left', () => {
  it('is the one that was read with the card', () => {
    expect(chipLeft({ state: LEFT, card: CARD })).toEqual(CARD.chip);
  });

  it.each([
    [{ state: { ...LEFT, chip: 'registered' }, card: CARD }],
    [{ state: { ...LEFT, chip: 'none' }, card: WITHOUT }],
    [{ state: LEFT, card: WITHOUT }],
    [{ state: LEFT }],
    [{ state: LOST.chip, card: CARD }],
  ] as const)('is none in %j', (application) => {
    expect(chipLeft(application)).toBeUndefined();
  });
});

describe('why it is missing', () => {
  const refusal = (reason: RefusalReason) => ({ reason, service: 's', code: 2, message: 'м' });
  const refused = (...reasons: [RefusalReason, ...RefusalReason[]]): Outcome => {
    const [first, ...more] = reasons;
    return { class: 'refused', step: 'register_chip', refusals: [refusal(first), ...more.map(refusal)] };
  };

  it.each([
    [undefined, 'не подтвердил'],
    [{ class: 'unknown', reason: 'timeout' } as const, 'не подтвердил'],
    [refused('card_unknown'), 'ещё не нашёл'],
    [refused('chip_not_taken'), 'не принял номер чипа'],
    [refused('bad_input'), 'не принял номер чипа'],
    [refused('card_unknown', 'bad_input'), 'не принял номер чипа'],
  ])('after %j', (last, words) => {
    expect(chipLeftText(last)).toContain(words);
  });

  it('and that it was taken up again is told in the history', () => {
    expect(eventText('chip_taken_up_again', { clerk: 3 })).toMatch(/Карта приложена снова.*оператор № 3/);
  });
});
