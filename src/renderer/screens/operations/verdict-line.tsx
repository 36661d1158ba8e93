import { Radio } from '@mantine/core';
import type { VerdictWay } from '../../../domain/verdict-way.ts';
import { ariaKeys, type Keys, useShortcut } from '../../shortcuts.ts';
import { Kbd } from '../../ui/kbd.tsx';

interface VerdictLineProps {
  readonly way: VerdictWay;
  readonly onChoose: (way: VerdictWay) => void;
}

const KEYS: Readonly<Record<VerdictWay['number'], Keys>> = {
  2: 'Alt 2',
  3: 'Alt 3',
  4: 'Alt 4',
  5: 'Alt 5',
  6: 'Alt 6',
};

/** One answer with its key, which is the regulation's number of it. */
export function VerdictLine({ way, onChoose }: VerdictLineProps) {
  const keys = KEYS[way.number];
  useShortcut(keys, () => onChoose(way));
  return (
    <Radio
      className="way-on"
      value={way.verdict}
      aria-keyshortcuts={ariaKeys(keys)}
      label={
        <>
          <b>{way.name}</b> <Kbd keys={keys} />
        </>
      }
    />
  );
}
