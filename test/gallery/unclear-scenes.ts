import type { ApplicationState } from '../../src/domain/application.ts';
import { clearingOf } from '../../src/domain/clearing-step.ts';
import { DECISION_TEXT, WHAT_HAPPENED } from '../../src/domain/decision-text.ts';
import { stateText } from '../../src/domain/state-text.ts';
import { tellByPhone } from '../../src/domain/tell-by-phone.ts';
import { tellResident } from '../../src/domain/tell-resident.ts';
import type { ApplicationView, DecisionView, StepView } from '../../src/main/api/application-views.ts';
import type { ToTellRow } from '../../src/main/api/to-tell-views.ts';
import { connected, returned } from './application-scenes.ts';
import { AT, LISTED } from './people.ts';
import type { Scene } from './scene.ts';

const CARD = { stage: 'client_known', tries: 1 } as const;
const CLEARING = clearingOf('client_known', AT - 20_000);

const UNKNOWN: ApplicationState = {
  status: 'unknown',
  ...CARD,
  since: AT - 20_000,
  dueAt: AT + 10_000,
  reason: 'timeout',
  clearing: CLEARING,
};

const LOST: readonly StepView[] = [
  ...connected.steps.slice(0, 2),
  {
    step: 'connect_card',
    attempt: 1,
    intendedAt: AT - 30_000,
    endedAt: AT - 20_000,
    outcome: 'unknown',
    text: 'Шаг 8: запрос ушёл, ответ не пришёл вовремя.',
    forIt: 'timeout',
  },
];
const LOOK: StepView = {
  step: 'check_active_card',
  attempt: 2,
  intendedAt: AT - 2_000,
  endedAt: AT - 1_800,
  outcome: 'done',
  look: true,
  text: 'Проверка: у заявителя есть активная карта.',
};

/** As main shows that state, with its own words. */
function view(state: ApplicationState, change: Partial<ApplicationView> = {}): ApplicationView {
  return {
    ...connected,
    status: state.status,
    state,
    text: stateText(state),
    tone: 'waiting',
    tell: tellResident(state),
    steps: LOST,
    can: { ...connected.can, copy: false },
    ...change,
  };
}

const undecided = (why: keyof typeof WHAT_HAPPENED): ApplicationState => ({
  status: 'needs_decision',
  ...CARD,
  since: AT,
  why,
  clearing: CLEARING,
});

const way = (decision: keyof typeof DECISION_TEXT, from?: number) => ({
  decision,
  ...DECISION_TEXT[decision],
  ...(from !== undefined && { from }),
});

const LIKELY_OURS: DecisionView = {
  happened: WHAT_HAPPENED.active_unexplained,
  proposed: 'is_connected',
  verdict: 'Скорее всего, активна наша карта.',
  speaksFor: [
    'Банк подходит: у активной карты «ПАО СБЕРБАНК», в заявлении «ПАО Сбербанк».',
    'Выдана 23.11.2026, в день отправки этого заявления.',
  ],
  speaksAgainst: [],
  active: { lastFour: '2222', issuer: 'ПАО СБЕРБАНК', issuedOn: '23.11.2026', validTo: '23.11.2029' },
  ways: [way('is_connected'), way('is_not_connected', AT + 95_000), way('look_again'), way('send_again')],
};

const NOT_SURE: DecisionView = {
  ...LIKELY_OURS,
  happened: WHAT_HAPPENED.contradiction,
  proposed: 'look_again',
  verdict: 'По этим сведениям решить нельзя. Узнайте в Департаменте, какая карта активна.',
  speaksFor: LIKELY_OURS.speaksFor.slice(0, 1),
  speaksAgainst: ['Выдана 15.01.2026, раньше, чем ушло это заявление.'],
  active: { lastFour: '0017', issuer: 'ПАО СБЕРБАНК', issuedOn: '15.01.2026' },
  ways: [way('is_connected'), way('is_not_connected'), way('look_again'), way('send_again')],
};

