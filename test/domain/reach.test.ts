import { expect, it } from 'vitest';
import { REACH_STAGES, type ReachReason, reachOf, reachStageOf } from '../../src/domain/reach.ts';
import { REACH_STAGE_TEXT, REACH_TEXT, reachAdvice, reachInBrief } from '../../src/domain/reach-text.ts';
import { VARIABLES } from '../../src/main/settings/environment.ts';

const REASONS = Object.keys(REACH_TEXT) as readonly ReachReason[];

it.each(REASONS)('%s: what is so, who acts and what IT looks at', (reason) => {
  const { brief, forIt } = REACH_TEXT[reason];
  expect(brief).toMatch(/^[А-Яа-я][^.!]*$/);
  expect(forIt).toMatch(/^[А-Я].*\.$/);
  expect(reachInBrief(reason, '11:42')).toContain('с 11:42');
  expect(reachAdvice(reason)).toMatch(/[Зз]аявления/);
  expect(REACH_STAGES).toContain(reachStageOf(reason));
});

it('names no setting that there is not', () => {
  const named = REASONS.flatMap((reason) => REACH_TEXT[reason].forIt.match(/KARTA_\w+/g) ?? []);
  expect(named.length).toBeGreaterThan(5);
  for (const name of named) expect(VARIABLES).toHaveProperty(name);
});

it('has words for each stage that holds', () => {
  expect(Object.keys(REACH_STAGE_TEXT)).toEqual(REACH_STAGES);
});

it('learns from a step when the Department was heard, and how long it wants to be left alone', () => {
  const answer = { step: 'register_chip' } as const;
  expect(reachOf({ class: 'done', answer, answeredAt: 5 })).toEqual({ ok: true, answeredAt: 5 });
  const busy = { class: 'not_processed', reason: 'too_many_requests', retryAfterMs: 7 } as const;
  expect(reachOf(busy)).toEqual({ ok: true, retryAfterMs: 7 });
  expect(reachOf({ class: 'unknown', reason: 'interrupted' })).toBeUndefined();
});
