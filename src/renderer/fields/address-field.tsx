import { type Keys, useShortcut } from '../shortcuts.ts';
import { Kbd } from '../ui/kbd.tsx';
import { type TextPath, textAt } from './field-path.ts';
import { useFormParts } from './form-context.tsx';
import { typeText } from './form-store.ts';
import { TextField } from './text-field.tsx';

interface AddressFieldProps {
  readonly path: TextPath;
  readonly label: string;
  /** Another address that is often the same, taken over by one key. */
  readonly same: { readonly as: TextPath; readonly label: string; readonly keys: Keys };
}

export function AddressField({ path, label, same }: AddressFieldProps) {
  const { store, onLeave } = useFormParts();
  const copy = () => {
    typeText(store, path, textAt(store.getState().form, same.as));
    onLeave(path);
  };
  useShortcut(same.keys, copy);
  return (
    <div className="address">
      <TextField path={path} label={label} />
      <button
        type="button"
        className="field-aside"
        aria-keyshortcuts={same.keys.replace(' ', '+')}
        onClick={copy}
      >
        {same.label} <Kbd keys={same.keys} />
      </button>
    </div>
  );
}