const UNSENT: DecisionView = {
  happened: WHAT_HAPPENED.offline_too_long,
  proposed: 'send_again',
  verdict: 'Карта не подключена. Сверьте данные с жителем и отправьте ещё раз.',
  speaksFor: [],
  speaksAgainst: [],
  ways: [way('send_again'), way('is_not_connected')],
};

function toDecide(why: keyof typeof WHAT_HAPPENED, decision: DecisionView): ApplicationView {
  return view(undecided(why), { decision, steps: [...LOST, LOOK] });
}

const place = (
  name: 'sending' | 'application' | 'decision',
  application: ApplicationView,
): Partial<Scene> => ({
  place: { name, id: application.id },
  application,
});

const toTell = (at: number, phone: string, state: ApplicationState): ToTellRow => ({
  kind: 'application',
  applicationId: 214 - at,
  registrationNumber: LISTED[at]?.registrationNumber ?? '',
  fullName: LISTED[at]?.fullName ?? '',
  phone,
  since: AT - (at + 1) * 600_000,
  text: stateText(state),
  tone: state.status === 'connected' ? 'good' : 'bad',
  say: tellByPhone(state),
});

const RETURNED: ApplicationState = returned.state;
const TO_TELL: readonly ToTellRow[] = [
  toTell(3, '+7 912 345-67-80', {
    status: 'has_active_card',
    active: { numSid: '1', issuer: 'ПАО СБЕРБАНК' },
  }),
  toTell(2, '+7 922 111-22-33', { status: 'connected', chip: 'registered' }),
  toTell(1, '+7 963 000-11-22', RETURNED),
  toTell(0, '+7 909 555-44-33', { status: 'not_connected' }),
];

const DECIDED = [
  {
    at: AT - 5_000,
    clerk: 'Старцева О. И.',
    name: DECISION_TEXT.is_not_connected.name,
    reason: 'Звонила в Департамент, активна прежняя карта жителя',
  },
];

/** Lost answers, decisions, and residents to be called. */
export const UNCLEAR_SCENES: Readonly<Record<string, Partial<Scene>>> = {
  'result-unclear': place('sending', view(UNKNOWN, { nextAt: AT + 10_000 })),
  'result-unclear-look': place(
    'sending',
    view({ status: 'in_flight', ...CARD, clearing: CLEARING }, { steps: [...LOST, LOOK] }),
  ),
  'result-unclear-offline': place(
    'sending',
    view(
      { ...UNKNOWN, reason: 'connection_refused', clearing: { ...CLEARING, misses: 2 } },
      { nextAt: AT + 300_000 },
    ),
  ),
  'result-unclear-chip': place(
    'sending',
    view(
      {
        status: 'unknown',
        stage: 'card_connected',
        tries: 1,
        since: AT,
        dueAt: AT + 5_000,
        clearing: clearingOf('card_connected', AT),
      },
      { tone: 'good', nextAt: AT + 5_000 },
    ),
  ),
  'result-held': place(
    'sending',
    view({ status: 'due', ...CARD, dueAt: AT, notBefore: AT + 100_000 }, { nextAt: AT + 100_000 }),
  ),
  'result-decision': place('sending', toDecide('active_unexplained', LIKELY_OURS)),
  'result-not-connected': place(
    'sending',
    view({ status: 'not_connected' }, { tone: 'bad', decided: DECIDED }),
  ),
  'application-unclear': place('application', view(UNKNOWN, { nextAt: AT + 10_000 })),
  'application-decision': place('application', toDecide('active_unexplained', LIKELY_OURS)),
  'application-decided': place(
    'application',
    view({ status: 'not_connected' }, { tone: 'bad', decided: DECIDED, can: connected.can }),
  ),
  'decision-ours': place('decision', toDecide('active_unexplained', LIKELY_OURS)),
  'decision-open': place('decision', toDecide('contradiction', NOT_SURE)),
  'decision-unsent': place('decision', toDecide('offline_too_long', UNSENT)),
  'to-tell': { place: { name: 'to_tell' }, toTell: TO_TELL },
  'to-tell-nobody': { place: { name: 'to_tell' } },
};
