import type { ApplicationState } from '../../domain/application.ts';
import type { Tone } from '../../domain/status-text.ts';
import { type WaitKind, waitKind } from '../../domain/wait-kind.ts';

export interface StepNote {
  readonly text: string;
  readonly tone: Tone;
}

const CHECKING: StepNote = { text: 'проверяем…', tone: 'waiting' };
const NO_CARD: StepNote = { text: 'карты жителя нет', tone: 'good' };
const WHEN_ONLINE: StepNote = { text: 'спросим, когда будет связь', tone: 'waiting' };
const WHEN_SET: StepNote = { text: 'спросим, когда ИТ исправит настройку', tone: 'waiting' };
const ASK_AGAIN: StepNote = { text: 'спросим ещё раз сами', tone: 'waiting' };
const SNILS_REFUSED: StepNote = { text: 'СНИЛС не принят', tone: 'bad' };
const HAS_CARD: StepNote = { text: 'уже есть карта жителя', tone: 'bad' };

const AGAIN: Readonly<Partial<Record<WaitKind, StepNote>>> = {
  no_connection: WHEN_ONLINE,
  our_setting: WHEN_SET,
};

/** What is known of an active card (regulation, 2.1 steps 2 to 4), in the words of the step at the left. */
export function checkCardNote(state: ApplicationState): StepNote {
  if (state.status === 'has_active_card') return HAS_CARD;
  const isAsked = 'stage' in state && state.stage === 'registered';
  if (!isAsked) return NO_CARD;
  if (state.status === 'returned') return SNILS_REFUSED;
  if (state.status !== 'due' || state.reason === undefined) return CHECKING;
  return AGAIN[waitKind(state.reason)] ?? ASK_AGAIN;
}
