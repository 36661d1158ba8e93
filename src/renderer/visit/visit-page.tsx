import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useShortcut } from '../shortcuts.ts';
import { Action } from '../ui/action.tsx';
import { Notice } from '../ui/notice.tsx';
import type { QuietTime } from '../ui/use-quiet.ts';
import { placeCursor } from './place-cursor.ts';
import { SavedNote } from './saved-note.tsx';
import { useVisit, useVisitState } from './visit-context.tsx';
import { PAGE_TEXT } from './visit-text.ts';

interface VisitPageProps {
  readonly children: ReactNode;
  /** Instead of what the page's text and the session say. */
  readonly primary?: Primary;
}

/** The one way on. */
interface Primary {
  readonly text: string;
  readonly onPress: () => unknown;
  readonly deaf?: QuietTime;
  /** Names what is decided; another decision on the same page is not met by the press for the one before. */
  readonly decides?: string;
}

/** One decision: heading, the work, and at the bottom the way back and the one way on. */
export function VisitPage({ children, primary }: VisitPageProps) {
  const { session } = useVisit();
  const page = useStore(session.screen.form, ({ page }) => page);
  const { title, lead, primary: usual } = PAGE_TEXT[page];
  return (
    <WorkPage
      title={title}
      lead={lead}
      primary={primary ?? { text: usual, onPress: () => session.next(), ...(page === 'check' && DECISION) }}
      onBack={() => session.back()}
      aside={<RefusalAction />}
    >
      {children}
    </WorkPage>
  );
}

const DECISION = { deaf: 'decision' } as const;

function RefusalAction() {
  const { session } = useVisit();
  return (
    <Action keys="F4" quiet onPress={() => session.screen.openRefusal()}>
      Отказать
    </Action>
  );
}

interface WorkPageProps {
  readonly title: string;
  readonly lead: string;
  readonly primary: Primary;
  readonly onBack: () => unknown;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** The middle of the screen, whatever is decided in it. */
export function WorkPage({ title, lead, primary, onBack, aside, children }: WorkPageProps) {
  const work = useRef<HTMLElement>(null);
  const { focus, notice, busy } = useVisitFacts();
  // Before the next key can come, and again whenever the session has sent the cursor somewhere.
  useLayoutEffect(() => placeCursor(work.current, focus.fields), [focus]);
  useShortcut('Alt ArrowLeft', () => void onBack());
  return (
    <section className="visit-work" ref={work} aria-label={title}>
      <div className="work-scroll">
        <div className="work-head">
          <h1 tabIndex={-1}>{title}</h1>
          {aside}
        </div>
        <p className="lead">{lead}</p>
        {notice && (
          <Notice tone="waiting" urgent>
            {notice}
          </Notice>
        )}
        {children}
      </div>
      <footer className="work-foot">
        <Action keys="Esc" onPress={onBack}>
          Назад
        </Action>
        <SavedNote />
        <Action
          key={primary.decides}
          keys="Enter"
          primary
          onPress={primary.onPress}
          {...(primary.deaf && { deaf: primary.deaf })}
        >
          {busy ? 'Записываем…' : primary.text}
        </Action>
      </footer>
    </section>
  );
}

function useVisitFacts() {
  return {
    focus: useVisitState(({ focus }) => focus),
    notice: useVisitState(({ notice }) => notice),
    busy: useVisitState(({ busy }) => busy),
  };
}
