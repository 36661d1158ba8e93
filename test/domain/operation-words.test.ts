import { describe, expect, it } from 'vitest';
import { eventText } from '../../src/domain/event-text.ts';
import { OPERATION_VERDICTS } from '../../src/domain/operation.ts';
import type { OperationState } from '../../src/domain/operation-state.ts';
import { operationStateText } from '../../src/domain/operation-words.ts';
import { verdictText } from '../../src/domain/verdict-text.ts';
import { verdictWays } from '../../src/domain/verdict-way.ts';

const FOUND = { verdict: 'found', by: 'evidence' } as const;
const STATES: readonly OperationState[] = [
  { status: 'saved', dueAt: 1, tries: 0 },
  { status: 'accepting', tries: 0 },
  { status: 'accept_unclear', since: 1, tries: 0 },
  { status: 'accepted', dueAt: 1 },
  { status: 'waits_for_day', verdict: 'person_not_found', dueAt: 1 },
  { status: 'waits_for_clerk', proposed: 'found', why: 'person_alike', since: 1 },
  { status: 'decided', ...FOUND, dueAt: 1, tries: 0 },
  { status: 'publishing', ...FOUND, tries: 0 },
  { status: 'done', ...FOUND },
  { status: 'gone' },
  { status: 'set_aside', why: 'not_taken', since: 1 },
];

describe('an operation in words', () => {
  it.each(STATES)('is told alike by its screen and by its events: $status', (state) => {
    const { status } = state;
    const verdict = 'verdict' in state ? { verdict: state.verdict } : {};
    const why = 'why' in state ? { why: state.why } : {};
    const event = eventText('operation_settled', { status, ...verdict, ...why }).toLowerCase();
    // The screen knows what was done there and says one word more of who was found.
    const heading = operationStateText(state, 'register').text.replace(', карта подходит', '');
    expect(event).toContain(heading.toLowerCase());
    expect(heading).toMatch(/^[А-ЯЁ][^A-Za-z]*$/);
  });

  it.each(OPERATION_VERDICTS)('has one name of each verdict: %s', (verdict) => {
    const way = verdictWays('register').find((one) => one.verdict === verdict);
    const heading = operationStateText({ status: 'done', verdict, by: 'clerk' }, 'register').text;
    expect(way?.name.toLowerCase()).toBe(verdictText(verdict, 'register'));
    expect(heading).toBe(`Департамент принял ответ: ${verdictText(verdict, 'register')}`);
    for (const kind of ['operation_publishing', 'operation_decided']) {
      expect(eventText(kind, { verdict })).toMatch(new RegExp(`: ${verdictText(verdict)}$`));
    }
  });

  it('says of who was found what follows from that for the card', () => {
    expect(verdictText('found', 'register')).toBe('найден, карта подходит');
    expect(verdictText('found', 'block')).toBe('найден, блокировка принята');
  });

  it('shows the names of what another version has written', () => {
    expect(eventText('operation_settled', { status: 'handed_over' })).toBe('Операция портала: handed_over');
    expect(eventText('operation_settled', { status: 'set_aside', why: 'lost' })).toContain('lost');
    expect(eventText('operation_publishing', { verdict: 'seen' })).toContain('seen');
  });
});
