import { useEffect } from 'react';
import type { WorkplaceView } from '../../../main/api/workplace-views.ts';
import { useKiosk } from '../../kiosk-store.ts';
import { useNavigation } from '../../navigation.ts';
import { ReversePanel } from '../operations/reverse-panel.tsx';
import { ChipsLeftPanel } from './chips-left-panel.tsx';
import { ConnectionPanel } from './connection-panel.tsx';
import { Drafts } from './drafts.tsx';
import { FoundPanel } from './found-panel.tsx';
import { Hero } from './hero.tsx';
import { WorkplaceNotices } from './queue-notices.tsx';
import { QueuePanel, UnclearPanel } from './queue-panel.tsx';
import { ReturnedPanel } from './returned-panel.tsx';
import { TodayPanel } from './today-panel.tsx';

/** Where the clerk waits for the next resident, and where a known card opens its application. */
export function Home({ workplace }: { readonly workplace: WorkplaceView }) {
  useOpenTheOneFound();
  return (
    <div className="two">
      <div className="work">
        <Hero />
        <TodayPanel timeZone={workplace.timeZone} />
      </div>
      <aside className="beside" aria-label="Что ждёт">
        <FoundPanel />
        <WorkplaceNotices timeZone={workplace.timeZone} />
        <ReturnedPanel />
        <Drafts timeZone={workplace.timeZone} />
        <QueuePanel timeZone={workplace.timeZone} />
        <UnclearPanel timeZone={workplace.timeZone} />
        <ChipsLeftPanel />
        <ConnectionPanel timeZone={workplace.timeZone} />
        <ReversePanel timeZone={workplace.timeZone} />
      </aside>
    </div>
  );
}

/** A card with one application opens it; one with several offers them; what lay there before is forgotten. */
function useOpenTheOneFound(): void {
  const found = useKiosk(({ found }) => found);
  const go = useNavigation(({ go }) => go);
  useEffect(() => {
    const [one, another] = found ?? [];
    if (one && !another) go({ name: 'application', id: one.id });
  }, [found, go]);
  useEffect(() => () => useKiosk.setState({ found: undefined }), []);
}
