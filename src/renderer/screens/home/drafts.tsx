import { useState } from 'react';
import type { DeskView } from '../../../main/api/desk-views.ts';
import { Clock } from '../../formats.ts';
import { ask } from '../../kiosk.ts';
import { useKiosk } from '../../kiosk-store.ts';
import { useNavigation } from '../../navigation.ts';
import { Action } from '../../ui/action.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/panel.tsx';

type Draft = DeskView['drafts'][number];

/** Begun and not confirmed, by whomever; those of another clerk are taken over first, which is on record. */
export function Drafts({ timeZone }: { readonly timeZone: string }) {
  const desk = useKiosk(({ desk }) => desk);
  const [problem, setProblem] = useState<string>();
  if (!desk || desk.drafts.length === 0) return null;
  const firstOwn = desk.drafts.find(({ clerk }) => clerk === desk.clerk);
  return (
    <Panel title={`Не закончено: ${desk.drafts.length}`}>
      <ul className="drafts">
        {desk.drafts.map((draft) => (
          <DraftItem
            key={draft.id}
            draft={draft}
            isOwn={draft.clerk === desk.clerk}
            isFirst={draft === firstOwn}
            savedAt={new Clock(timeZone).time(draft.savedAt)}
            onProblem={setProblem}
          />
        ))}
      </ul>
      {problem && (
        <Notice tone="bad" urgent>
          {problem}
        </Notice>
      )}
    </Panel>
  );
}

interface DraftItemProps {
  readonly draft: Draft;
  readonly isOwn: boolean;
  readonly isFirst: boolean;
  readonly savedAt: string;
  readonly onProblem: (problem: string | undefined) => void;
}

function DraftItem({ draft, isOwn, isFirst, savedAt, onProblem }: DraftItemProps) {
  const go = useNavigation(({ go }) => go);
  const name = draft.name.trim() || 'Заявитель ещё не назван';
  const open = () => go({ name: 'visit', draftId: draft.id });

  async function takeOver(): Promise<void> {
    const answer = await ask((kiosk) => kiosk.takeOver.mutate({ draftId: draft.id }));
    if (answer.ok) open();
    else onProblem(answer.problem[0]?.message);
  }

  return (
    <li>
      <div>
        <strong>{name}</strong>
        <p>
          {draft.registrationNumber ?? 'номера ещё нет'} · {isOwn ? '' : `${draft.clerk}, `}
          сохранено в {savedAt}
        </p>
      </div>
      {isOwn ? (
        <Action onPress={open} about={name} {...(isFirst && { keys: 'F9' })}>
          Продолжить
        </Action>
      ) : (
        <Action onPress={takeOver} about={name}>
          Взять себе
        </Action>
      )}
    </li>
  );
}
