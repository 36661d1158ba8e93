import type { Application } from '../../domain/application.ts';
import { ok } from '../../domain/result.ts';
import type { DeskAnswer, DeskSession } from '../desk/desk-session.ts';
import type { Draft } from '../journal/journal.ts';
import { type ApplicationViewParts, applicationView } from './application-view.ts';
import { draftView } from './draft-view.ts';
import { journalTrouble } from './journal-trouble.ts';
import type { KioskCalls } from './kiosk-calls.ts';

type DeskCall =
  | 'startDraft'
  | 'copyToDraft'
  | 'editApplication'
  | 'readDraft'
  | 'saveDraft'
  | 'takeOver'
  | 'dropDraft'
  | 'identify'
  | 'refuse'
  | 'withdraw'
  | 'expectCard'
  | 'typeNumber'
  | 'dropCard'
  | 'confirm'
  | 'registerChip'
  | 'decide'
  | 'markTold';

/** What the clerk does at the desk, answered in what a screen shows. */
export function deskCalls(session: DeskSession, parts: ApplicationViewParts): Pick<KioskCalls, DeskCall> {
  const draft = (value: Draft) => draftView(session, parts, value);
  const application = (value: Application) => applicationView(parts, value);
  return {
    startDraft: () => draft(session.startDraft()),
    copyToDraft: (id) => shown(() => session.copyToDraft(id), draft),
    editApplication: (id) => shown(() => session.editApplication(id), draft),
    readDraft: (id) => shown(() => session.readDraft(id), draft),
    saveDraft: (id, form, page) => shown(() => session.saveDraft(id, form, page), same),
    takeOver: (id) => shown(() => session.takeOver(id), draft),
    dropDraft: (id) => shown(() => session.dropDraft(id), same),
    identify: (id) => shown(() => session.identify(id), draft),
    refuse: (id, ground) => shown(() => session.refuse(id, ground), application),
    withdraw: (id) => shown(() => session.withdraw(id), application),
    expectCard: (id) => session.expectCard(id),
    typeNumber: (id, number) => shown(() => session.typeNumber(id, number), draft),
    dropCard: (id) => shown(() => session.dropCard(id), draft),
    confirm: (id) => shown(() => session.confirm(id), application),
    registerChip: (id) => shown(() => session.registerChip(id), application),
    decide: (id, decision, reason) => shown(() => session.decide(id, decision, reason), application),
    markTold: (id, since) => shown(() => session.markTold(id, since), same),
  };
}

/** The answer in the screen's words; a disk that fails on the way is an answer, too. */
function shown<Value, View>(work: () => DeskAnswer<Value>, view: (value: Value) => View): DeskAnswer<View> {
  const done = journalTrouble(() => {
    const answer = work();
    return answer.ok ? ok(view(answer.value)) : answer;
  });
  return done.ok ? done.value : done;
}

function same<Value>(value: Value): Value {
  return value;
}
