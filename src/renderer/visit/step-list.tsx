import { useEffect, useState } from 'react';
import type { ApplicationView } from '../../main/api/application-views.ts';
import { type Clock, secondsBetween } from '../formats.ts';
import { type StepLine, stepLines } from './sending-words.ts';
import { Sign } from './sign.tsx';

interface StepListProps {
  readonly view: Pick<ApplicationView, 'state' | 'steps' | 'card'>;
  readonly clock: Clock;
}

/** What was asked of the Department, what it answered and how long that took. */
export function StepList({ view, clock }: StepListProps) {
  return (
    <ol className="step-list">
      {stepLines(view).map((line) => (
        <li key={`${line.step} ${line.about?.look ?? ''}`} className={line.sign}>
          <Sign shows={line.sign} />
          <span className="step-text">{line.text}</span>
          <StepTime {...line} clock={clock} />
        </li>
      ))}
    </ol>
  );
}

function StepTime({ about, clock }: StepLine & { readonly clock: Clock }) {
  if (!about) return <span className="step-time">впереди</span>;
  if (about.endedAt === undefined) return <Waiting since={about.intendedAt} />;
  const lasted = secondsBetween(about.intendedAt, about.endedAt);
  return <span className="step-time">{`${clock.seconds(about.endedAt)} · ${lasted}`}</span>;
}

/** Counts what takes longer than a second, so that a slow answer does not look like a dead screen. */
function Waiting({ since }: { readonly since: number }) {
  const [now, setNow] = useState(since);
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(ticking);
  }, []);
  const seconds = Math.floor((now - since) / 1000);
  return <span className="step-time">{seconds >= 1 ? `ждём ответа ${seconds}\u00a0с` : 'ждём ответа'}</span>;
}
