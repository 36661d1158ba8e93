import { expect, it } from 'vitest';
import type { Refusal, RefusalReason } from '../../src/domain/outcome.ts';
import { stepView } from '../../src/main/api/step-view.ts';

function shown(reason: RefusalReason) {
  const refusals: readonly [Refusal] = [{ reason, service: 'Clients', code: 1, message: 'isSchoolboy' }];
  const outcome = { class: 'refused', step: 'register_client', refusals } as const;
  return stepView({ step: 'register_client', attempt: 1, digest: 'd', intendedAt: 1, endedAt: 2, outcome });
}

it('shows no refusal where the Department could not find something out', () => {
  expect(shown('bad_input').outcome).toBe('refused');
  expect(shown('schoolboy_unavailable')).toMatchObject({ outcome: 'not_processed', forIt: 'Clients 1' });
});
