import { describe, expect, it } from 'vitest';
import type { CardClearing, CardOperation, DecisionReason } from '../../src/domain/clearing.ts';
import { decisionsOf } from '../../src/domain/decide.ts';
import {
  type AdviceFacts,
  activeCardSeen,
  decisionAdvice,
  type Undecided,
} from '../../src/domain/decision-advice.ts';

const ACTIVE = {
  numSid: '9620000000000017',
  issuer: 'ПАО СБЕРБАНК',
  issuedOn: '2026-11-23',
  validTo: '2029-11-23',
};
const REASONS: readonly DecisionReason[] = [
  'schoolboy_unavailable',
  'contradiction',
  'not_committed',
  'active_unexplained',
  'repeats_exhausted',
  'confirm_again',
  'offline_too_long',
  'restored',
];

function undecided(why: DecisionReason, seen?: CardClearing['seen']): Undecided {
  const begun = { since: 0, repeats: 0, misses: 0 };
  const clearing: CardClearing = { of: 'connect_card', next: 'look', ...begun, ...(seen && { seen }) };
  return { status: 'needs_decision', stage: 'client_known', tries: 1, since: 0, why, clearing };
}

const facts = (change: Partial<AdviceFacts> = {}): AdviceFacts => ({
  ownConnections: [],
  operations: [],
  ...change,
});
const own = (sameCard: boolean, numSid = ACTIVE.numSid) => ({ applicationId: 4, sameCard, numSid });
const seen = undecided('active_unexplained', ACTIVE);

describe('the advice on a card that is active', () => {
  it('is ours where bank and day fit, and says by what', () => {
    const advice = decisionAdvice(seen, facts({ bank: 'Сбербанк', sentOn: '2026-11-23' }));
    expect(advice).toEqual({
      proposed: 'is_connected',
      verdict: 'Скорее всего, активна наша карта.',
      speaksFor: [
        'Банк подходит: у активной карты «ПАО СБЕРБАНК», в заявлении «Сбербанк».',
        'Выдана 23.11.2026, в день отправки этого заявления.',
      ],
      speaksAgainst: [],
    });
  });

  it('is another one where neither fits', () => {
    const advice = decisionAdvice(seen, facts({ bank: 'Вымышленный банк', sentOn: '2026-11-25' }));
    expect(advice).toMatchObject({ proposed: 'is_not_connected', speaksFor: [] });
    expect(advice.speaksAgainst).toHaveLength(2);
  });

  it.each([
    ['they contradict each other', facts({ bank: 'Сбербанк', sentOn: '2026-11-25' })],
    ['nothing is known', facts()],
    ['only another number is known', facts({ ownConnections: [own(false, '1')] })],
  ])('is none where %s', (_why, known) => {
    expect(decisionAdvice(seen, known).proposed).toBe('look_again');
  });

  it.each([
    [true, 'is_connected'],
    [false, 'is_not_connected'],
  ] as const)('goes by the journal before all else: same card %s', (sameCard, proposed) => {
    const bank = sameCard ? 'Вымышленный банк' : 'Сбербанк';
    expect(decisionAdvice(seen, facts({ bank, ownConnections: [own(sameCard)] })).proposed).toBe(proposed);
  });

  it.each([
    ['this card with that number', [{}], 'is_connected'],
    ['another card with that number', [{ sameCard: false }], 'is_not_connected'],
    ['another number', [{ numSid: '1' }], 'look_again'],
    ['this card blocked', [{ type: 'block', numSid: '1' }], 'is_not_connected'],
    ['somebody else with that number', [{ isDoubtful: true }], 'look_again'],
  ] as const)('goes by what the portal says: %s', (_what, changes, proposed) => {
    const operations = changes.map(
      (change): CardOperation => ({
        type: 'register',
        cardHash: 'a1',
        sameCard: true,
        numSid: ACTIVE.numSid,
        madeAt: 0,
        ...change,
      }),
    );
    expect(decisionAdvice(seen, facts({ operations })).proposed).toBe(proposed);
  });

  it('is not to be had without a card that was seen', () => {
    expect(activeCardSeen(seen)).toEqual(ACTIVE);
    expect(activeCardSeen(undecided('not_committed', 'none'))).toBeUndefined();
    expect(decisionAdvice(undecided('not_committed', 'none'), facts({ bank: 'Сбербанк' }))).toMatchObject({
      proposed: 'send_again',
      speaksFor: [],
      speaksAgainst: [],
    });
  });
});

describe('whatever the reason', () => {
  const { clearing: _, ...unsent } = undecided('offline_too_long');
  const client = { of: 'register_client', next: 'look', since: 0, repeats: 0, misses: 0 } as const;
  it.each(
    REASONS.flatMap((why) =>
      [undecided(why), undecided(why, 'none'), undecided(why, ACTIVE), { ...unsent, why }].concat({
        ...undecided(why),
        stage: 'checked',
        clearing: client,
      }),
    ),
  )('the proposal is a way on: %o', (state) => {
    const { proposed, verdict } = decisionAdvice(state, facts());
    expect(decisionsOf(state)).toContain(proposed);
    expect(verdict).toMatch(/^[А-Я].*\.$/);
  });
});
