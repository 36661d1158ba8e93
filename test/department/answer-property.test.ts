import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkOutcome, inventedAnswer, outcomeOfAnswer } from './answer-property.ts';

describe('whatever is answered', () => {
  it('never throws and is judged as a second reading of the regulation judges it', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(inventedAnswer, (answer) => {
        seen.add(checkOutcome(answer));
      }),
      { numRuns: 1_000 },
    );
    // Else the answers were too strange to prove anything.
    expect([...seen].sort()).toEqual(['done', 'not_processed', 'refused', 'unknown']);
  });

  it('comes out as a plain value that the journal can hold', () => {
    fc.assert(
      fc.property(inventedAnswer, (answer) => {
        const outcome = outcomeOfAnswer(answer);
        expect(JSON.parse(JSON.stringify(outcome))).toStrictEqual(outcome);
      }),
      { numRuns: 300 },
    );
  });
});
