import { expect, it } from 'vitest';
import { applicantParts } from '../../../src/renderer/visit/paper-lines.ts';
import { FILLED_FORM } from '../../gallery/visit-scenes.ts';

it.each([
  ['female', 'Родилась'],
  ['male', 'Родился'],
  ['', 'Дата рождения'],
] as const)('says of gender «%s» how the person was born: %s', (gender, born) => {
  const lines = applicantParts({ ...FILLED_FORM.applicant, gender }).flatMap(({ lines }) => lines);
  const about = lines.find(([, text]) => text.startsWith('17.03.1985'));
  expect(about?.[0]).toBe(born);
});
