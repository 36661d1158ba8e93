import type { ApplicationState } from '../../src/domain/application.ts';
import type { CardInHand } from '../../src/domain/card-in-hand.ts';
import { clearingOf } from '../../src/domain/clearing-step.ts';
import { type DraftForm, type DraftPage, EMPTY_DRAFT_FORM } from '../../src/domain/draft.ts';
import { type FieldProblem, warn } from '../../src/domain/field-problem.ts';
import { PAPERS } from '../../src/domain/papers.ts';
import type { ApplicationView } from '../../src/main/api/application-views.ts';
import type { DraftView } from '../../src/main/api/desk-views.ts';
import type { WorkplaceView } from '../../src/main/api/workplace-views.ts';
import { connected, inFlight, refusedByDepartment, returned, waiting } from './application-scenes.ts';
import { AT } from './people.ts';
import type { Scene } from './scene.ts';

const CLERK = 'Иванова Е. П.';

/** All that an invented person's visit can hold, as typed. */
export const FILLED_FORM: DraftForm = {
  papers: PAPERS,
  applicant: {
    lastName: 'Сёмина-Ёлкина',
    firstName: 'Анна',
    middleName: 'Петровна',
    snils: '594-923-116 30',
    birthDate: '17.03.1985',
    birthPlace: 'г. Далматово Курганской области',
    gender: 'female',
    phone: '+7 912 345-67-80',
    email: '',
    residenceAddress: 'Курганская область, г. Курган, ул. Вымышленная, д. 56, кв. 3',
    notify: { sms: true, email: false },
    document: {
      type: 1,
      number: '3705 123456',
      issuedOn: '20.04.2005',
      issuedBy: 'УВД города Кургана',
      divisionCode: '450-001',
      registrationAddress: 'Курганская область, г. Курган, ул. Вымышленная, д. 56, кв. 3',
    },
  },
  card: { bank: 'ПАО Сбербанк', account: '', ownDebit: true },
};

const ONLY_PERSON: DraftForm = {
  ...EMPTY_DRAFT_FORM,
  papers: PAPERS,
  applicant: {
    ...EMPTY_DRAFT_FORM.applicant,
    lastName: 'Сёмина-Ёлкина',
    firstName: 'Анна',
    middleName: 'Петровна',
    snils: '594-923-116 30',
  },
};

const CHECKED: ApplicationState = {
  status: 'filling',
  filling: true,
  stage: 'checked',
  tries: 0,
  checkedAt: AT,
};

const registered = (state: ApplicationState, problems: readonly FieldProblem[] = []): ApplicationView => ({
  ...inFlight,
  status: state.status,
  state,
  problems,
});

export const COMPLETE_CARD: CardInHand = {
  status: 'complete',
  lastTwo: '53',
  source: 'chip',
  chip: { kind: 'uid', masked: '04 A2 •• •• •• •• 80' },
  validTo: '2030-12',
  another: false,
  warnings: [],
};

const ELSEWHERE_USED = warn(
  'uid_known',
  'Этот чип уже есть в другом заявлении. Убедитесь, что карта заявителя.',
);

const DRAFT = { id: 7, clerk: CLERK, ofAnother: false, savedAt: AT, card: { status: 'none' } } as const;

const visit = (
  page: DraftPage,
  change: Partial<DraftView> = {},
  scene: Partial<Scene> = {},
): Partial<Scene> => ({
  place: { name: 'visit', draftId: 7 },
  draft: { ...DRAFT, form: FILLED_FORM, page, application: registered(CHECKED), ...change },
  ...scene,
});

const fresh = (page: DraftPage, form: DraftForm): Partial<Scene> => ({
  place: { name: 'visit', draftId: 7 },
  draft: { ...DRAFT, page, form },
});

const card = (inHand: CardInHand, scene: Partial<Scene> = {}) => visit('card', { card: inHand }, scene);

const sending = (application: ApplicationView): Partial<Scene> => ({
  place: { name: 'sending', id: application.id },
  application,
});

const ended = (state: ApplicationState, tell: readonly string[]): Partial<Scene> =>
  sending({ ...connected, status: state.status, state, tell, steps: connected.steps.slice(0, 1) });

const LATER: ApplicationState = {
  status: 'due',
  filling: true,
  stage: 'registered',
  tries: 2,
  dueAt: AT + 60_000,
  reason: 'connect_timeout',
};

