import type { ReverseView } from '../../../main/api/operation-views.ts';
import type { Clock } from '../../formats.ts';
import type { Words } from '../home/queue-words.ts';

/** How the portal's operations come in, and who acts where they do not. */
export function reverseInWords(reverse: ReverseView, clock: Clock, now: number): Words {
  switch (reverse.status) {
    case 'off':
      return { tone: 'neutral', title: 'Операции портала', text: OFF };
    case 'paused':
      return {
        tone: 'bad',
        title: 'Операции портала не приходят',
        text: `${reverse.why ?? ''} ${SAFE}`.trim(),
      };
    case 'stopped':
      return { tone: 'bad', title: 'Приём операций портала остановился', text: STOPPED };
    case 'running':
      return ofLists(reverse, clock, now);
  }
}

function ofLists({ lastSuccessAt, overdueAt, underWay }: ReverseView, clock: Clock, now: number): Words {
  if (lastSuccessAt === undefined) {
    return {
      tone: 'waiting',
      title: 'Операции портала',
      text: 'Список ещё не получен, киоск спрашивает его сам.',
    };
  }
  const had = clock.near(lastSuccessAt, now);
  if (overdueAt !== undefined && now >= overdueAt) {
    return { tone: 'waiting', title: `Операции портала не приходят с ${had}`, text: OVERDUE };
  }
  const left = underWay === 0 ? 'Всё обработано.' : `В обработке: ${underWay}, киоск всё сделает сам.`;
  return { tone: 'neutral', title: 'Операции портала', text: `Последний список: ${had}. ${left}` };
}

const OFF = 'На этом рабочем месте их не получают.';
const SAFE = 'У Департамента операции не пропадают, принятое здесь сохранено.';
const STOPPED =
  'Скорее всего, диск не записывается. Позовите специалиста ИТ. Принятое сохранено, остальное ждёт у Департамента.';
const OVERDUE =
  'Киоск спрашивает сам каждые пять минут. Если связь есть, а список не приходит час, позовите специалиста ИТ.';
