import { Radio } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useForm, useFormParts, useProblems } from './form-context.tsx';
import { changeApplicant } from './form-store.ts';

const PATH = 'applicant.gender';
/** By the first letter as well: «м», «ж», and the same keys in the Latin layout. */
const BY_KEY: Readonly<Record<string, 'male' | 'female'>> = { KeyV: 'male', Semicolon: 'female' };

export function GenderField({ label }: { readonly label: string }) {
  const { store, onLeave } = useFormParts();
  const gender = useForm(({ applicant }) => applicant.gender);
  const { blocking } = useProblems(PATH);
  const choose = (chosen: string | undefined) => {
    if (chosen === 'male' || chosen === 'female') changeApplicant(store, { gender: chosen });
  };
  const onKeyDown = ({ code, ctrlKey, altKey }: KeyboardEvent) => {
    if (!ctrlKey && !altKey) choose(BY_KEY[code]);
  };
  return (
    <Radio.Group
      className="gender"
      label={label}
      error={blocking}
      value={gender}
      onChange={choose}
      onBlur={() => onLeave(PATH)}
    >
      <div className="choices">
        <Radio value="male" label="мужской" data-field={PATH} onKeyDown={onKeyDown} />
        <Radio value="female" label="женский" onKeyDown={onKeyDown} />
      </div>
    </Radio.Group>
  );
}