/** The visit, page by page and in every state that its screens know. */
export const visitScenes = (workplace: WorkplaceView): Readonly<Record<string, Partial<Scene>>> => ({
  'visit-papers': fresh('papers', EMPTY_DRAFT_FORM),
  'visit-papers-all': fresh('papers', { ...EMPTY_DRAFT_FORM, papers: PAPERS }),
  'visit-papers-missing': fresh('papers', { ...EMPTY_DRAFT_FORM, papers: ['identity', 'snils'] }),
  'visit-person': fresh('person', { ...EMPTY_DRAFT_FORM, papers: PAPERS }),
  'visit-person-filled': fresh('person', ONLY_PERSON),
  'visit-person-returned': visit('applicant', {
    application: registered(
      {
        status: 'returned',
        filling: true,
        stage: 'registered',
        tries: 1,
        refusals: [{ reason: 'invalid_snils', service: 'CheckCard', code: 2, message: 'СНИЛС не найден' }],
      },
      [
        {
          field: 'applicant.snils',
          code: 'department_refused',
          severity: 'block',
          message: 'Ответ Департамента: «СНИЛС не найден». Сверьте данные с документом и исправьте.',
        },
      ],
    ),
  }),
  'visit-applicant': visit('applicant', {
    form: ONLY_PERSON,
    application: registered({ status: 'in_flight', filling: true, stage: 'registered', tries: 0 }),
  }),
  'visit-applicant-filled': visit('applicant'),
  'visit-applicant-offline': visit('applicant', { application: registered(LATER) }),
  'visit-applicant-documents': visit(
    'applicant',
    { form: withDocument(8, 'II-БС 123456') },
    { workplace: { ...workplace, documentTypes: [1, 8, 12] } },
  ),
  'visit-card': card({ status: 'none' }),
  'visit-card-reading': card({ status: 'none' }, { reader: { status: 'reading' } }),
  'visit-card-complete': card(COMPLETE_CARD, { reader: { status: 'card', network: 'mir' } }),
  'visit-card-another': card({
    ...COMPLETE_CARD,
    another: true,
    warnings: [{ field: 'card.uid', ...ELSEWHERE_USED }],
  }),
  'visit-card-typed': card({ ...COMPLETE_CARD, source: 'typed', chip: { kind: 'not_tapped' } }),
  'visit-card-wrong': card(
    { status: 'wrong_card', network: 'visa' },
    { reader: { status: 'card', network: 'visa' } },
  ),
  'visit-card-random': card({ status: 'number_needed', chip: { kind: 'random' } }),
  'visit-card-number': card({
    status: 'number_needed',
    chip: { kind: 'uid', masked: '04 A2 •• •• •• •• 80' },
  }),
  'visit-card-pulled': card(
    { status: 'none' },
    { reader: { status: 'card_error', reason: 'pulled_early', stubborn: false } },
  ),
  'visit-card-two': card(
    { status: 'none' },
    { reader: { status: 'card_error', reason: 'two_cards', stubborn: false } },
  ),
  'visit-card-no-reader': card({ status: 'none' }, { reader: { status: 'no_reader' } }),
  'visit-check': visit('check', { card: COMPLETE_CARD }),
  'visit-check-offline': visit('check', { card: COMPLETE_CARD, application: registered(LATER) }),
  'visit-check-warnings': visit('check', {
    card: COMPLETE_CARD,
    form: {
      ...FILLED_FORM,
      applicant: { ...FILLED_FORM.applicant, phone: '+7 352 245-67-80', lastName: 'Semina' },
    },
  }),
  'visit-check-unmended': visit('check', {
    card: { ...COMPLETE_CARD, source: 'kept' },
    application: returned,
    sent: { applicant: FILLED_FORM.applicant, account: FILLED_FORM.card.account },
  }),
  'visit-of-another': visit('applicant', { ofAnother: true, clerk: 'Петров С. А.' }),
  'visit-gone': { place: { name: 'visit', draftId: 9 } },
  'sending-step': sending(inFlight),
  'result-connected': sending(connected),
  'result-no-chip': sending({
    ...connected,
    state: { status: 'connected', numSid: '9620111111112222', chip: 'none' },
    steps: connected.steps.slice(0, 3),
    card: { lastTwo: '53', chip: { kind: 'random' } },
  }),
  'result-chip-later': sending({
    ...connected,
    status: 'due',
    state: {
      status: 'due',
      stage: 'card_connected',
      tries: 1,
      numSid: '9620111111112222',
      dueAt: AT + 60_000,
      reason: 'connect_timeout',
    },
    nextAt: AT + 60_000,
    steps: [
      ...connected.steps.slice(0, 3),
      {
        step: 'register_chip',
        attempt: 1,
        intendedAt: AT,
        endedAt: AT + 5000,
        outcome: 'not_sent',
        text: 'Чип пока не зарегистрирован: Департамент не ответил',
      },
    ],
    can: { goOn: true, edit: false, copy: false, registerChip: false },
  }),
  'result-waiting': sending(waiting),
  'result-returned': sending(returned),
  'result-unknown': sending({
    ...waiting,
    status: 'unknown',
    state: {
      status: 'unknown',
      stage: 'checked',
      tries: 1,
      since: AT,
      dueAt: AT + 30_000,
      reason: 'timeout',
      clearing: clearingOf('checked', AT),
    },
    nextAt: AT + 30_000,
    tell: ['Заявка отправлена, результат уточняется.'],
  }),
  'result-refused': sending(refusedByDepartment),
  'result-office-refusal': ended({ status: 'refused', by: 'office', ground: '1.2.1' }, [
    'Подключить карту сегодня мы не можем: личность не подтверждена действующим документом.',
  ]),
  'result-has-card': ended(
    { status: 'has_active_card', active: { numSid: '9620111111112222', issuer: 'ПАО Сбербанк' } },
    [
      'У вас уже есть действующая карта жителя: выпустил её банк: ПАО Сбербанк.',
      'Чтобы подключить другую, сначала обратитесь в банк и попросите отключить прежнюю.',
    ],
  ),
  'result-withdrawn': ended({ status: 'withdrawn' }, ['Ваше заявление отозвано, карту мы не подключали.']),
});

function withDocument(type: 8, number: string): DraftForm {
  const { applicant } = FILLED_FORM;
  return { ...FILLED_FORM, applicant: { ...applicant, document: { ...applicant.document, type, number } } };
}
