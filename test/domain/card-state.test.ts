import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CardState, cardStates } from '../../src/domain/card-state.ts';
import type { CardEvent } from '../../src/domain/known-person.ts';
import { AT, connectedHere, OTHER_SNILS, there } from './invented-operation.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const stateOf = (hash: string, ...events: readonly CardEvent[]) => cardStates(events).get(hash);

describe('one card', () => {
  const here = connectedHere(1, 'A1', AT);
  it.each<[string, readonly CardEvent[], CardState]>([
    ['connected here', [here], { kind: 'active', since: AT }],
    ['connected there', [there('connected', 'A1', AT)], { kind: 'active', since: AT }],
    ['blocked after that', [here, there('blocked', 'A1', AT + HOUR)], { kind: 'blocked', since: AT + HOUR }],
    [
      'connected here after a block: that supersedes it (2.2 item 12)',
      [there('blocked', 'A1', AT - HOUR), here],
      { kind: 'active', since: AT },
    ],
    [
      'connected here again after a block',
      [here, there('blocked', 'A1', AT + HOUR), connectedHere(2, 'A1', AT + 2 * HOUR)],
      { kind: 'active', since: AT + 2 * HOUR },
    ],
    [
      'blocked and connected there within a minute: one side knows its order',
      [there('blocked', 'A1', AT, { id: 8 }), there('connected', 'A1', AT + MINUTE, { id: 9 })],
      { kind: 'active', since: AT + MINUTE },
    ],
    [
      'both in one millisecond, as the list has them',
      [there('blocked', 'A1', AT, { id: 9 }), there('connected', 'A1', AT, { id: 8 })],
      { kind: 'blocked', since: AT },
    ],
    [
      'a block of a card that was never connected',
      [there('blocked', 'A1', AT)],
      { kind: 'blocked', since: AT },
    ],
  ])('is %s', (_what, events, expected) => {
    expect(stateOf('A1', ...events)).toEqual(expected);
  });

  it.each<[number, boolean]>([
    [0, true],
    [2 * MINUTE, true],
    [-2 * MINUTE, true],
    [2 * MINUTE + 1, false],
    [-2 * MINUTE - 1, false],
  ])('has no certain order with a block %d ms from its connection here: %s', (distance, isUnclear) => {
    const state = stateOf('A1', here, there('blocked', 'A1', AT + distance));
    expect(state?.isOrderUnclear ?? false).toBe(isUnclear);
    if (!isUnclear) expect(state?.kind).toBe(distance > 0 ? 'blocked' : 'active');
  });

  it('is certain again once something clear has happened', () => {
    const close = there('blocked', 'A1', AT + MINUTE, { id: 8 });
    expect(stateOf('A1', here, close, there('blocked', 'A1', AT + HOUR, { id: 9 }))).toEqual({
      kind: 'blocked',
      since: AT + HOUR,
    });
    expect(stateOf('A1', here, close, there('connected', 'A1', AT + HOUR, { id: 9 }))).toEqual({
      kind: 'active',
      since: AT + HOUR,
    });
  });

  it('is told by its social number where its hash is made otherwise now', () => {
    const old = connectedHere(1, 'A1', AT, '9620');
    const states = cardStates([old, there('blocked', 'B2', AT + HOUR, { numSid: '9620' })]);
    expect(states.get('A1')).toEqual({ kind: 'blocked', since: AT + HOUR });
    expect(states.get('B2')).toEqual(states.get('A1'));
  });

  it('is not mixed up with another one without a number', () => {
    const states = cardStates([
      connectedHere(1, 'A1', AT, ''),
      there('blocked', 'B2', AT + HOUR, { numSid: '' }),
    ]);
    expect(states.get('A1')?.kind).toBe('active');
  });
});

describe('several cards of one person', () => {
  it('were not active any more when another one was connected here', () => {
    const events = [connectedHere(1, 'A1', AT), connectedHere(2, 'B2', AT + HOUR)];
    expect(stateOf('A1', ...events)).toEqual({ kind: 'blocked', since: AT + HOUR, isReplaced: true });
    expect(stateOf('B2', ...events)).toEqual({ kind: 'active', since: AT + HOUR });
  });

  it('may both be active where the later one was connected there, or at nearly the same time', () => {
    expect(stateOf('A1', connectedHere(1, 'A1', AT), there('connected', 'B2', AT + HOUR))?.kind).toBe(
      'active',
    );
    expect(stateOf('A1', there('connected', 'A1', AT), connectedHere(2, 'B2', AT + MINUTE))?.kind).toBe(
      'active',
    );
  });

  it('are active again where they were connected after that', () => {
    const events = [
      connectedHere(1, 'A1', AT),
      connectedHere(2, 'B2', AT + HOUR),
      there('connected', 'A1', AT + 2 * HOUR),
    ];
    expect(stateOf('A1', ...events)?.kind).toBe('active');
  });

  it('are replaced where an operation connected the earlier one for the same application', () => {
    const found = there('connected', 'A1', AT, { applicationId: 2 });
    expect(stateOf('A1', found, connectedHere(2, 'B2', AT + HOUR))?.isReplaced).toBe(true);
  });

  it('are not replaced by a card of somebody else, or of nobody knows whom', () => {
    const { source, ...rest } = connectedHere(2, 'B2', AT + HOUR);
    const ofOther: CardEvent = { ...rest, source: { ...source, of: 'application', snils: OTHER_SNILS } };
    expect(stateOf('A1', connectedHere(1, 'A1', AT), ofOther)?.kind).toBe('active');
    expect(stateOf('A1', there('connected', 'A1', AT), connectedHere(2, 'B2', AT + HOUR))?.kind).toBe(
      'active',
    );
  });
});

it('does not depend on the order in which events are read', () => {
  const event = fc
    .record({
      hash: fc.constantFrom('A1', 'B2', 'C3'),
      numSid: fc.constantFrom('', '9620', '9621'),
      minute: fc.nat({ max: 6 }),
      what: fc.constantFrom('here', 'connected', 'blocked'),
    })
    .map(({ hash, numSid, minute, what }) => ({ hash, numSid, at: AT + minute * MINUTE, what }));
  fc.assert(
    fc.property(fc.array(event, { maxLength: 8 }), fc.infiniteStream(fc.nat()), (drawn, places) => {
      const events = drawn.map(({ hash, numSid, at, what }, id) =>
        what === 'here'
          ? connectedHere(id, hash, at, numSid)
          : there(what === 'blocked' ? 'blocked' : 'connected', hash, at, { id, numSid }),
      );
      const shuffled = events
        .map((one) => ({ one, place: places.next().value as number }))
        .sort((a, b) => a.place - b.place)
        .map(({ one }) => one);
      const sorted = (of: readonly CardEvent[]) => [...cardStates(of)].sort(([a], [b]) => a.localeCompare(b));
      expect(sorted(shuffled)).toEqual(sorted(events));
    }),
  );
});
