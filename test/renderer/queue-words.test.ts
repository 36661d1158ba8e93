import { describe, expect, it } from 'vitest';
import { REACH_STAGES, type ReachReason, reachStageOf } from '../../src/domain/reach.ts';
import { REACH_TEXT } from '../../src/domain/reach-text.ts';
import type { LimitView } from '../../src/main/api/queue-views.ts';
import { Clock } from '../../src/renderer/formats.ts';
import { connectionInWords } from '../../src/renderer/frame/connection-words.ts';
import {
  backupInWords,
  clockOffInWords,
  limitInWords,
  pauseInWords,
  putBackInWords,
  timeLeft,
} from '../../src/renderer/screens/home/queue-words.ts';

const clock = new Clock('Asia/Yekaterinburg');
/** 11:54 in Kurgan. */
const AT = Date.UTC(2026, 10, 23, 6, 54);
const HOUR = 3_600_000;
const REASONS = Object.keys(REACH_TEXT) as readonly ReachReason[];

describe('the lamp', () => {
  const lamp = (reason: ReachReason) =>
    connectionInWords({ status: 'trouble', reason, since: AT, at: AT }, clock);

  it('has words of its own for each kind of trouble, and since when it is so', () => {
    for (const reason of REASONS) {
      const [tone, words] = lamp(reason);
      expect([tone, words]).toEqual([
        expect.stringMatching(/^(waiting|bad)$/),
        expect.stringContaining('11:54'),
      ]);
      expect(words).not.toMatch(/[!.]$|undefined/);
    }
  });

  it('says «нет связи» only where nothing of the Department was heard', () => {
    const silent = REASONS.filter((reason) => lamp(reason)[1].startsWith('Нет связи'));
    expect(silent).toEqual(REASONS.filter((reason) => REACH_TEXT[reason].kind === 'silent'));
    const heard = [
      'server_error',
      'not_json',
      'certificate_expired',
      'key_rejected',
      'region_unknown',
    ] as const;
    for (const reason of heard) expect(lamp(reason)[1]).not.toMatch(/[Нн]ет связи/);
    for (const reason of silent) expect(REACH_STAGES.indexOf(reachStageOf(reason))).toBeLessThan(3);
  });

  it('tells IT’s troubles apart from each other', () => {
    const stages = [
      'name_lookup',
      'connection_refused',
      'tls',
      'server_error',
      'key_rejected',
      'region_unknown',
    ];
    const words = stages.map((reason) => lamp(reason as ReachReason)[1]);
    expect(new Set(words).size).toBe(stages.length);
  });

  it('is green only for an answer that still counts', () => {
    const tone = (status: 'answers' | 'stale') => connectionInWords({ status, at: AT }, clock);
    expect(tone('answers')).toEqual(['good', 'Департамент отвечает']);
    expect(tone('stale')).toEqual(['neutral', 'Проверяем связь, последний ответ в 11:54']);
    expect(connectionInWords({ status: 'not_tried' }, clock)[0]).toBe('neutral');
  });
});

describe('the queue', () => {
  it('says why it stands, who acts, and when it is looked again', () => {
    const { title, text } = pauseInWords({ why: 'key_rejected', until: AT + 300_000 }, clock, AT);
    expect(title).toBe('Очередь стоит: Департамент не принял ключ доступа');
    expect(text).toMatch(/Позовите специалиста ИТ.*Проверим одним запросом в 11:59\.$/);
  });

  const limits: readonly [LimitView, string, RegExp][] = [
    [
      { kind: 'hours', level: 'half', endsAt: AT + 36 * HOUR },
      'waiting',
      /Предел: завтра в 23:54, осталось 36\sч/,
    ],
    [
      { kind: 'hours', level: 'four_fifths', endsAt: AT + 90 * 60_000 },
      'bad',
      /Предел: 13:24, осталось 1\sч/,
    ],
    [{ kind: 'hours', level: 'reached', endsAt: AT }, 'bad', /решает старший/],
    [{ kind: 'same_day', level: 'half', endsAt: AT + 5 * HOUR }, 'waiting', /До конца дня осталось 5\sч/],
    [{ kind: 'same_day', level: 'four_fifths', endsAt: AT + 59_000 }, 'bad', /осталось 0\sмин/],
    [{ kind: 'same_day', level: 'reached', endsAt: AT }, 'bad', /решает старший/],
    [{ kind: 'applications', level: 'half', count: 100, most: 200 }, 'waiting', /100 из 200/],
    [{ kind: 'applications', level: 'four_fifths', count: 160, most: 200 }, 'bad', /160 из 200/],
    [{ kind: 'applications', level: 'reached', count: 200, most: 200 }, 'bad', /Новые не подтверждаются/],
  ];

  it.each(limits)('warns of %o', (limit, tone, wanted) => {
    const words = limitInWords(limit, clock, AT);
    expect(words.tone).toBe(tone);
    expect(`${words.title} ${words.text}`).toMatch(wanted);
  });

  it('counts whole hours and minutes that are left, never less than none', () => {
    expect([timeLeft(2 * HOUR - 1), timeLeft(HOUR - 1), timeLeft(-5)]).toEqual([
      '1\u00a0ч',
      '59\u00a0мин',
      '0\u00a0мин',
    ]);
  });
});

describe('the workplace', () => {
  it('says which way its clock is off', () => {
    expect(clockOffInWords(7 * 60_000).title).toBe('Часы этого компьютера спешат на 7\u00a0мин');
    expect(clockOffInWords(-3 * HOUR).title).toBe('Часы этого компьютера отстают на 3\u00a0ч');
  });

  it('says what keeps copies from being made, since when, and whom to call', () => {
    const message = 'На диске для копий нет места.';
    const { tone, text } = backupInWords({ message, since: AT }, clock);
    expect(tone).toBe('bad');
    expect(text).toContain(`${clock.date(AT)}, ${clock.time(AT)}. Позовите специалиста ИТ`);
    expect(text).toContain(`«${message}»`);
  });

  it('names what was lost with a newer journal', () => {
    const [from, to] = ['12-03/2026-000210', '12-03/2026-000214'];
    const { text } = putBackInWords(
      {
        at: AT,
        lostEvents: 41,
        lostNumbers: [
          { from, to },
          { from, to: from },
        ],
      },
      clock,
    );
    expect(text).toContain(`${from} – ${to}, ${from}. Найдите их`);
    expect(putBackInWords({ at: AT, lostEvents: 1, lostNumbers: [] }, clock).text).not.toContain('бумаге');
  });
});
