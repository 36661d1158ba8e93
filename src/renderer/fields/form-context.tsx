import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { DraftForm } from '../../domain/draft.ts';
import type { FieldProblem } from '../../domain/field-problem.ts';
import { type FormStore, NO_PROBLEMS } from './form-store.ts';

/** What the fields of one form share. */
export interface FormParts {
  readonly store: FormStore;
  /** The clerk has left that field: look it over, write it down. */
  readonly onLeave: (field: string) => void;
}

const FormContext = createContext<FormParts | undefined>(undefined);

export const FormProvider = FormContext.Provider;

export function useFormParts(): FormParts {
  const parts = useContext(FormContext);
  if (!parts) throw new Error('a field stands outside its form');
  return parts;
}

/** One part of the form: only what shows it is drawn anew when it changes. */
export function useForm<Value>(select: (form: DraftForm) => Value): Value {
  return useStore(useFormParts().store, ({ form }) => select(form));
}

interface Said {
  readonly blocking?: string;
  readonly warning?: string;
}

/** What is said beside one field: what stops it, and what the clerk only looks at once more. */
export function useProblems(field: string): Said {
  const problems = useStore(useFormParts().store, (state) => state.problems[field] ?? NO_PROBLEMS);
  const blocking = told(problems, 'block');
  const warning = told(problems, 'warn');
  return { ...(blocking && { blocking }), ...(warning && { warning }) };
}

function told(problems: readonly FieldProblem[], wanted: FieldProblem['severity']): string {
  return problems
    .filter(({ severity }) => severity === wanted)
    .map(({ message }) => message)
    .join(' ');
}
