import '../fields/fields.css';
import './styles.ts';
import { useCallback, useEffect, useState } from 'react';
import type { DraftView } from '../../main/api/desk-views.ts';
import type { WorkplaceView } from '../../main/api/workplace-views.ts';
import type { Answer } from '../kiosk.ts';
import { useKiosk } from '../kiosk-store.ts';
import { useNavigation } from '../navigation.ts';
import { Busy } from '../ui/busy.tsx';
import { NotOpened } from './not-opened.tsx';
import { OpenVisit } from './open-visit.tsx';
import { TakeOver } from './take-over.tsx';
import { visitKiosk } from './visit-kiosk.ts';

/** The resident's visit: reads the draft and shows the page where the clerk left off. */
export function Visit({ draftId }: { readonly draftId: number }) {
  const workplace = useKiosk(({ workplace }) => workplace);
  const [answer, setAnswer] = useState<Answer<DraftView>>();
  const read = useCallback(() => void visitKiosk.readDraft(draftId).then(setAnswer), [draftId]);
  useEffect(read, [read]);
  if (!answer || !workplace) return <Busy>Открываем заявление…</Busy>;
  if (!answer.ok) return <NotOpened why={answer.problem[0]?.message ?? ''} onAgain={read} />;
  return <KnownVisit view={answer.value} workplace={workplace} onTakenOver={setAnswer} />;
}

interface KnownVisitProps {
  readonly view: DraftView;
  readonly workplace: WorkplaceView;
  readonly onTakenOver: (answer: Answer<DraftView>) => void;
}

function KnownVisit({ view, workplace, onTakenOver }: KnownVisitProps) {
  const go = useNavigation(({ go }) => go);
  if (view.ofAnother) {
    const takeOver = () => visitKiosk.takeOver(view.id).then(onTakenOver);
    return <TakeOver view={view} onTakeOver={takeOver} onLeave={() => go({ name: 'home' })} />;
  }
  return <OpenVisit view={view} workplace={workplace} />;
}
