import { useKiosk } from './kiosk-store.ts';
import { StatusPage } from './screens/status-page.tsx';
import { TrainingMark } from './screens/training-mark.tsx';

/** What was true before the kiosk fell silent is not shown: it may be so no longer. */
export function App() {
  const { connection, snapshot } = useKiosk();
  if (connection === 'lost') {
    return (
      <main className={`notice ${snapshot?.contour ?? ''}`} role="alert">
        {snapshot?.contour === 'training' && <TrainingMark />}
        <h1>Связи с программой киоска нет</h1>
        <p>Закройте это окно и запустите киоск снова.</p>
      </main>
    );
  }
  if (!snapshot) return <main className="notice">Открываем рабочее место…</main>;
  return <StatusPage snapshot={snapshot} />;
}
