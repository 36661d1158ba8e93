import { EMPTY_DRAFT_FORM as form } from '../../src/domain/draft.ts';

export interface CallRow {
  readonly method: 'query' | 'mutation' | 'subscription';
  readonly guest: boolean;
  readonly input?: object;
  /** What main's call is given; not for subscriptions. */
  readonly given?: readonly unknown[];
}

const draft = { input: { draftId: 7 }, given: [7], guest: false } as const;
const application = { input: { applicationId: 5 }, given: [5], guest: false } as const;
const operation = { input: { operationId: 3 }, given: [3], guest: false } as const;
const query = 'query';
const mutation = 'mutation';

/** Every call that a screen can make, and who may. */
export const CALL_ROWS: Readonly<Record<string, CallRow>> = {
  workplace: { method: query, guest: true, given: [] },
  pushes: { method: 'subscription', guest: true },
  enter: { method: mutation, guest: true, input: { name: 'Анна' }, given: ['Анна'] },
  leave: { method: mutation, guest: false, given: [] },
  startDraft: { method: mutation, guest: false, given: [] },
  copyToDraft: { method: mutation, ...application },
  editApplication: { method: mutation, ...application },
  readDraft: { method: query, ...draft },
  saveDraft: {
    method: mutation,
    guest: false,
    input: { draftId: 7, form, page: 'person' },
    given: [7, form, 'person'],
  },
  takeOver: { method: mutation, ...draft },
  dropDraft: { method: mutation, ...draft },
  identify: { method: mutation, ...draft },
  refuse: { method: mutation, guest: false, input: { draftId: 7, ground: '1.2.1' }, given: [7, '1.2.1'] },
  withdraw: { method: mutation, ...draft },
  expectCard: { method: mutation, ...draft },
  typeNumber: {
    method: mutation,
    guest: false,
    input: { draftId: 7, number: '2200 0000' },
    given: [7, '2200 0000'],
  },
  dropCard: { method: mutation, ...draft },
  confirm: { method: mutation, ...draft },
  readApplication: { method: query, ...application },
  goOn: { method: mutation, ...application },
  sendNow: { method: mutation, guest: false, given: [] },
  registerChip: { method: mutation, ...application },
  decide: {
    method: mutation,
    guest: false,
    input: { applicationId: 5, decision: 'look_again', reason: 'Звонила в Департамент' },
    given: [5, 'look_again', 'Звонила в Департамент'],
  },
  toTell: { method: query, guest: false, given: [] },
  markTold: { method: mutation, guest: false, input: { applicationId: 5, since: 8 }, given: [5, 8] },
  acknowledgePutBack: { method: mutation, guest: false, input: { at: 7 }, given: [7] },
  operations: { method: query, guest: false, given: [] },
  readOperation: { method: query, ...operation },
  takeInNow: { method: mutation, guest: false, given: [] },
  decideOperation: {
    method: mutation,
    guest: false,
    input: { operationId: 3, verdict: 'found', reason: 'Паспорт сменился', applicationId: 5 },
    given: [3, 'found', 'Паспорт сменился', 5],
  },
  markOperationTold: { method: mutation, ...operation },
  search: {
    method: query,
    guest: false,
    input: { text: 'сём', filter: 'open', before: 9 },
    given: ['сём', 'open', 9],
  },
  layCard: { method: mutation, guest: false, input: { card: 'mir' }, given: ['mir'] },
  liftCard: { method: mutation, guest: false, given: [] },
};
