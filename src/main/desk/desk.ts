import type { Applicant } from '../../domain/applicant.ts';
import type { Application, Chip } from '../../domain/application.ts';
import { type ApplicationForm, uidProblems } from '../../domain/application-form.ts';
import type { CardNumber } from '../../domain/card-number.ts';
import { block, type FieldProblem, warn } from '../../domain/field-problem.ts';
import type { CardCipher } from '../../domain/hidden-card.ts';
import { type Ground, groundOfPapers } from '../../domain/papers.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { type Uid, type UidFormat, uidKind, writeUid } from '../../domain/uid.ts';
import type { Journal } from '../journal/journal.ts';

export interface DeskParts {
  readonly journal: Journal;
  readonly cipher: CardCipher;
  readonly uidFormat: UidFormat;
  /** Epoch ms. */
  readonly now: () => number;
}

export interface Accepted {
  readonly application: Application;
  readonly warnings: readonly FieldProblem[];
}

/** The ground on which the office itself refuses (regulation, 1.2); none: the application is taken. */
export function groundOf(form: Pick<ApplicationForm, 'papers' | 'passportExpired'>): Ground | undefined {
  return form.passportExpired ? '1.2.1' : groundOfPapers(form.papers);
}

/** Where an application is taken down (regulation, 1.3.1 to 1.3.4). */
export class Desk {
  readonly #parts: DeskParts;

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  /** Without a consent nothing personal is kept: number, date and ground only. */
  refuse(form: ApplicationForm, ground: Ground): Application {
    const applicant = form.papers.includes('consent') ? form.applicant : undefined;
    return this.#parts.journal.registerRefusal(ground, applicant, this.#parts.now());
  }

  /**
   * Registers the application. The card number is overwritten whatever happens; what stays of it is
   * its hash, cipher text and last two digits.
   */
  accept(
    form: ApplicationForm,
    number: CardNumber,
    uid: Uid | undefined,
  ): Result<Accepted, readonly FieldProblem[]> {
    try {
      const open = this.openApplicationOf(form.applicant);
      if (open) return fail([open]);
      const warnings = [...form.warnings, ...this.#warningsOf(form, uid)];
      const { account } = form.card;
      const card = {
        hidden: this.#parts.cipher.hide(number),
        chip: chipOf(uid, this.#parts.uidFormat),
        ...(account && { account }),
      };
      const codes = warnings.map(({ field, code }) => `${field}: ${code}`);
      const application = this.#parts.journal.register(
        { applicant: form.applicant, card },
        codes,
        this.#parts.now(),
      );
      return ok({ application, warnings });
    } finally {
      number.wipe();
    }
  }

  /**
   * The problem of an application of that person that is still under way, if there is one: a second
   * one would be a blind repeat under another number.
   */
  openApplicationOf({ snils }: Applicant): FieldProblem | undefined {
    const { rows } = this.#parts.journal.find({ by: 'snils', value: snils }, { limit: 50 });
    const open = rows.find(({ status }) => OPEN.includes(status));
    if (open === undefined) return undefined;
    const message = `По этому СНИЛС уже есть незавершённое заявление ${open.registrationNumber}. Дождитесь его результата.`;
    return { field: 'applicant.snils', ...block('application_open', message) };
  }

  #warningsOf(form: ApplicationForm, uid: Uid | undefined): FieldProblem[] {
    if (uid === undefined) return [];
    // A UID of the form was looked at when the form was read.
    const own = uid === form.card.uid ? [] : uidProblems(uid);
    const problems = this.#isOfAnother(uid, form.applicant) ? [...own, UID_OF_ANOTHER] : own;
    return problems.map((problem) => ({ field: 'card.uid', ...problem }));
  }

  /** A UID is an attribute and no key: the same one under another person is worth a look. */
  #isOfAnother(uid: Uid, { snils }: Applicant): boolean {
    const { journal } = this.#parts;
    const { rows } = journal.find({ by: 'uid', value: uid }, { limit: 10 });
    return rows.some(({ id }) => journal.application(id)?.applicant?.snils !== snils);
  }
}

const UID_OF_ANOTHER = warn(
  'uid_of_another',
  'Чип с таким номером уже есть у другого заявителя. Сверьте карту.',
);

/** Statuses in which a request may still be under way or follow. */
const OPEN: readonly string[] = ['due', 'in_flight', 'unknown', 'needs_decision'];

function chipOf(uid: Uid | undefined, format: UidFormat): Chip {
  if (uid === undefined) return { kind: 'none', why: 'not_tapped' };
  if (uidKind(uid) === 'random') return { kind: 'none', why: 'random_uid' };
  return { kind: 'uid', uid, mifareId: writeUid(uid, format) };
}
