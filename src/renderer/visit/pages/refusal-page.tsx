import { Radio } from '@mantine/core';
import { useState } from 'react';
import { GROUND_TEXT, type Ground, groundOfPapers } from '../../../domain/papers.ts';
import { useForm } from '../../fields/form-context.tsx';
import { type Keys, useShortcut } from '../../shortcuts.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { useVisit } from '../visit-context.tsx';
import { WorkPage } from '../visit-page.tsx';

type Way = Ground | 'withdrawn';

const WAYS: readonly { readonly way: Way; readonly keys: Keys; readonly text: string }[] = [
  { way: '1.2.1', keys: 'Alt 1', text: GROUND_TEXT['1.2.1'] },
  { way: '1.2.2', keys: 'Alt 2', text: GROUND_TEXT['1.2.2'] },
  { way: '1.2.3', keys: 'Alt 3', text: GROUND_TEXT['1.2.3'] },
  { way: 'withdrawn', keys: 'Alt 4', text: 'Житель передумал: закончить без отказа' },
];

/** The grounds of regulation 1.2 in words, in place of the page, which stays as it was behind it. */
export function RefusalPage({ proposed }: { readonly proposed?: Ground }) {
  const { session } = useVisit();
  const papers = useForm(({ papers }) => papers);
  const [way, setWay] = useState<Way | undefined>(
    proposed ?? (papers.length > 0 ? groundOfPapers(papers) : undefined),
  );
  const end = () => {
    if (way === undefined) return;
    return way === 'withdrawn' ? session.calls.withdraw() : session.calls.refuse(way);
  };
  return (
    <WorkPage
      title="Отказ в приёме"
      lead={
        proposed === '1.2.1'
          ? EXPIRED
          : 'Выберите основание, и журнал запишет отказ. Вернуться можно клавишей Esc.'
      }
      primary={{
        text: way === 'withdrawn' ? 'Закончить приём' : 'Отказать',
        onPress: end,
        deaf: 'decision',
      }}
      onBack={() => session.back()}
    >
      <Radio.Group
        className="grounds"
        label="Основание: цифрой или стрелками"
        value={way ?? ''}
        onChange={(chosen) => setWay(wayOf(chosen))}
      >
        {WAYS.map((line, at) => (
          <WayLine
            key={line.way}
            {...line}
            first={way === undefined ? at === 0 : line.way === way}
            onChoose={(chosen) => setWay((before) => chosen ?? before)}
          />
        ))}
      </Radio.Group>
    </WorkPage>
  );
}

const EXPIRED =
  'Срок действия паспорта истёк, поэтому предлагаем основание 1.2.1. Если дата набрана неверно, вернитесь клавишей Esc.';

interface WayLineProps {
  readonly way: Way;
  readonly keys: Keys;
  readonly text: string;
  readonly first: boolean;
  readonly onChoose: (way: Way | undefined) => void;
}

function WayLine({ way, keys, text, first, onChoose }: WayLineProps) {
  useShortcut(keys, () => onChoose(way));
  return (
    <Radio
      className="ground"
      value={way}
      data-first={first}
      onKeyDown={({ key }) => onChoose(WAYS[Number(key) - 1]?.way)}
      aria-keyshortcuts={keys.replace(' ', '+')}
      label={
        <>
          {way !== 'withdrawn' && <b>п. {way}</b>} {text} <Kbd keys={keys} />
        </>
      }
    />
  );
}

function wayOf(value: string): Way | undefined {
  return WAYS.find(({ way }) => way === value)?.way;
}
