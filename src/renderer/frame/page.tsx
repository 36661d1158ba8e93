import { lazy, Suspense } from 'react';
import type { WorkplaceView } from '../../main/api/workplace-views.ts';
import { useNavigation } from '../navigation.ts';
import { Home } from '../screens/home/home.tsx';
import { Busy } from '../ui/busy.tsx';
import { Rail } from './rail.tsx';
import { SimulatedReaderStrip } from './simulated-reader-strip.tsx';
import { TopBar } from './top-bar.tsx';

const Journal = lazy(async () => ({ default: (await import('../screens/journal/journal.tsx')).Journal }));
const Application = lazy(async () => ({
  default: (await import('../screens/application/application.tsx')).Application,
}));
const Decision = lazy(async () => ({
  default: (await import('../screens/decision/decision.tsx')).Decision,
}));
const ToTell = lazy(async () => ({ default: (await import('../screens/to-tell/to-tell.tsx')).ToTell }));
const Operations = lazy(async () => ({
  default: (await import('../screens/operations/operations.tsx')).Operations,
}));
const Operation = lazy(async () => ({
  default: (await import('../screens/operations/operation.tsx')).Operation,
}));
const Visit = lazy(async () => ({ default: (await import('../visit/visit.tsx')).Visit }));
const Sending = lazy(async () => ({ default: (await import('../visit/sending.tsx')).Sending }));
const Help = lazy(async () => ({ default: (await import('../screens/help/help.tsx')).Help }));
const Workplace = lazy(async () => ({
  default: (await import('../screens/workplace/workplace.tsx')).Workplace,
}));

/** The frame that every screen of a clerk stands in. */
export function Page({ workplace }: { readonly workplace: WorkplaceView }) {
  const place = useNavigation(({ place }) => place);
  const deck = workplace.deck ?? [];
  return (
    <div className={`kiosk ${workplace.contour}`}>
      <Rail />
      <TopBar workplace={workplace} />
      <main className={`desk at-${place.name}`}>
        <Suspense fallback={<Busy>Открываем…</Busy>}>
          <Screen workplace={workplace} />
        </Suspense>
      </main>
      {deck.length > 0 && (place.name === 'home' || place.name === 'visit') && (
        <SimulatedReaderStrip deck={deck} />
      )}
    </div>
  );
}

function Screen({ workplace }: { readonly workplace: WorkplaceView }) {
  const place = useNavigation(({ place }) => place);
  switch (place.name) {
    case 'home':
      return <Home workplace={workplace} />;
    case 'journal':
      return <Journal timeZone={workplace.timeZone} />;
    case 'application':
      return <Application key={place.id} id={place.id} timeZone={workplace.timeZone} />;
    case 'decision':
      return <Decision key={place.id} id={place.id} timeZone={workplace.timeZone} />;
    case 'to_tell':
      return <ToTell timeZone={workplace.timeZone} />;
    case 'operations':
      return <Operations timeZone={workplace.timeZone} />;
    case 'operation':
      return <Operation key={place.id} id={place.id} timeZone={workplace.timeZone} />;
    case 'visit':
      return <Visit key={place.draftId} draftId={place.draftId} />;
    case 'sending':
      return <Sending key={place.id} id={place.id} />;
    case 'help':
      return <Help />;
    case 'workplace':
      return <Workplace workplace={workplace} />;
  }
}
