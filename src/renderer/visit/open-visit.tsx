import { useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { DraftPage } from '../../domain/draft.ts';
import type { DraftView } from '../../main/api/desk-views.ts';
import type { WorkplaceView } from '../../main/api/workplace-views.ts';
import { beforeLeaving } from '../fields/before-leaving.ts';
import { FormProvider } from '../fields/form-context.tsx';
import { useChanged, useKiosk } from '../kiosk-store.ts';
import { useNavigation } from '../navigation.ts';
import { Beside } from './beside.tsx';
import { checkCardNote } from './check-card-text.ts';
import { ApplicantPage } from './pages/applicant-page.tsx';
import { CardPage } from './pages/card-page.tsx';
import { CheckPage } from './pages/check-page.tsx';
import { PapersPage } from './pages/papers-page.tsx';
import { PersonPage } from './pages/person-page.tsx';
import { RefusalPage } from './pages/refusal-page.tsx';
import { useVisit, useVisitState, VisitProvider } from './visit-context.tsx';
import { visitKiosk } from './visit-kiosk.ts';
import { visitRules } from './visit-rules.ts';
import { VisitSession } from './visit-session.ts';
import { PAGE_TEXT } from './visit-text.ts';
import { Way } from './way.tsx';
import { whenGivenUp } from './when-given-up.ts';

interface OpenVisitProps {
  readonly view: DraftView;
  readonly workplace: WorkplaceView;
}

/** A visit of this clerk's own, for as long as it is on the screen. */
export function OpenVisit({ view, workplace }: OpenVisitProps) {
  const session = useSession(view, workplace);
  const form = useMemo(
    () => ({ store: session.screen.form, onLeave: (field: string) => session.leaveField(field) }),
    [session],
  );
  const parts = useMemo(() => ({ session, workplace }), [session, workplace]);
  return (
    <VisitProvider value={parts}>
      <FormProvider value={form}>
        <Columns />
      </FormProvider>
    </VisitProvider>
  );
}

function useSession(view: DraftView, workplace: WorkplaceView): VisitSession {
  const go = useNavigation(({ go }) => go);
  const kept = useRef<VisitSession>(null);
  kept.current ??= new VisitSession(view, {
    kiosk: visitKiosk,
    rules: visitRules(workplace, () => useKiosk.getState().today?.date),
    onEnd: (id) => go(id === undefined ? { name: 'home' } : { name: 'sending', id }),
    onLeave: () => go({ name: 'home' }),
  });
  const session = kept.current;
  useSavedBeforeLeaving(session);
  useRefreshed(session);
  return session;
}

/**
 * A window that is closed, hidden or left for another screen writes down what was typed first; where
 * nothing was, nothing stays.
 */
function useSavedBeforeLeaving(session: VisitSession): void {
  useEffect(() => {
    const save = () => session.draft.saveAtOnce();
    const stopSaving = beforeLeaving(() => session.leaveDesk());
    // Not `pagehide`: what is sent so late never leaves.
    window.addEventListener('beforeunload', save);
    document.addEventListener('visibilitychange', save);
    return () => {
      window.removeEventListener('beforeunload', save);
      document.removeEventListener('visibilitychange', save);
      stopSaving();
      save();
      whenGivenUp(session.screen.state.getState().view.id, () => session.draft.dropIfEmpty());
    };
  }, [session]);
}

/** Read again when main says so, and when the line to it is back: what was pushed meanwhile is lost. */
function useRefreshed(session: VisitSession): void {
  const applicationId = useStore(session.screen.state, ({ view }) => view.application?.id);
  const isOpen = useKiosk(({ link }) => link === 'open');
  const { id: draftId } = session.screen.state.getState().view;
  const refresh = () => void session.calls.refresh();
  useChanged({ draftId, ...(applicationId !== undefined && { applicationId }) }, refresh);
  useEffect(() => {
    if (isOpen) void session.calls.refresh();
  }, [session, isOpen]);
}

function Columns() {
  const { session } = useVisit();
  const page = useStore(session.screen.form, ({ page }) => page);
  const application = useVisitState(({ view }) => view.application);
  const refusal = useVisitState(({ refusal }) => refusal);
  return (
    <div className="visit">
      <div className="visit-columns">
        <Way
          now={page}
          onGo={(to) => session.goTo(to)}
          {...(application && { checked: checkCardNote(application.state) })}
        />
        {refusal ? <RefusalPage {...refusal} /> : <Page key={page} page={page} />}
        <Beside
          // As of the last page change: a key in a field draws nothing here.
          applicant={session.screen.form.getState().form.applicant}
          {...(application && { registrationNumber: application.registrationNumber })}
          tell={PAGE_TEXT[page].tell}
        />
      </div>
    </div>
  );
}

function Page({ page }: { readonly page: DraftPage }) {
  switch (page) {
    case 'papers':
      return <PapersPage />;
    case 'person':
      return <PersonPage />;
    case 'applicant':
      return <ApplicantPage />;
    case 'card':
      return <CardPage />;
    case 'check':
      return <CheckPage />;
    default:
      return page satisfies never;
  }
}
