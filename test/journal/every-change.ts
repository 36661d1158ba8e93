import type { DraftForm } from '../../src/domain/draft.ts';
import type { Inbox } from '../../src/main/journal/inbox.ts';
import type { Journal } from '../../src/main/journal/journal.ts';
import type { JournalQueries } from '../../src/main/journal/journal-queries.ts';
import { APPLICANT, CONNECTED, IN_FLIGHT, LOST, MORNING, NEW } from './invented-application.ts';
import {
  ACCEPTED,
  ACCEPTING,
  accept,
  DECIDED,
  DONE,
  finish,
  listed,
  publish,
  take,
  WAITS,
} from './invented-operation.ts';

const FORM = { lastName: 'Сёмина-Ёлкина' } as unknown as DraftForm;
const DUE = { status: 'due', stage: 'checked', tries: 0, dueAt: MORNING } as const;
const ASKED = { ...DUE, stage: 'registered', filling: true } as const;
const RETURNED = {
  status: 'returned',
  stage: 'checked',
  tries: 0,
  refusals: [{ reason: 'bad_input', service: 's', code: 4, message: 'м' }],
} as const;
const NO_ANSWER = { class: 'unknown', reason: 'timeout' } as const;
const LATE = MORNING + 3_600_000;

/** Readies a journal for a change that is still to come, and gives that change. */
type Ready = (journal: Journal) => () => unknown;
type Change =
  | Exclude<keyof Journal, keyof JournalQueries | 'close' | 'head' | 'inbox' | AfterPutBack>
  | InboxChange;
/** Only a journal whose file was put back can be so changed: see its own test. */
type AfterPutBack = 'acknowledgePutBack';
/** What only looks is named here; everything else that an inbox can do is a change. */
type InboxChange = `inbox.${Exclude<keyof Inbox, InboxQuery>}`;
type InboxQuery =
  | 'operation'
  | 'byOperationId'
  | 'ofApplication'
  | 'ofCard'
  | 'due'
  | 'inState'
  | 'duesIn'
  | 'nextDueAt'
  | 'lastDueAt'
  | 'count'
  | 'publications'
  | 'verdicts'
  | 'events'
  | 'personsBySnils'
  | 'personsByDocument'
  | 'personsByName'
  | 'personsByCard'
  | 'cardEvents'
  | 'operationPage'
  | 'others'
  | 'withOthers'
  | 'countWithOthers'
  | 'takenUpAgain'
  | 'keep'
  | 'durable'
  | 'toTell'
  | 'countToTell'
  | 'poll';

const clerkOf = (journal: Journal, name = 'Вымышленова Ия') => journal.clerk(name, MORNING);

function draftOf(journal: Journal) {
  return journal.startDraft(FORM, clerkOf(journal), MORNING);
}

function filling(journal: Journal): number {
  return journal.registerDraft(draftOf(journal).id, APPLICANT, MORNING).id;
}

/** Sent, and with that end. */
function ended(journal: Journal, state: Parameters<Journal['endStep']>[2]): number {
  const { id } = journal.register(NEW, [], MORNING);
  journal.beginStep(id, 'register_client', 'd', { ...IN_FLIGHT, stage: 'checked' }, MORNING);
  journal.endStep(id, NO_ANSWER, state, LATE);
  return id;
}

