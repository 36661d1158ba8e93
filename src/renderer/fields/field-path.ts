import type { DraftForm } from '../../domain/draft.ts';

type PathTo<Node, Wanted> = {
  [Key in keyof Node & string]: Node[Key] extends Wanted
    ? Key
    : Node[Key] extends readonly unknown[]
      ? never
      : Node[Key] extends object
        ? `${Key}.${PathTo<Node[Key], Wanted>}`
        : never;
}[keyof Node & string];

/** Fields of the form that take any text, named as problems name them. */
export type TextPath = Exclude<PathTo<DraftForm, string>, 'applicant.gender'>;

/** Ticks of the form. */
export type TickPath = PathTo<DraftForm, boolean>;

export function textAt(form: DraftForm, path: TextPath): string {
  return String(valueAt(form, path));
}

export function tickAt(form: DraftForm, path: TickPath): boolean {
  return valueAt(form, path) === true;
}

/** The same form with one field changed; sections that the field is not in stay the same objects. */
export function withText(form: DraftForm, path: TextPath, text: string): DraftForm {
  return withValue(form, path.split('.'), text) as DraftForm;
}

export function withTick(form: DraftForm, path: TickPath, ticked: boolean): DraftForm {
  return withValue(form, path.split('.'), ticked) as DraftForm;
}

function valueAt(node: unknown, path: string): unknown {
  return path.split('.').reduce((inner, key) => new Map(Object.entries(inner ?? {})).get(key), node);
}

function withValue(node: unknown, [key = '', ...deeper]: readonly string[], value: unknown): unknown {
  const fields = typeof node === 'object' && node !== null ? node : {};
  const inner = deeper.length === 0 ? value : withValue(valueAt(fields, key), deeper, value);
  return { ...fields, [key]: inner };
}
