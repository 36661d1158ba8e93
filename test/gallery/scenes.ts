import { EMPTY_DRAFT_FORM } from '../../src/domain/draft.ts';
import type { ListedView } from '../../src/main/api/listed-views.ts';
import type { QueueView } from '../../src/main/api/queue-views.ts';
import type { WorkplaceView } from '../../src/main/api/workplace-views.ts';
import {
  chipLeft,
  connected,
  inFlight,
  refusedByDepartment,
  returned,
  waiting,
} from './application-scenes.ts';
import { OPERATION_SCENES } from './operation-scenes.ts';
import { AT, LISTED, MANY } from './people.ts';
import { queueScenes } from './queue-scenes.ts';
import type { Scene } from './scene.ts';
import { UNCLEAR_SCENES } from './unclear-scenes.ts';
import { visitScenes } from './visit-scenes.ts';

const CLERK = 'Иванова Е. П.';

const WORKPLACE: WorkplaceView = {
  contour: 'training',
  projectName: 'Карта жителя Курганской области',
  regionName: 'Курганская область',
  office: '12',
  workplace: '03',
  timeZone: 'Asia/Yekaterinburg',
  documentTypes: [1],
  portal: null,
  numberFromChip: true,
  deck: ['mir', 'mir_7_bytes', 'mir_10_bytes', 'phone', 'visa', 'pass', 'mute', 'torn', 'two_cards'],
};

const { deck, ...PRODUCTION } = { ...WORKPLACE, contour: 'production' } as const;

const EMPTY_QUEUE: QueueView = {
  count: 0,
  first: [],
  unclear: { count: 0, first: [] },
  needDecision: 0,
  undecided: [],
  returned: [],
  chipsLeft: 0,
  setAside: [],
  limits: [],
};

const EMPTY_DRAFT = {
  id: 7,
  clerk: CLERK,
  ofAnother: false,
  form: EMPTY_DRAFT_FORM,
  page: 'papers',
  savedAt: AT,
  card: { status: 'none' },
} as const;

const BASE: Scene = {
  place: { name: 'home' },
  clerk: CLERK,
  workplace: WORKPLACE,
  reader: { status: 'waiting' },
  connection: { status: 'answers', at: AT },
  queue: EMPTY_QUEUE,
  today: { date: '2026-11-23', taken: 0, connected: 0, rows: [] },
  drafts: [],
  reverse: {
    status: 'running',
    lastSuccessAt: AT - 120_000,
    overdueAt: AT + 780_000,
    underWay: 0,
    waitForClerk: 0,
    setAside: 0,
  },
  journal: MANY,
  emptyDraft: EMPTY_DRAFT,
};

const [first, second, third] = LISTED as readonly [ListedView, ListedView, ListedView];

const BUSY: Partial<Scene> = {
  connection: { status: 'trouble', reason: 'connect_timeout', since: AT - 1_440_000, at: AT - 20_000 },
  queue: {
    ...EMPTY_QUEUE,
    count: 4,
    first: [
      { ...first, nextAt: AT + 600_000 },
      { ...first, id: 190, nextAt: AT + 900_000 },
    ],
    unclear: { count: 1, first: [second] },
    needDecision: 1,
    undecided: [
      { ...second, id: 188, text: 'нужно решение старшего: ответы Департамента противоречат друг другу' },
    ],
    returned: [{ ...third, text: 'исправьте данные: СНИЛС не принят', tone: 'bad' }],
  },
  today: { date: '2026-11-23', taken: 14, connected: 11, rows: LISTED },
  drafts: [
    {
      id: 7,
      applicationId: 215,
      registrationNumber: '12-03/2026-000215',
      name: 'Абдулгамидов-Константинопольский Мухаммад-Рашид Абдурахманович',
      clerk: CLERK,
      savedAt: AT,
    },
    { id: 8, name: '', clerk: 'Петров С. А.', savedAt: AT - 3_600_000 },
  ],
};

const application = (application: Scene['application'] & object): Partial<Scene> => ({
  place: { name: 'application', id: application.id },
  application,
});

const SCENES: Readonly<Record<string, Partial<Scene>>> = {
  'home-empty': {},
  'home-busy': BUSY,
  'home-production': {
    ...BUSY,
    workplace: PRODUCTION,
    reader: { status: 'card', network: 'mir' },
    found: [],
  },
  'home-unclear': {
    queue: { ...EMPTY_QUEUE, unclear: { count: 12, first: [second, { ...second, id: 191 }] } },
  },
  'home-chips-left': { queue: { ...EMPTY_QUEUE, chipsLeft: 3 } },
  'home-found': { ...BUSY, reader: { status: 'card', network: 'mir' }, found: [first, second] },
  'no-reader': { reader: { status: 'no_reader' }, connection: { status: 'not_tried' } },
  'card-error': { reader: { status: 'card_error', reason: 'pulled_early', stubborn: false } },
  'foreign-card': { reader: { status: 'card', network: 'visa' }, found: [] },
  'reading-card': { reader: { status: 'reading' } },
  'not-configured': {
    workplace: {
      ...WORKPLACE,
      settingProblems: ['KARTA_DEPARTMENT_URL: не задан адрес Департамента', 'KARTA_API_KEY: не задан ключ'],
    },
    reader: { status: 'service_off', advice: 'Служба pcscd не запущена: systemctl start pcscd.socket' },
  },
  enter: { clerk: '' },
  journal: { place: { name: 'journal' } },
  'application-connected': application(connected),
  'application-chip-left': { ...application(chipLeft), reader: { status: 'card', network: 'mir' } },
  'application-waiting': application(waiting),
  'application-returned': application(returned),
  'application-refused': application(refusedByDepartment),
  'application-sending': { place: { name: 'sending', id: inFlight.id }, application: inFlight },
  'application-result': { place: { name: 'sending', id: connected.id }, application: connected },
  help: { place: { name: 'help' } },
  workplace: { place: { name: 'workplace' } },
  lost: { ...BUSY, link: 'lost' },
  superseded: { ...BUSY, superseded: true },
  ...queueScenes(EMPTY_QUEUE),
  ...visitScenes(WORKPLACE),
  ...UNCLEAR_SCENES,
  ...OPERATION_SCENES,
};

export const SCENE_NAMES: readonly string[] = Object.keys(SCENES);

/** The scene of that name, else the first. */
export function sceneOf(name: string): Scene {
  const { clerk, ...scene } = { ...BASE, ...SCENES[name] };
  return { ...scene, ...(clerk && { clerk }) };
}
