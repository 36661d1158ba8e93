import type { Keys } from '../shortcuts.ts';

/** The key of an action, for eyes only: the button itself tells it to a screen reader. */
export function Kbd({ keys }: { readonly keys: Keys }) {
  return (
    <span className="kbd" aria-hidden="true">
      {keys}
    </span>
  );
}
