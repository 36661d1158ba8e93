import type { Stage } from './application.ts';
import type { Step } from './step.ts';

const STEP_OF_STAGE: Readonly<Record<Stage, Step>> = {
  registered: 'check_active_card',
  checked: 'register_client',
  client_known: 'connect_card',
  card_connected: 'register_chip',
};

/** The step that comes next once the Department has confirmed so much (regulation, 2.1). */
export function stepOf(stage: Stage): Step {
  return STEP_OF_STAGE[stage];
}
