import { TextInput } from '@mantine/core';
import type { Ref } from 'react';
import type { FieldProblem } from '../../domain/field-problem.ts';

interface ReasonFieldProps {
  readonly ref: Ref<HTMLInputElement>;
  /** What was decided changes, in one sentence; absent while nothing is chosen. */
  readonly changes: string | undefined;
  readonly problem: Pick<FieldProblem, 'field' | 'message'> | undefined;
  readonly value: string;
  readonly onWrite: (reason: string) => void;
}

/** Why somebody has decided so, in their own words; it goes on record with their name. */
export function ReasonField({ ref, changes, problem, value, onWrite }: ReasonFieldProps) {
  return (
    <>
      {changes !== undefined && (
        <p className="changes" role="status">
          {changes}
        </p>
      )}
      <TextInput
        ref={ref}
        label="Почему, своими словами"
        description="Останется в журнале вместе с вашим именем. Номера карт не пишите."
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        error={problem?.field === 'reason' ? problem.message : undefined}
        autoComplete="off"
        spellCheck={false}
        maxLength={1000}
        value={value}
        onChange={({ currentTarget }) => onWrite(currentTarget.value)}
      />
    </>
  );
}
