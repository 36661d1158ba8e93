import { REACH_TEXT, reachAdvice } from '../../../domain/reach-text.ts';
import type { Tone } from '../../../domain/status-text.ts';
import type { LimitView, QueueView } from '../../../main/api/queue-views.ts';
import type { Clock } from '../../formats.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** «36 ч», «40 мин»: whole ones, so that nobody counts on time that is not there. */
export function timeLeft(ms: number): string {
  if (ms >= HOUR_MS) return `${Math.floor(ms / HOUR_MS).toLocaleString('ru')}\u00a0ч`;
  return `${Math.max(0, Math.floor(ms / MINUTE_MS))}\u00a0мин`;
}

export interface Words {
  readonly tone: Tone;
  readonly title: string;
  readonly text: string;
}

/** Why nothing is sent, who sets it right, and when the kiosk looks whether that was done. */
export function pauseInWords(
  { why, until }: NonNullable<QueueView['pause']>,
  clock: Clock,
  now: number,
): Words {
  return {
    tone: 'bad',
    title: `Очередь стоит: ${lowerFirst(REACH_TEXT[why].brief)}`,
    text: `${reachAdvice(why)} Проверим одним запросом ${clock.attempt(until, now)}.`,
  };
}

/** Nothing is sent at all, and what the clerk has accepted is safe. */
export function stoppedInWords(why: NonNullable<QueueView['stopped']>): Words {
  switch (why) {
    case 'not_set_up':
      return {
        tone: 'bad',
        title: 'Отправка не настроена',
        text: 'Позовите специалиста ИТ: чего не хватает, написано в разделе «Место».',
      };
    case 'broken_off':
      return {
        tone: 'bad',
        title: 'Отправка остановилась из-за сбоя',
        text: 'Скорее всего, диск не записывается. Позовите специалиста ИТ. Принятое сохранено, каждую минуту пробуем снова.',
      };
  }
}

/** How near the region's limit is, what happens there, and how much time is left. */
export function limitInWords(limit: LimitView, clock: Clock, now: number): Words {
  const tone = limit.level === 'half' ? 'waiting' : 'bad';
  switch (limit.kind) {
    case 'hours':
      return { tone, ...ofHours(limit.level, clock.near(limit.endsAt, now), timeLeft(limit.endsAt - now)) };
    case 'same_day':
      return { tone, ...ofDay(limit.level, timeLeft(limit.endsAt - now)) };
    case 'applications':
      return { tone, ...ofNumber(limit) };
    default:
      return limit satisfies never;
  }
}

type Told = Omit<Words, 'tone'>;
type Level = LimitView['level'];

const TO_SENIOR = 'Заявления, которые ещё не уходили, сами больше не отправляются: их решает старший.';

function ofHours(level: Level, endsAt: string, left: string): Told {
  switch (level) {
    case 'half':
      return { title: 'Половина срока отправки прошла', text: `Предел: ${endsAt}, осталось ${left}.` };
    case 'four_fifths':
      return {
        title: 'Срок отправки скоро истечёт',
        text: `Предел: ${endsAt}, осталось ${left}. Сообщите специалисту ИТ, что связи долго нет.`,
      };
    case 'reached':
      return { title: 'Срок отправки истёк', text: TO_SENIOR };
  }
}

function ofDay(level: Level, left: string): Told {
  switch (level) {
    case 'half':
      return { title: 'Принятое сегодня отправляют сегодня', text: `До конца дня осталось ${left}.` };
    case 'four_fifths':
      return {
        title: 'Принятое сегодня скоро будет поздно отправить',
        text: `До конца дня осталось ${left}. Сообщите специалисту ИТ, что связи долго нет.`,
      };
    case 'reached':
      return { title: 'День окончен, а отправлено не всё', text: TO_SENIOR };
  }
}

function ofNumber({ level, count, most }: Extract<LimitView, { kind: 'applications' }>): Told {
  const title = `Неотправленных заявлений ${count} из ${most}`;
  switch (level) {
    case 'half':
      return { title, text: 'Больше этого предела на рабочем месте держать нельзя.' };
    case 'four_fifths':
      return {
        title,
        text: 'На пределе новые не подтвердить. Сообщите специалисту ИТ, что связи долго нет.',
      };
    case 'reached':
      return { title, text: 'Новые не подтверждаются, черновики сохраняются. Позовите специалиста ИТ.' };
  }
}

/** Signatures and times on papers rest on this clock; positive where it is fast. */
export function clockOffInWords(offMs: number): Words {
  const how = offMs > 0 ? 'спешат' : 'отстают';
  return {
    tone: 'bad',
    title: `Часы этого компьютера ${how} на ${timeLeft(Math.abs(offMs))}`,
    text: 'Время в заявлениях и на бумагах будет неверным. Позовите специалиста ИТ выставить часы.',
  };
}

/** Work goes on, and with the disk all of it would be lost: who must act, and since when it is so. */
export function backupInWords(
  { message, since }: NonNullable<QueueView['backupTrouble']>,
  clock: Clock,
): Words {
  return {
    tone: 'bad',
    title: 'Резервное копирование журнала не работает',
    text: `С ${clock.date(since)}, ${clock.time(since)}. Позовите специалиста ИТ и прочтите ему: «${message}» Заявления принимайте дальше.`,
  };
}

/** What was given out and is not in this journal any more has to be found on paper. */
export function putBackInWords(
  { at, lostEvents, lostNumbers }: NonNullable<QueueView['putBack']>,
  clock: Clock,
): Words {
  const numbers = lostNumbers.map(({ from, to }) => (from === to ? from : `${from} – ${to}`)).join(', ');
  const onPaper =
    numbers === '' ? '' : ` На бумаге есть, а здесь нет: ${numbers}. Найдите их и покажите старшему.`;
  const seen = `Замечено ${clock.date(at)} в ${clock.time(at)}, записей не хватает: ${lostEvents}.`;
  return {
    tone: 'bad',
    title: 'Журнал заменён более старой копией',
    text: `${seen}${onPaper} Что могло уйти раньше, сначала спросим у Департамента.`,
  };
}

function lowerFirst(text: string): string {
  // The Department's name keeps its capital.
  return text.startsWith('Департамент') ? text : text.charAt(0).toLowerCase() + text.slice(1);
}
