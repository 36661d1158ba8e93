import { Checkbox } from '@mantine/core';
import { type Keys, useShortcut } from '../shortcuts.ts';
import { Kbd } from '../ui/kbd.tsx';
import { type TickPath, tickAt } from './field-path.ts';
import { useForm, useFormParts, useProblems } from './form-context.tsx';
import { tick } from './form-store.ts';

interface CheckFieldProps {
  readonly path: TickPath;
  readonly label: string;
  readonly keys: Keys;
  readonly first?: boolean;
}

/** A tick with its key. */
export function CheckField({ path, label, keys, first = false }: CheckFieldProps) {
  const { store, onLeave } = useFormParts();
  const { blocking } = useProblems(path);
  const ticked = useForm((form) => tickAt(form, path));
  const toggle = () => {
    tick(store, path, !tickAt(store.getState().form, path));
    onLeave(path);
  };
  return <Tick {...{ label, keys, first, ticked, toggle }} field={path} {...(blocking && { blocking })} />;
}

interface TickProps {
  readonly field: string;
  readonly label: string;
  readonly about?: string;
  readonly keys: Keys;
  readonly first: boolean;
  readonly ticked: boolean;
  readonly toggle: () => void;
  readonly blocking?: string;
}

/** The tick itself, for whatever holds its state. */
export function Tick({ field, label, about, keys, first, ticked, toggle, blocking }: TickProps) {
  useShortcut(keys, toggle);
  return (
    <Checkbox
      className="tick"
      label={
        <>
          {label} <Kbd keys={keys} />
        </>
      }
      aria-keyshortcuts={keys.replace(' ', '+')}
      description={about}
      error={blocking}
      data-field={field}
      data-first={first}
      checked={ticked}
      onChange={toggle}
    />
  );
}
