import { LostDialog } from './frame/lost-dialog.tsx';
import { Page } from './frame/page.tsx';
import { SupersededDialog } from './frame/superseded-dialog.tsx';
import { useKiosk } from './kiosk-store.ts';
import { Enter } from './screens/enter/enter.tsx';
import { Busy } from './ui/busy.tsx';
import { Look } from './ui/look.tsx';
import { Notice } from './ui/notice.tsx';

/** The screen behind a dialog stays as it is: what was typed there is there again when the line is back. */
export function App() {
  return (
    <Look>
      <Desk />
      <Interruption />
    </Look>
  );
}

function Desk() {
  const workplace = useKiosk(({ workplace }) => workplace);
  const isKnown = useKiosk(({ desk }) => desk !== undefined);
  const isTaken = useKiosk(({ desk }) => desk?.clerk !== undefined);
  if (!workplace || !isKnown) return <Opening />;
  if (!isTaken) return <Enter workplace={workplace} />;
  return <Page workplace={workplace} />;
}

function Opening() {
  const trouble = useKiosk(({ trouble }) => trouble);
  return (
    <main className="opening">
      {trouble ? (
        <Notice tone="bad" title="Рабочее место не открылось" urgent>
          {trouble}
        </Notice>
      ) : (
        <Busy>Открываем рабочее место…</Busy>
      )}
    </main>
  );
}

function Interruption() {
  const superseded = useKiosk(({ superseded }) => superseded);
  const link = useKiosk(({ link }) => link);
  if (superseded) return <SupersededDialog />;
  if (link === 'lost') return <LostDialog />;
  return null;
}
