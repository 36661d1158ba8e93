import { REACH_TEXT, reachInBrief } from '../../domain/reach-text.ts';
import type { Tone } from '../../domain/status-text.ts';
import type { ConnectionView } from '../../main/api/workplace-views.ts';
import type { Clock } from '../formats.ts';

export type Fact = readonly [tone: Tone, words: string];

/** The lamp in words: what was seen last, and since when or until when it was so. */
export function connectionInWords(connection: ConnectionView, clock: Clock): Fact {
  switch (connection.status) {
    case 'not_tried':
      return ['neutral', 'Проверяем связь с Департаментом'];
    case 'answers':
      return ['good', 'Департамент отвечает'];
    case 'stale':
      return ['neutral', `Проверяем связь, последний ответ в ${clock.time(connection.at)}`];
    case 'trouble': {
      const words = reachInBrief(connection.reason, clock.time(connection.since));
      return REACH_TEXT[connection.reason].kind === 'call_it' ? ['bad', words] : ['waiting', words];
    }
  }
}
