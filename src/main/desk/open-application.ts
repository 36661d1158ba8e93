import type { ApplicationState, ApplicationStatus } from '../../domain/application.ts';

/** Statuses in which a request may still be under way or follow. */
const OPEN = ['filling', 'due', 'in_flight', 'unknown', 'needs_decision'] as const;

type OpenState = Extract<ApplicationState, { readonly status: (typeof OPEN)[number] }>;

export function isOpenStatus(status: ApplicationStatus): boolean {
  return (OPEN as readonly ApplicationStatus[]).includes(status);
}

export function isOpen(state: ApplicationState): state is OpenState {
  return isOpenStatus(state.status);
}

/** How an application that is still under way stands, and what to do instead of a second one. */
export function openApplicationText(state: OpenState): string {
  // Until it is confirmed it waits for the clerk, wherever the question of an active card is.
  switch (state.filling ? 'filling' : state.status) {
    case 'filling':
      return 'оно заполняется: найдите его по номеру в журнале (F3) и продолжите.';
    case 'due':
      return 'оно ждёт отправки. Второе не подавайте: отправим сами, результат будет в журнале (F3).';
    case 'in_flight':
      return 'оно отправляется. Подождите, результат будет в журнале (F3).';
    case 'needs_decision':
      return 'оно ждёт решения старшего. Второе не подавайте: найдите его по номеру в журнале (F3).';
    case 'unknown':
      return 'его результат уточняется. Второе не подавайте: найдите его по номеру в журнале (F3).';
  }
}
