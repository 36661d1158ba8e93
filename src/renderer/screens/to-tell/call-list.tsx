import { Radio } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { ToTellRow } from '../../../main/api/to-tell-views.ts';
import type { Clock } from '../../formats.ts';
import { Pill } from '../../ui/pill.tsx';
import { tellKey } from './tell-key.ts';

interface CallListProps {
  readonly rows: readonly ToTellRow[];
  readonly chosen: ToTellRow;
  readonly clock: Clock;
  readonly onChoose: (key: string) => void;
}

/** The arrows go from one to the next; the cursor stays in the list when somebody leaves it. */
export function CallList({ rows, chosen, clock, onChoose }: CallListProps) {
  const list = useRef<HTMLDivElement>(null);
  const chosenKey = tellKey(chosen);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever is chosen now has the cursor.
  useEffect(() => {
    list.current?.querySelector<HTMLInputElement>('input:checked')?.focus();
  }, [chosenKey]);
  return (
    <Radio.Group
      ref={list}
      className="calls"
      aria-label="Кому сообщить: стрелками"
      value={chosenKey}
      onChange={onChoose}
    >
      {rows.map((row) => (
        <Radio
          key={tellKey(row)}
          className="call-row"
          value={tellKey(row)}
          label={
            <>
              <b>{row.fullName}</b>
              <Pill tone={row.tone}>{row.text}</Pill>
              <span className="aside">
                {row.phone || 'телефона нет'} · {clock.date(row.since)} {clock.time(row.since)}
              </span>
            </>
          }
        />
      ))}
    </Radio.Group>
  );
}
