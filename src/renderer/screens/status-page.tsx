import type { Snapshot } from '../../main/hosts/snapshot.ts';
import { ApplicationCounts } from './application-counts.tsx';
import { Rail } from './rail.tsx';
import { readerAdvice } from './reader-advice.ts';
import { ReaderPicture } from './reader-picture.tsx';
import { SendingPanel } from './sending-panel.tsx';
import { TopBar } from './top-bar.tsx';
import { WorkplacePanel } from './workplace-panel.tsx';

/** The state of the workplace; the home screen grows from it. */
export function StatusPage({ snapshot }: { readonly snapshot: Snapshot }) {
  const advice = readerAdvice(snapshot.reader);
  return (
    <div className={`kiosk ${snapshot.contour}`}>
      <Rail />
      <TopBar snapshot={snapshot} reader={advice} />
      <main className="desk">
        <div className="work">
          <section className={`panel reader ${advice.tone}`}>
            <ReaderPicture shows={advice.picture} />
            <div role="status">
              <h1>{advice.title}</h1>
              <p>{advice.advice}</p>
            </div>
          </section>
          <ApplicationCounts counts={snapshot.applications} />
        </div>
        <aside className="beside" aria-label="Рабочее место">
          <SendingPanel sending={snapshot.sending} />
          <WorkplacePanel snapshot={snapshot} />
        </aside>
      </main>
    </div>
  );
}
