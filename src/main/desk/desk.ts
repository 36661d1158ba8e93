import type { Application, ApplicationCard, Chip, Person } from '../../domain/application.ts';
import { type ApplicationForm, type CardInput, uidProblems } from '../../domain/application-form.ts';
import type { CardNumber } from '../../domain/card-number.ts';
import { block, type FieldProblem, warn } from '../../domain/field-problem.ts';
import type { CardCipher, HiddenCard } from '../../domain/hidden-card.ts';
import { type Ground, groundOfPapers } from '../../domain/papers.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { type Uid, type UidFormat, uidKind, writeUid } from '../../domain/uid.ts';
import type { Journal } from '../journal/journal.ts';
import { queueIsFull } from './desk-problem.ts';
import { isOpen, isOpenStatus, openApplicationText } from './open-application.ts';

export interface DeskParts {
  readonly journal: Journal;
  readonly cipher: CardCipher;
  readonly uidFormat: UidFormat;
  /** So many may wait unsent in this region; absent: any number. */
  readonly mostUnsent?: number | null;
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
      const against = this.openApplicationOf(form.applicant) ?? this.fullQueue();
      if (against) return fail([against]);
      const warnings = [...form.warnings, ...this.#warningsOf(form, uid)];
      const card = this.cardOf(this.hide(number), uid, form.card);
      const taken = { applicant: form.applicant, card };
      const application = this.#parts.journal.register(taken, warningCodes(warnings), this.#parts.now());
      return ok({ application, warnings });
    } finally {
      number.wipe();
    }
  }

  /** What stays of a card number, which is overwritten whatever happens. */
  hide(number: CardNumber): HiddenCard {
    try {
      return this.#parts.cipher.hide(number);
    } finally {
      number.wipe();
    }
  }

  /** The card as the journal keeps it, its chip written as the region does. */
  cardOf(
    hidden: HiddenCard,
    uid: Uid | undefined,
    { account, bank }: Pick<CardInput, 'account' | 'bank'>,
  ): ApplicationCard {
    const chip = chipOf(uid, this.#parts.uidFormat);
    return { hidden, chip, ...(account && { account }), ...(bank && { bank }) };
  }

  /**
   * The problem of an application of that person that is still under way, if there is one: a second
   * one would be a blind repeat under another number. `except`: the one that is being worked on.
   */
  openApplicationOf({ snils }: Pick<Person, 'snils'>, except?: number): FieldProblem | undefined {
    const { rows } = this.#parts.journal.find({ by: 'snils', value: snils }, { limit: 50 });
    const row = rows.find(({ id, status }) => id !== except && isOpenStatus(status));
    const open = row && this.#parts.journal.application(row.id);
    if (open === undefined || !isOpen(open.state)) return undefined;
    const message = `По этому СНИЛС уже есть заявление ${open.registrationNumber}: ${openApplicationText(open.state)}`;
    return { field: 'applicant.snils', ...block('application_open', message) };
  }

  /** The problem of a new application while as many wait unsent as the region allows. */
  fullQueue(): FieldProblem | undefined {
    const { journal, mostUnsent } = this.#parts;
    if (mostUnsent === undefined || mostUnsent === null) return undefined;
    return journal.unsent().count < mostUnsent ? undefined : queueIsFull(mostUnsent);
  }

  #warningsOf(form: ApplicationForm, uid: Uid | undefined): FieldProblem[] {
    if (uid === undefined) return [];
    const all = this.uidWarnings(uid, form.applicant);
    // A UID of the form was looked at when the form was read.
    return uid === form.card.uid ? all.filter(({ code }) => code === UID_OF_ANOTHER.code) : all;
  }

  /** What is unusual about a chip under that person; a UID cut short is among it and blocks. */
  uidWarnings(uid: Uid, person: Pick<Person, 'snils'> | undefined): FieldProblem[] {
    const own = uidProblems(uid);
    const problems = this.#isOfAnother(uid, person) ? [...own, UID_OF_ANOTHER] : own;
    return problems.map((problem) => ({ field: 'card.uid', ...problem }));
  }

  /** A UID is an attribute and no key: the same one under another person is worth a look. */
  #isOfAnother(uid: Uid, person: Pick<Person, 'snils'> | undefined): boolean {
    const { journal } = this.#parts;
    const { rows } = journal.find({ by: 'uid', value: uid }, { limit: 10 });
    return rows.some(({ id }) => snilsOf(journal.application(id)) !== person?.snils);
  }
}

/** Warnings as the journal takes them down: words of ours, no value. */
export function warningCodes(warnings: readonly FieldProblem[]): readonly string[] {
  return warnings.map(({ field, code }) => `${field}: ${code}`);
}

function snilsOf(application: Application | undefined): string | undefined {
  return application?.person?.snils ?? application?.applicant?.snils;
}

const UID_OF_ANOTHER = warn(
  'uid_of_another',
  'Чип с таким номером уже есть у другого заявителя. Сверьте карту.',
);

function chipOf(uid: Uid | undefined, format: UidFormat): Chip {
  if (uid === undefined) return { kind: 'none', why: 'not_tapped' };
  if (uidKind(uid) === 'random') return { kind: 'none', why: 'random_uid' };
  return { kind: 'uid', uid, mifareId: writeUid(uid, format) };
}
