import { expect, it } from 'vitest';
import type { Outcome } from '../../src/domain/outcome.ts';
import { ConnectionWatch } from '../../src/main/api/connection-watch.ts';

const done: Outcome = { class: 'done', answer: { step: 'register_client' } };
const refused: Outcome = {
  class: 'refused',
  step: 'register_client',
  refusals: [{ reason: 'bad_input', service: 'Clients', code: 4, message: 'x' }],
};

function after(...outcomes: readonly Outcome[]) {
  const watch = new ConnectionWatch();
  for (const [at, outcome] of outcomes.entries()) watch.take(outcome, at);
  return watch.view;
}

it('says that nothing was tried until something was', () => {
  expect(after()).toEqual({ status: 'not_tried' });
});

it.each([
  [done, 'answers'],
  [refused, 'answers'],
  [{ class: 'not_processed', reason: 'too_many_requests' }, 'answers'],
  [{ class: 'not_processed', reason: 'key_rejected' }, 'setting_is_wrong'],
  [{ class: 'not_processed', reason: 'region_unknown' }, 'setting_is_wrong'],
  [{ class: 'not_sent', reason: 'not_configured' }, 'setting_is_wrong'],
  [{ class: 'not_sent', reason: 'connection_refused' }, 'no_answer'],
  [{ class: 'not_sent', reason: 'tls' }, 'no_answer'],
  [{ class: 'unknown', reason: 'timeout' }, 'no_answer'],
  [{ class: 'unknown', reason: 'not_json' }, 'no_answer'],
] as const)('takes %o for %s', (outcome, status) => {
  expect(after(outcome)).toMatchObject({ status });
});

it('tells since when there is no answer, and when the last one came', () => {
  const off: Outcome = { class: 'not_sent', reason: 'connection_refused' };
  expect(after(done, off, off, off)).toEqual({ status: 'no_answer', since: 1 });
  expect(after(off, off, done, refused)).toEqual({ status: 'answers', at: 3 });
});
