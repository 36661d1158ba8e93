import type { Step } from '../../domain/step.ts';

/** The regulation's name of the service that a step calls (4.1 to 4.4), for IT, journal and reports. */
export function serviceName(step: Step): string {
  return SERVICE_NAMES[step];
}

const SERVICE_NAMES = {
  check_active_card: 'CheckCard',
  register_client: 'Clients',
  connect_card: 'Cards',
  register_chip: 'RegisterMifare',
} as const satisfies Record<Step, string>;
