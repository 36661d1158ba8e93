import type { Application, ApplicationState } from '../domain/application.ts';
import type { Refusal } from '../domain/outcome.ts';
import { GROUND_TEXT } from '../domain/papers.ts';
import { stateText } from '../domain/state-text.ts';
import { EXIT, type ExitCode } from './exit-code.ts';

type ResultWord =
  | 'connected'
  | 'has_active_card'
  | 'refused'
  | 'withdrawn'
  | 'waiting'
  | 'unknown'
  | 'not_connected'
  | 'needs_decision';

/** The last line of `connect`. */
export interface ResultLine {
  readonly result: ResultWord;
  readonly registrationNumber: string;
  readonly numSid?: string;
  readonly chip: 'registered' | 'not_registered' | 'none';
  /** Service of the regulation that refused; absent where the office did. */
  readonly service?: string;
  /** The service's number, or the ground of regulation 1.2. */
  readonly code?: number | string;
  readonly message?: string;
}

const EXIT_OF: Record<ResultWord, ExitCode> = {
  connected: EXIT.done,
  has_active_card: EXIT.has_active_card,
  refused: EXIT.refused,
  withdrawn: EXIT.refused,
  waiting: EXIT.waiting,
  unknown: EXIT.waiting,
  not_connected: EXIT.refused,
  needs_decision: EXIT.needs_decision,
};

export function exitCodeOf(line: ResultLine): ExitCode {
  return EXIT_OF[line.result];
}

export function resultLine({ registrationNumber, state, card }: Application): ResultLine {
  const chip = card?.chip.kind === 'uid' ? 'not_registered' : 'none';
  return { registrationNumber, chip, ...outcomeOf(state) };
}

/** Step 13.1: once the card is connected, nothing that becomes of the chip takes the success back. */
function outcomeOf(
  state: ApplicationState,
): Omit<ResultLine, 'registrationNumber' | 'chip'> & Partial<ResultLine> {
  if ('stage' in state && state.stage === 'card_connected') {
    return { result: 'connected', ...numSidOf(state), message: stateText(state) };
  }
  switch (state.status) {
    case 'connected':
      return { result: 'connected', ...numSidOf(state), chip: state.chip };
    case 'has_active_card':
      return { result: 'has_active_card', numSid: state.active.numSid, message: stateText(state) };
    case 'refused':
      return state.by === 'office'
        ? { result: 'refused', code: state.ground, message: GROUND_TEXT[state.ground] }
        : { result: 'refused', ...refusal(state.refusals[0]) };
    case 'returned':
      return { result: 'refused', ...refusal(state.refusals[0]) };
    case 'needs_decision':
      return { result: 'needs_decision', message: stateText(state) };
    case 'withdrawn':
    case 'not_connected':
      return { result: state.status, message: stateText(state) };
    case 'filling':
    case 'due':
      return { result: 'waiting', message: stateText(state) };
    case 'in_flight':
    case 'unknown':
      return { result: 'unknown', message: stateText(state) };
  }
}

function numSidOf({ numSid }: { readonly numSid?: string }): { readonly numSid?: string } {
  return numSid === undefined ? {} : { numSid };
}

function refusal({ service, code, message }: Refusal) {
  return { service, code, message };
}
