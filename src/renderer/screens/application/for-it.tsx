import { useState } from 'react';
import type { ApplicationView } from '../../../main/api/application-views.ts';
import type { Clock } from '../../formats.ts';
import { useShortcut } from '../../shortcuts.ts';
import { Kbd } from '../../ui/kbd.tsx';

interface ForItProps {
  readonly application: ApplicationView;
  readonly clock: Clock;
}

/** Services, codes and the whole history: one press away, and out of the clerk's sight until then. */
export function ForIt({ application, clock }: ForItProps) {
  const [isOpen, setOpen] = useState(false);
  useShortcut('Alt I', () => setOpen((open) => !open));
  return (
    <details className="for-it" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        Вся история и коды для специалиста ИТ <Kbd keys="Alt I" />
      </summary>
      <ol>
        {application.steps.map(
          ({ step, attempt, forIt, outcome, intendedAt }) =>
            forIt && (
              <li key={`${step} ${attempt}`}>
                <time>{clock.seconds(intendedAt)}</time> {forIt} ({outcome})
              </li>
            ),
        )}
        {application.events.map(({ sequence, at, text }) => (
          <li key={sequence}>
            <time>
              {clock.date(at)} {clock.seconds(at)}
            </time>{' '}
            {text}
          </li>
        ))}
      </ol>
    </details>
  );
}
