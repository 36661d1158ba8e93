import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useShortcut } from '../shortcuts.ts';
import { Kbd } from './kbd.tsx';

interface SearchFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The screen's first field takes the focus at the start. */
  readonly first?: boolean;
}

/** `/` leads here from anywhere, the arrow down leads on to the rows, `Enter` opens the first of them. */
export function SearchField({ value, onChange, first = false }: SearchFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (first) field.current?.focus();
  }, [first]);
  useShortcut('/', () => field.current?.select());
  return (
    <TextInput
      ref={field}
      className="search"
      type="search"
      size="md"
      aria-label="Поиск по журналу"
      placeholder="Фамилия, СНИЛС или номер"
      autoComplete="off"
      spellCheck={false}
      maxLength={200}
      value={value}
      rightSection={<Kbd keys="/" />}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      onKeyDown={(event) => leaveSearch(event, () => onChange(''))}
    />
  );
}

function leaveSearch(event: KeyboardEvent<HTMLInputElement>, clear: () => void): void {
  const rows = document.querySelector('table.applications');
  const first = rows?.querySelector('button');
  if (event.key === 'ArrowDown') first?.focus();
  else if (event.key === 'Enter' && event.currentTarget.value.trim() !== '') first?.click();
  else if (event.key === 'Escape' && event.currentTarget.value !== '') clear();
  else return;
  event.preventDefault();
}