/** Each changing method of the journal once: one that is missing does not compile. */
export const EVERY_CHANGE: Readonly<Record<Change, Ready>> = {
  register: (journal) => () => journal.register(NEW, [], MORNING),
  registerRefusal: (journal) => {
    const draft = draftOf(journal);
    return () => journal.registerRefusal('1.2.1', APPLICANT, MORNING, draft.id);
  },
  clerk: (journal) => () => journal.clerk('Придуманный Ян', MORNING),
  startDraft: (journal) => {
    const clerk = clerkOf(journal);
    return () => journal.startDraft(FORM, clerk, MORNING);
  },
  startCorrection: (journal) => {
    const id = ended(journal, RETURNED);
    const clerk = clerkOf(journal);
    return () => journal.startCorrection(id, FORM, 'applicant', clerk, MORNING);
  },
  saveDraft: (journal) => {
    const { id } = draftOf(journal);
    return () => journal.saveDraft(id, { ...FORM, firstName: 'Аглая' } as DraftForm, 'applicant', LATE);
  },
  takeOverDraft: (journal) => {
    const { id } = draftOf(journal);
    const other = clerkOf(journal, 'Придуманный Ян');
    return () => journal.takeOverDraft(id, other, MORNING);
  },
  dropDraft: (journal) => {
    const { id } = draftOf(journal);
    return () => journal.dropDraft(id, MORNING);
  },
  registerDraft: (journal) => {
    const { id } = draftOf(journal);
    return () => journal.registerDraft(id, APPLICANT, MORNING);
  },
  correctPerson: (journal) => {
    const id = filling(journal);
    return () => journal.correctPerson(id, { ...APPLICANT, lastName: 'Иная' }, ASKED, MORNING);
  },
  confirm: (journal) => {
    const id = filling(journal);
    return () => journal.confirm(id, NEW, [], DUE, MORNING);
  },
  conclude: (journal) => {
    const id = filling(journal);
    return () => journal.conclude(id, { status: 'withdrawn' }, MORNING);
  },
  beginStep: (journal) => {
    const { id } = journal.register(NEW, [], MORNING);
    return () => journal.beginStep(id, 'check_active_card', 'd', IN_FLIGHT, MORNING);
  },
  endStep: (journal) => {
    const { id } = journal.register(NEW, [], MORNING);
    journal.beginStep(id, 'check_active_card', 'd', IN_FLIGHT, MORNING);
    return () => journal.endStep(id, NO_ANSWER, CONNECTED, LATE);
  },
  settle: (journal) => {
    const id = ended(journal, LOST.card);
    return () => journal.settle(id, { status: 'has_active_card', active: { numSid: '77' } }, LATE);
  },
  decide: (journal) => {
    const clerk = clerkOf(journal);
    const under = { stage: 'checked', tries: 1, since: MORNING } as const;
    const id = ended(journal, { status: 'needs_decision', ...under, why: 'confirm_again' });
    return () => journal.decide(id, { decision: 'send_again', clerk, reason: 'звонил' }, DUE, LATE);
  },
  reopenChip: (journal) => {
    const id = ended(journal, { status: 'connected', numSid: '99', chip: 'not_registered' });
    const clerk = clerkOf(journal);
    const due = { status: 'due', stage: 'card_connected', tries: 0, numSid: '99', dueAt: LATE } as const;
    return () => journal.reopenChip(id, clerk, due, LATE);
  },
  markTold: (journal) => {
    const id = ended(journal, CONNECTED);
    const clerk = clerkOf(journal);
    return () => journal.markTold(id, clerk, LATE);
  },
  residentLeft: (journal) => {
    const id = ended(journal, { ...DUE, dueAt: LATE });
    return () => journal.residentLeft(id, MORNING);
  },
  moveDue: (journal) => {
    ended(journal, LOST.client);
    return () => journal.moveDue(-60_000, LATE);
  },
  bringForward: (journal) => {
    ended(journal, { ...DUE, dueAt: LATE + 900_000, reason: 'tls' });
    return () => journal.bringForward(60_000, () => 0.5, LATE);
  },
  'inbox.take': ({ inbox }) => {
    return () => inbox.take([listed(1)], MORNING);
  },
  'inbox.beginPublication': ({ inbox }) => {
    const [id = 0] = take(inbox, [2]);
    return () => inbox.beginPublication([{ id, state: ACCEPTING }], 'rq', MORNING);
  },
  'inbox.endPublication': ({ inbox }) => {
    const [id = 0] = take(inbox, [3]);
    accept(inbox, [id]);
    const publication = publish(inbox, [id]);
    return () => inbox.endPublication(publication, 'taken', [{ id, state: DONE }], MORNING);
  },
  'inbox.settle': ({ inbox }) => {
    const [id = 0] = take(inbox, [4]);
    return () => inbox.settle([{ id, state: ACCEPTED }], MORNING);
  },
  'inbox.decide': (journal) => {
    const { inbox } = journal;
    const [id = 0] = take(inbox, [5]);
    inbox.settle([{ id, state: WAITS }], MORNING);
    const decision = { verdict: 'found', reason: 'звонил', clerk: clerkOf(journal) } as const;
    return () => inbox.decide(id, decision, DECIDED, MORNING);
  },
  'inbox.markTold': (journal) => {
    const { inbox } = journal;
    const [id = 0] = take(inbox, [6]);
    accept(inbox, [id]);
    finish(inbox, [id]);
    const clerk = clerkOf(journal);
    return () => inbox.markTold(id, clerk, MORNING);
  },
  'inbox.takeAgain': ({ inbox }) => {
    take(inbox, [7]);
    return () => inbox.takeAgain([listed(7, { type: 'block' })], MORNING);
  },
  'inbox.seeOthers': (journal) => {
    const { inbox } = journal;
    const [id = 0] = take(inbox, [8]);
    inbox.takeAgain([listed(8, { type: 'block' })], MORNING);
    const clerk = clerkOf(journal);
    return () => inbox.seeOthers(id, clerk, MORNING);
  },
  'inbox.takeUpAgain': (journal) => {
    const { inbox } = journal;
    const [id = 0] = take(inbox, [9]);
    inbox.settle([{ id, state: { status: 'set_aside', why: 'not_taken', since: MORNING } }], MORNING);
    const clerk = clerkOf(journal);
    return () => inbox.takeUpAgain(id, clerk, { status: 'saved', dueAt: MORNING, tries: 1 }, MORNING);
  },
  'inbox.polled': ({ inbox }) => {
    return () => inbox.polled('taken', true, MORNING);
  },
};
