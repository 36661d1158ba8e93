import type { Outcome } from '../../domain/outcome.ts';
import type { ConnectionView } from './views.ts';

/** What the last call has shown of the Department; nothing is asked only to find out. */
export class ConnectionWatch {
  #view: ConnectionView = { status: 'not_tried' };

  get view(): ConnectionView {
    return this.#view;
  }

  /** `at` in epoch ms: when the outcome was known. */
  take(outcome: Outcome, at: number): void {
    const status = statusOf(outcome);
    if (status === 'answers') this.#view = { status, at };
    // Since the first of them: how long it lasts is what the clerk wants to know.
    else if (this.#view.status !== status) this.#view = { status, since: at };
  }
}

function statusOf(outcome: Outcome): Exclude<ConnectionView['status'], 'not_tried'> {
  switch (outcome.class) {
    case 'done':
    case 'refused':
      return 'answers';
    case 'not_processed':
      return outcome.reason === 'too_many_requests' ? 'answers' : 'setting_is_wrong';
    case 'not_sent':
      return outcome.reason === 'not_configured' ? 'setting_is_wrong' : 'no_answer';
    case 'unknown':
      // Whatever came back, it was no answer of the Department that can be relied on.
      return 'no_answer';
    default:
      return outcome satisfies never;
  }
}
