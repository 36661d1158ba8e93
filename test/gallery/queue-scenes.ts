import type { ReachReason } from '../../src/domain/reach.ts';
import type { ListedView } from '../../src/main/api/listed-views.ts';
import type { QueuedView, QueueView } from '../../src/main/api/queue-views.ts';
import type { ConnectionView } from '../../src/main/api/workplace-views.ts';
import { AT, LISTED } from './people.ts';
import type { Scene } from './scene.ts';

const HOUR = 3_600_000;
const [first, second, third] = LISTED as readonly [ListedView, ListedView, ListedView];

const WAITING: readonly QueuedView[] = [
  {
    ...first,
    text: 'Департамент не отвечает, отправим, когда будет связь',
    nextAt: AT + 300_000,
    next: 'данные заявителя; если нет, повторим сами',
  },
  {
    ...second,
    id: 191,
    status: 'due',
    text: 'Департамент не отвечает, отправим, когда будет связь',
    nextAt: AT + 900_000,
    next: 'вопрос о карте жителя; если нет, повторим сами',
  },
];

const UNCLEAR: QueuedView = {
  ...second,
  nextAt: AT + 30_000,
  next: 'спросим, что вышло; если нет, решит старший',
};

const trouble = (reason: ReachReason): ConnectionView => ({
  status: 'trouble',
  reason,
  since: AT - 1_440_000,
  at: AT - 40_000,
});

/** The queue and the way to the Department in every state that the home screen tells apart. */
export function queueScenes(empty: QueueView): Readonly<Record<string, Partial<Scene>>> {
  const queue: QueueView = { ...empty, count: 2, first: WAITING };
  const today = { date: '2026-11-23', taken: 14, connected: 11, rows: LISTED };
  return {
    'lamp-not-tried': { connection: { status: 'not_tried' }, today },
    'lamp-stale': { connection: { status: 'stale', at: AT - 600_000 }, today },
    'queue-name': {
      connection: trouble('name_lookup'),
      queue: { ...queue, limits: [{ kind: 'hours', level: 'half', endsAt: AT + 30 * HOUR }] },
      today,
    },
    'queue-refused': {
      connection: trouble('connection_refused'),
      queue: {
        ...queue,
        unclear: { count: 1, first: [UNCLEAR] },
        limits: [{ kind: 'same_day', level: 'four_fifths', endsAt: AT + 2 * HOUR }],
      },
      today,
    },
    'queue-certificate': { connection: trouble('certificate_expired'), queue, today },
    'queue-server-error': { connection: trouble('server_error'), queue, today },
    'queue-page': { connection: trouble('not_json'), queue, today },
    'queue-paused': {
      connection: trouble('key_rejected'),
      queue: { ...queue, pause: { why: 'key_rejected', until: AT + 240_000 } },
      today,
    },
    'queue-region': {
      connection: trouble('region_unknown'),
      queue: { ...queue, pause: { why: 'region_unknown', until: AT - 1000 } },
      today,
    },
    'queue-stopped': { queue: { ...queue, stopped: 'broken_off' }, today },
    'queue-set-aside': {
      queue: { ...queue, setAside: [{ ...third, status: 'due', text: 'ждёт отправки', tone: 'waiting' }] },
      today,
    },
    'queue-full': {
      connection: { ...trouble('connect_timeout'), clockOffMs: 7 * 60_000 },
      queue: {
        ...queue,
        count: 200,
        limits: [
          { kind: 'applications', level: 'reached', count: 200, most: 200 },
          { kind: 'hours', level: 'reached', endsAt: AT - HOUR },
        ],
      },
      today,
    },
    'queue-no-backup': {
      queue: {
        ...empty,
        backupTrouble: {
          message:
            'Папка для резервных копий недоступна, копия не сделана. Подключите диск или исправьте KARTA_BACKUP_DIRECTORY.',
          since: AT - 5 * HOUR,
        },
      },
      today,
    },
    'queue-put-back': {
      queue: {
        ...empty,
        putBack: {
          at: AT - HOUR,
          lostEvents: 41,
          lostNumbers: [{ from: '12-03/2026-000210', to: '12-03/2026-000214' }],
        },
      },
      today,
    },
  };
}
