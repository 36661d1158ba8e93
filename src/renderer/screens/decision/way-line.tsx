import { Radio } from '@mantine/core';
import type { DecisionView } from '../../../main/api/application-views.ts';
import type { Clock } from '../../formats.ts';
import { ariaKeys, type Keys, useShortcut } from '../../shortcuts.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { useNow } from '../../ui/use-now.ts';

type Way = DecisionView['ways'][number];

const KEYS: readonly Keys[] = ['Alt 1', 'Alt 2', 'Alt 3', 'Alt 4'];

interface WayLineProps {
  readonly way: Way;
  readonly at: number;
  readonly clock: Clock;
  readonly onChoose: (way: Way) => void;
}

/** One way on with its key; too early it says from when it can be chosen. */
export function WayLine({ way, at, clock, onChoose }: WayLineProps) {
  const { decision, name, from } = way;
  const now = useNow(from);
  const isEarly = from !== undefined && from > now;
  const keys = KEYS[at];
  useShortcut(keys, () => onChoose(way), { enabled: !isEarly });
  return (
    <Radio
      className="way-on"
      value={decision}
      disabled={isEarly}
      aria-keyshortcuts={keys && ariaKeys(keys)}
      label={
        <>
          <b>{name}</b> {keys && <Kbd keys={keys} />}
        </>
      }
      description={isEarly && `${EARLY} ${clock.seconds(from)}.`}
    />
  );
}

const EARLY = 'Отправленное ещё может дойти. Можно выбрать с';
