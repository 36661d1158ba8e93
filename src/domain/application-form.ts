import type { Applicant } from './applicant.ts';
import { readApplicant } from './applicant-form.ts';
import { CardNumber } from './card-number.ts';
import { present } from './complete.ts';
import { block, type FieldProblem, type Problem, warn } from './field-problem.ts';
import { FormSection } from './form-section.ts';
import { readFreeText } from './free-text-field.ts';
import type { DocumentRules } from './identity-document-form.ts';
import { PAPERS, type Paper } from './papers.ts';
import { fail, ok, type Result } from './result.ts';
import { parseUid, type Uid, uidKind } from './uid.ts';

export type FormRules = DocumentRules;

/** What the form says of the card; number and UID may also come from the reader instead. */
export interface CardInput {
  /** Its receiver overwrites it (`wipe`) as soon as it is hidden. */
  readonly number?: CardNumber;
  readonly uid?: Uid;
  readonly account?: string;
  /** For the paper application; never sent. */
  readonly bank?: string;
}

export interface ApplicationForm {
  readonly applicant: Applicant;
  readonly card: CardInput;
  readonly papers: readonly Paper[];
  readonly warnings: readonly FieldProblem[];
  /** The office has to refuse with ground 1.2.1 unless a person overrides it with a reason. */
  readonly passportExpired: boolean;
}

const ACCOUNT_FORMAT = block('account_format', 'В номере счёта 20 цифр. Сверьте его с реквизитами карты.');
const UID_TRUNCATED = block(
  'uid_truncated',
  'Считыватель передал не весь номер чипа. Приложите карту ещё раз, ровно по центру.',
);
const UID_RANDOM = warn(
  'uid_random',
  'Номер чипа меняется при каждом касании, его не регистрируют. Карту можно подключить без чипа.',
);
const UID_NOT_UNIQUE = warn(
  'uid_not_unique',
  'Такой номер чипа бывает у нескольких карт. Убедитесь, что на считывателе карта заявителя.',
);
const NOT_A_LIST = block('not_a_list', 'Отметьте документы, которые предъявлены.');
const UNKNOWN_PAPER = block(
  'unknown_paper',
  'Такого документа нет в перечне. Отметьте документы из перечня.',
);

/**
 * Reads an application as it came from the screen or a file (regulation, 2.1 and 4.2). All problems
 * are gathered, warnings among them; any that blocks makes the whole fail.
 */
export function readApplicationForm(
  raw: unknown,
  rules: FormRules,
): Result<ApplicationForm, readonly FieldProblem[]> {
  const problems: FieldProblem[] = [];
  const form = FormSection.open(raw, problems);
  if (!form) return fail(problems);
  const applicantSection = form.section('applicant');
  const read = applicantSection && readApplicant(applicantSection, rules);
  const card = readCard(form.section('card'));
  const papers = readPapers(form);
  form.noteUnknown();
  if (read?.applicant && card && papers && problems.every(({ severity }) => severity === 'warn')) {
    const { applicant, passportExpired } = read;
    return ok({ applicant, card, papers, warnings: problems, passportExpired });
  }
  card?.number?.wipe();
  return fail(problems);
}

/** The card of a form; a number in it is the receiver's to overwrite. */
export function readCard(section: FormSection | undefined): CardInput | undefined {
  if (!section) return undefined;
  const number = section.readOptional('number', CardNumber.parse);
  const uid = section.readOptional('uid', parseUid);
  if (uid !== undefined) section.note('uid', ...uidProblems(uid));
  const account = section.readOptional('account', parseAccount);
  const bank = readFreeText(section, 'bank', 'readOptional');
  section.noteUnknown();
  return present({ number, uid, account, bank });
}

export function uidProblems(uid: Uid): Problem[] {
  const kind = uidKind(uid);
  switch (kind) {
    case 'truncated':
      return [UID_TRUNCATED];
    case 'random':
      return [UID_RANDOM];
    case 'not_unique':
      return [UID_NOT_UNIQUE];
    case 'unique':
      return [];
    default:
      return kind satisfies never;
  }
}

function parseAccount(text: string): Result<string, Problem> {
  const account = text.replace(/\s/g, '');
  return /^\d{20}$/.test(account) ? ok(account) : fail(ACCOUNT_FORMAT);
}

/** Each paper once, in the order of the regulation; whether they are enough the desk decides. */
function readPapers(form: FormSection): readonly Paper[] | undefined {
  const ticked = form.value('papers');
  const given: readonly unknown[] | undefined = Array.isArray(ticked) ? ticked : undefined;
  const known = PAPERS.filter((paper) => given?.includes(paper));
  if (given?.every((word) => known.some((paper) => paper === word))) return known;
  form.note('papers', given ? UNKNOWN_PAPER : NOT_A_LIST);
  return undefined;
}
