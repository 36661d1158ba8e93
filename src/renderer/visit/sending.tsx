import '../fields/fields.css';
import './styles.ts';
import { useMemo, useState } from 'react';
import type { ApplicationView } from '../../main/api/application-views.ts';
import type { WorkplaceView } from '../../main/api/workplace-views.ts';
import { Clock } from '../formats.ts';
import { type Answer, ask } from '../kiosk.ts';
import { useKiosk } from '../kiosk-store.ts';
import { useNavigation } from '../navigation.ts';
import { useApplication } from '../screens/application/use-application.ts';
import { Busy } from '../ui/busy.tsx';
import { NotOpened } from './not-opened.tsx';
import { ResultScreen } from './result-screen.tsx';

/** An application on its way, and what came of it: each step as soon as main tells of it. */
export function Sending({ id }: { readonly id: number }) {
  const workplace = useKiosk(({ workplace }) => workplace);
  const { application, problem, take, readAnew } = useApplication(id);
  if (application && workplace) {
    return <KnownResult view={application} workplace={workplace} problem={problem} onAnswer={take} />;
  }
  if (problem !== undefined) return <NotOpened why={problem} onAgain={readAnew} />;
  return <Busy>Открываем заявление…</Busy>;
}

interface KnownResultProps {
  readonly view: ApplicationView;
  readonly workplace: WorkplaceView;
  readonly problem: string | undefined;
  readonly onAnswer: (answer: Answer<ApplicationView>) => void;
}

function KnownResult({ view, workplace, problem, onAnswer }: KnownResultProps) {
  const go = useNavigation(({ go }) => go);
  const clock = useMemo(() => new Clock(workplace.timeZone), [workplace.timeZone]);
  const [refused, setRefused] = useState<string>();
  const applicationId = view.id;
  const open = async (asked: Promise<Answer<{ readonly id: number }>>) => {
    const answer = await asked;
    if (answer.ok) go({ name: 'visit', draftId: answer.value.id });
    else setRefused(answer.problem[0]?.message);
  };
  return (
    <ResultScreen
      view={view}
      clock={clock}
      notice={refused ?? problem}
      onHome={() => go({ name: 'home' })}
      onNext={() => open(ask(async (kiosk) => ({ ok: true, value: await kiosk.startDraft.mutate() })))}
      onEdit={() => open(ask((kiosk) => kiosk.editApplication.mutate({ applicationId })))}
      onCopy={() => open(ask((kiosk) => kiosk.copyToDraft.mutate({ applicationId })))}
      onDecide={() => go({ name: 'decision', id: applicationId })}
      onGoOn={async () => onAnswer(await ask((kiosk) => kiosk.goOn.mutate({ applicationId })))}
    />
  );
}
