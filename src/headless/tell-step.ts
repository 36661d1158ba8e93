import type { DeliveryParts } from '../main/delivery/delivery.ts';
import type { Output } from './output.ts';

/** One event for each step whose outcome is durable; no personal data. */
export function tellStep(output: Output): NonNullable<DeliveryParts['onStep']> {
  return (step, outcome, { registrationNumber }) => {
    const code = outcome.class === 'refused' ? { code: outcome.refusals[0].code } : {};
    const reason = 'reason' in outcome ? { reason: outcome.reason } : {};
    output.event('step', { registrationNumber, step, outcome: outcome.class, ...code, ...reason });
  };
}
