import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { CardNumber } from '../../src/domain/card-number.ts';
import { type DraftForm, EMPTY_DRAFT_FORM } from '../../src/domain/draft.ts';
import type { CardNetwork, Tap } from '../../src/domain/tap.ts';
import { parseUid } from '../../src/domain/uid.ts';
import { type DeskChange, DeskSession, type DeskSessionParts } from '../../src/main/desk/desk-session.ts';
import { Office } from '../delivery/office.ts';
import { INVENTED_CARD_NUMBER, inventedForm } from '../invented-form.ts';

export const UID = '2A83155E';
export const OTHER_UID = '04A2B3C4D5E680';
export const RANDOM_UID = '08A1B2C3';
export const OTHER_CARD_NUMBER = '2201382000000013';
export const OTHER_SNILS = '112-233-445 95';

/** A session over a real journal, with a clerk at the desk and what it has told and sent. */
export class Seat {
  readonly office: Office;
  readonly session: DeskSession;
  readonly delivered: number[] = [];
  readonly changes: DeskChange[] = [];

  constructor(options: Partial<DeskSessionParts> = {}, office = new Office()) {
    this.office = office;
    this.session = new DeskSession({
      journal: office.journal,
      now: () => office.now,
      rules: () => ({ today: '2026-11-23' as CalendarDate, documentTypes: [1, 9] }),
      desk: () => office.desk(),
      deliver: (id) => this.delivered.push(id),
      landingMs: () => 0,
      numberFromChip: true,
      ...options,
    });
    this.session.onChange((change) => this.changes.push(change));
    this.session.enter('Иванова Е. П.');
  }

  /** A draft with all typed; its id. */
  draft(form: DraftForm = fullDraft()): number {
    const { id } = this.session.startDraft();
    expectOk(this.session.saveDraft(id, form, 'check'));
    return id;
  }

  /** The same with its number. */
  registered(form?: DraftForm): number {
    const id = this.draft(form);
    expectOk(this.session.identify(id));
    return id;
  }

  /** The same with its card: all but confirmed. */
  ready(form?: DraftForm): number {
    const id = this.registered(form);
    this.session.expectCard(id);
    this.lay(tap());
    return id;
  }

  lay(laid: Tap): Tap {
    this.session.takeStatus({ status: 'card', reader: 'invented', tap: laid });
    return laid;
  }

  /** The application of a draft as the journal has it. */
  applicationOf(draftId: number) {
    const id = this.office.journal.draft(draftId)?.applicationId;
    const application = id === undefined ? undefined : this.office.journal.application(id);
    if (application === undefined) throw new Error(`draft ${draftId} has no application`);
    return application;
  }
}

interface Laid {
  readonly uid?: string;
  readonly number?: string | null;
  readonly network?: CardNetwork;
}

export function tap({ uid = UID, number = INVENTED_CARD_NUMBER, network = 'mir' }: Laid = {}): Tap {
  const read = { uid: expectOk(parseUid(uid)), network };
  return number === null ? read : { ...read, number: expectOk(CardNumber.parse(number)) };
}

export function fullDraft(change: Partial<DraftForm['applicant']> = {}): DraftForm {
  const { applicant } = inventedForm();
  return {
    papers: ['identity', 'snils', 'application', 'consent'],
    applicant: {
      ...EMPTY_DRAFT_FORM.applicant,
      ...applicant,
      gender: 'female',
      document: { ...applicant.document, type: 1 },
      ...change,
    },
    card: { bank: 'Вымышленный банк', account: '', ownDebit: true },
  };
}

export function expectOk<Value>(
  result: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: unknown },
): Value {
  if (!result.ok) throw new Error(`expected a value, got ${JSON.stringify(result.problem)}`);
  return result.value;
}

/** `ok`, or the codes of the problems. */
export function codesOf(
  answer:
    | { readonly ok: true }
    | { readonly ok: false; readonly problem: readonly { readonly code: string }[] },
): readonly string[] {
  return answer.ok ? ['ok'] : answer.problem.map(({ code }) => code);
}
