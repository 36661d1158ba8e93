import type { Applicant } from './applicant.ts';
import { readApplicant, readPersonSection } from './applicant-form.ts';
import type { Person } from './application.ts';
import { type CardInput, type FormRules, readCard } from './application-form.ts';
import type { DraftForm, DraftPage } from './draft.ts';
import { pageOfProblem } from './draft-page.ts';
import { block, type FieldProblem } from './field-problem.ts';
import { FormSection } from './form-section.ts';
import { groundOfPapers } from './papers.ts';
import { PASSPORT_EXPIRED } from './passport-term.ts';
import { fail, ok, type Result } from './result.ts';

/** What a draft without a blocking problem holds. */
export interface ReadDraft {
  readonly applicant: Applicant;
  readonly card: Pick<CardInput, 'account' | 'bank'>;
  readonly warnings: readonly FieldProblem[];
}

const NO_IDENTITY = block(
  'identity_not_shown',
  'Без документа, удостоверяющего личность, заявление не принимают. Попросите его или откажите по основанию 1.2.1.',
);
const PAPERS_INCOMPLETE = block(
  'papers_incomplete',
  'Предъявлены не все документы. Попросите недостающие или откажите по основанию 1.2.3.',
);
const NOT_OWN_DEBIT = block(
  'not_own_debit',
  'Подключают только дебетовую карту самого заявителя. Уточните и отметьте это.',
);

/**
 * What is wrong with one page of a visit (regulation, 2.1), warnings among it; the page `check` has all
 * of them. Paths name the fields as the form does.
 */
export function checkPage(form: DraftForm, page: DraftPage, rules: FormRules): readonly FieldProblem[] {
  const { problems } = look(form, rules);
  return page === 'check' ? problems : problems.filter(({ field }) => pageOfProblem(field) === page);
}

/**
 * The problems of one field as the clerk leaves it. A field left empty has none yet: one may come back
 * to it, and the end of the page asks for it.
 */
export function checkField(form: DraftForm, path: string, rules: FormRules): readonly FieldProblem[] {
  if (isEmptyText(textAt(form, path))) return [];
  return look(form, rules).problems.filter(({ field }) => field === path);
}

/** What is wrong with name and SNILS, all that registration needs (regulation, 4.1). */
export function checkPerson(form: DraftForm): readonly FieldProblem[] {
  return lookAtPerson(form).problems;
}

export function readPerson(form: DraftForm): Result<Person, readonly FieldProblem[]> {
  const { person, problems } = lookAtPerson(form);
  return person === undefined ? fail(problems) : ok(person);
}

/** The whole draft, as confirmation needs it; fails with all problems where one of them blocks. */
export function readDraft(form: DraftForm, rules: FormRules): Result<ReadDraft, readonly FieldProblem[]> {
  const { applicant, card, problems } = look(form, rules);
  const blocked = problems.some(({ severity }) => severity === 'block');
  if (blocked || applicant === undefined || card === undefined) return fail(problems);
  return ok({ applicant, card, warnings: problems });
}

/** The applicant alone, where nothing is wrong with it but a passport that has expired: for a refusal. */
export function readDraftApplicant(form: DraftForm, rules: FormRules): Applicant | undefined {
  const { applicant, problems } = look(form, rules);
  const isWrong = ({ field, code, severity }: FieldProblem) =>
    severity === 'block' && field.startsWith('applicant.') && code !== PASSPORT_EXPIRED.code;
  return problems.some(isWrong) ? undefined : applicant;
}

function look(form: DraftForm, rules: FormRules) {
  const problems: FieldProblem[] = [...checkPapers(form)];
  const section = FormSection.open(applicantOf(form), problems, 'applicant');
  const read = section && readApplicant(section, rules);
  if (read?.passportExpired) {
    problems.push({ field: 'applicant.document.issuedOn', ...PASSPORT_EXPIRED });
  }
  const { bank, account, ownDebit } = form.card;
  const card = readCard(FormSection.open({ bank, account }, problems, 'card'));
  if (!ownDebit) problems.push({ field: 'card.ownDebit', ...NOT_OWN_DEBIT });
  return { applicant: read?.applicant, card, problems };
}

function lookAtPerson(form: DraftForm) {
  const problems: FieldProblem[] = [];
  const section = FormSection.open(applicantOf(form), problems, 'applicant');
  return { person: section && readPersonSection(section), problems };
}

function checkPapers({ papers }: DraftForm): readonly FieldProblem[] {
  const ground = groundOfPapers(papers);
  if (ground === undefined) return [];
  return [{ field: 'papers', ...(ground === '1.2.1' ? NO_IDENTITY : PAPERS_INCOMPLETE) }];
}

/** The applicant as the form's rules take it: what is empty was not given, where it is optional and where not. */
function applicantOf({ applicant }: DraftForm) {
  const { document, gender } = applicant;
  // A code left from a passport is no part of another document, and its field is not shown there.
  const divisionCode = document.type === 1 ? document.divisionCode : '';
  const given = withoutEmpty({ ...applicant, document: withoutEmpty({ ...document, divisionCode }) });
  return { ...given, gender };
}

function withoutEmpty(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmptyText(value)));
}

function isEmptyText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() === '';
}

function textAt(form: DraftForm, path: string): unknown {
  return path.split('.').reduce<unknown>((at, key) => new Map(Object.entries(at ?? {})).get(key), form);
}
