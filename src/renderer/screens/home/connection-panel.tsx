import { useState } from 'react';
import { REACH_STAGES, reachStageOf } from '../../../domain/reach.ts';
import { REACH_STAGE_TEXT, REACH_TEXT, reachAdvice, reachInBrief } from '../../../domain/reach-text.ts';
import type { ConnectionView } from '../../../main/api/workplace-views.ts';
import { Clock } from '../../formats.ts';
import { useKiosk } from '../../kiosk-store.ts';
import { useShortcut } from '../../shortcuts.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { Panel } from '../../ui/panel.tsx';

/** While requests come to an end on their way: how far they get, what the clerk does, what IT looks at. */
export function ConnectionPanel({ timeZone }: { readonly timeZone: string }) {
  const connection = useKiosk(({ connection }) => connection);
  const isPaused = useKiosk(({ queue }) => queue.pause !== undefined);
  if (connection.status !== 'trouble') return null;
  return <Trouble {...connection} isPaused={isPaused} clock={new Clock(timeZone)} />;
}

type TroubleProps = Extract<ConnectionView, { status: 'trouble' }> & {
  readonly clock: Clock;
  /** The queue has said already who has to act. */
  readonly isPaused: boolean;
};

function Trouble({ reason, since, at, clock, isPaused }: TroubleProps) {
  const { brief, kind, forIt } = REACH_TEXT[reason];
  const failed = REACH_STAGES.indexOf(reachStageOf(reason));
  return (
    <Panel title={reachInBrief(reason, clock.time(since))} tone={kind === 'call_it' ? 'bad' : 'waiting'}>
      {!isPaused && <p>{reachAdvice(reason)}</p>}
      <ol className="way">
        {REACH_STAGES.slice(0, failed).map((stage) => (
          <li key={stage} className="good">
            {REACH_STAGE_TEXT[stage]}
          </li>
        ))}
        <li className={kind === 'call_it' ? 'bad' : 'waiting'}>
          {brief.charAt(0).toUpperCase() + brief.slice(1)}
        </li>
      </ol>
      <p className="known">Проверено в {clock.time(at)}.</p>
      <ForIt text={forIt} />
    </Panel>
  );
}

/** Settings and gateways: one press away, and out of the clerk's sight until then. */
function ForIt({ text }: { readonly text: string }) {
  const [isOpen, setOpen] = useState(false);
  useShortcut('Alt I', () => setOpen((open) => !open));
  return (
    <details className="for-it" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        Для специалиста ИТ <Kbd keys="Alt I" />
      </summary>
      <p>{text}</p>
    </details>
  );
}
