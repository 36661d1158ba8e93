import { NativeSelect } from '@mantine/core';
import { DOCUMENT_NAMES, type DocumentType, isDocumentType } from '../../domain/document.ts';
import { useForm, useFormParts, useProblems } from './form-context.tsx';
import { changeApplicant } from './form-store.ts';

const PATH = 'applicant.document.type';

interface DocumentTypeFieldProps {
  readonly label: string;
  /** Those that the region accepts. */
  readonly types: readonly DocumentType[];
}

/** Nothing where the region accepts one kind only: there is nothing to choose. */
export function DocumentTypeField({ label, types }: DocumentTypeFieldProps) {
  const { store, onLeave } = useFormParts();
  const document = useForm(({ applicant }) => applicant.document);
  const { blocking } = useProblems(PATH);
  if (types.length < 2) return null;
  const choose = (chosen: number) => {
    if (isDocumentType(chosen)) changeApplicant(store, { document: { ...document, type: chosen } });
  };
  return (
    <NativeSelect
      label={label}
      error={blocking}
      data={types.map((type) => ({ value: String(type), label: DOCUMENT_NAMES[type] }))}
      value={String(document.type)}
      data-field={PATH}
      onChange={({ currentTarget }) => choose(Number(currentTarget.value))}
      onBlur={() => onLeave(PATH)}
    />
  );
}
