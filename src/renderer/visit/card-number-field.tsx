import { TextInput } from '@mantine/core';
import { type FocusEvent, type InputEvent, type RefObject, useEffect } from 'react';
import { useProblems } from '../fields/form-context.tsx';

/** Sixteen to nineteen digits in fours, as they stand on the card. */
const LONGEST = 19 + 4;

/**
 * The card number is in this one element and nowhere else on the page: no state, no store. It can be read
 * while it is typed and is hidden as soon as the cursor is elsewhere; it goes when the page goes or hides.
 */
export function CardNumberField({ field }: { readonly field: RefObject<HTMLInputElement | null> }) {
  const { blocking } = useProblems('card.number');
  useEffect(() => {
    const input = field.current;
    const forget = () => {
      if (input) input.value = '';
    };
    const isTyping =
      document.activeElement instanceof HTMLInputElement && document.activeElement.value !== '';
    if (!isTyping) input?.focus();
    document.addEventListener('visibilitychange', forget);
    return () => {
      document.removeEventListener('visibilitychange', forget);
      forget();
    };
  }, [field]);
  return (
    <TextInput
      ref={field}
      className="card-number"
      label="Номер карты, 16–19 цифр"
      error={blocking}
      inputMode="numeric"
      autoComplete="off"
      spellCheck={false}
      maxLength={LONGEST}
      data-field="card.number"
      data-first
      onInput={groupDigits}
      onCopy={stayHere}
      onCut={stayHere}
    />
  );
}

/** Four and four while it grows at its end; a correction in the middle is left as the clerk makes it. */
function groupDigits({ currentTarget: input }: InputEvent<HTMLInputElement>): void {
  if (input.selectionStart !== input.value.length) return;
  const grouped = input.value.replace(/[^\d]/g, '').replace(/(\d{4})(?=\d)/g, '$1 ');
  if (grouped !== input.value) input.value = grouped;
}

/** The number is never in the clipboard. */
function stayHere(event: { preventDefault(): void } | FocusEvent): void {
  event.preventDefault();
}
