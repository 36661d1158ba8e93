import type { ApplicationState } from './application.ts';
import { isCardConnected } from './status-text.ts';

/**
 * Data or card were sent, and nobody knows what became of them: such an application can't be taken back,
 * and nothing is promised of it (rule 5 of delivery). A chip leaves no doubt about its card.
 */
export function isInDoubt(state: ApplicationState): boolean {
  if (isCardConnected(state)) return false;
  switch (state.status) {
    case 'unknown':
      return true;
    case 'in_flight':
    case 'needs_decision':
      return state.clearing !== undefined;
    default:
      return false;
  }
}
