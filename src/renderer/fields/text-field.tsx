import { TextInput } from '@mantine/core';
import { type InputEvent, useLayoutEffect, useRef } from 'react';
import type { TypingMask } from '../../domain/typing-mask.ts';
import { type TextPath, textAt } from './field-path.ts';
import { useFormParts, useProblems } from './form-context.tsx';
import { typeText } from './form-store.ts';

interface TextFieldProps {
  readonly path: TextPath;
  readonly label: string;
  readonly placeholder?: string;
  /** Names the kind of text to a screen reader's braille and to a touch keyboard. */
  readonly inputMode?: 'numeric' | 'tel' | 'email';
  readonly mask?: TypingMask;
  /** The page opens with the cursor here. */
  readonly first?: boolean;
}

/**
 * One line of text. The element holds what is typed and the store follows it: a key draws nothing anew,
 * and the caret is never lost. What others write into the store comes back into the element.
 */
export function TextField({ path, label, placeholder, inputMode, mask, first }: TextFieldProps) {
  const { store, onLeave } = useFormParts();
  const element = useRef<HTMLInputElement>(null);
  const { blocking, warning } = useProblems(path);
  useLayoutEffect(() => follow(store, path, element.current), [store, path]);

  const onInput = ({ currentTarget }: InputEvent<HTMLInputElement>) => {
    if (mask) applyMask(currentTarget, textAt(store.getState().form, path), mask);
    typeText(store, path, currentTarget.value);
  };

  return (
    <TextInput
      ref={element}
      label={label}
      {...(placeholder !== undefined && { placeholder })}
      {...(inputMode !== undefined && { inputMode })}
      error={blocking}
      description={warning}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      data-field={path}
      data-first={first}
      autoComplete="off"
      autoCorrect="off"
      spellCheck={false}
      maxLength={1000}
      onInput={onInput}
      onBlur={() => onLeave(path)}
    />
  );
}

function follow(
  store: ReturnType<typeof useFormParts>['store'],
  path: TextPath,
  input: HTMLInputElement | null,
) {
  if (!input) return;
  const show = () => {
    const text = textAt(store.getState().form, path);
    if (input.value !== text) input.value = text;
  };
  show();
  return store.subscribe(show);
}

function applyMask(input: HTMLInputElement, previous: string, mask: TypingMask): void {
  const { text, caret } = mask(previous, input.value, input.selectionStart ?? input.value.length);
  if (text === input.value) return;
  input.value = text;
  input.setSelectionRange(caret, caret);
}
