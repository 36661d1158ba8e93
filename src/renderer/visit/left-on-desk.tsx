import { useState } from 'react';
import { Tick } from '../fields/check-field.tsx';
import type { Keys } from '../shortcuts.ts';
import { Panel } from '../ui/panel.tsx';

const KEYS: readonly Keys[] = ['Alt 1', 'Alt 2', 'Alt 3'];

/** The clerk's own list for the end of the visit: kept nowhere. */
export function LeftOnDesk({ things }: { readonly things: readonly string[] }) {
  const [done, setDone] = useState<readonly string[]>([]);
  const toggle = (thing: string) =>
    setDone((before) =>
      before.includes(thing) ? before.filter((one) => one !== thing) : [...before, thing],
    );
  return (
    <Panel title="Осталось на столе" className="left-on-desk">
      <ul>
        {things.map((thing, at) => (
          <li key={thing}>
            <Tick
              field={thing}
              label={thing}
              keys={KEYS[at] ?? 'Alt 4'}
              first={false}
              ticked={done.includes(thing)}
              toggle={() => toggle(thing)}
            />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
