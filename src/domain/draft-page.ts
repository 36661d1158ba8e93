import type { DraftPage } from './draft.ts';

const PERSON_FIELDS = ['lastName', 'firstName', 'middleName', 'snils'];

/** The page on which the field of a problem stands; what belongs to no field is told on the last one. */
export function pageOfProblem(path: string): DraftPage {
  const [section, field = ''] = path.split('.');
  if (section === 'papers') return 'papers';
  if (section === 'card') return 'card';
  if (section !== 'applicant') return 'check';
  return PERSON_FIELDS.includes(field) ? 'person' : 'applicant';
}
