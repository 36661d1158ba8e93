import type { FormSection } from './form-section.ts';
import { freeTextWarnings, parseFreeText } from './free-text.ts';

/** A free text of the form with its warnings noted; undefined once its problem is noted, or left out. */
export function readFreeText(
  section: FormSection,
  key: string,
  read: 'read' | 'readOptional' = 'read',
): string | undefined {
  const text = section[read](key, parseFreeText);
  if (text !== undefined) section.note(key, ...freeTextWarnings(text));
  return text;
}
