import type { CardState } from './card-state.ts';
import type { Tone } from './status-text.ts';

interface Told {
  readonly text: string;
  readonly tone: Tone;
}

/** What has become of a card since it was connected, as one phrase of a list; undefined where it is active. */
export function cardNowText({ kind, isOrderUnclear, isReplaced }: CardState): Told | undefined {
  if (isOrderUnclear) return { text: 'карту подключили и заблокировали, порядок неясен', tone: 'waiting' };
  if (kind === 'active') return undefined;
  if (isReplaced) return { text: 'карта была подключена, потом заменена другой', tone: 'bad' };
  return { text: 'карта была подключена, сейчас заблокирована', tone: 'bad' };
}
