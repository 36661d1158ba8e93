import { useState } from 'react';
import { ok } from '../../../domain/result.ts';
import type { ReaderView } from '../../../main/api/workplace-views.ts';
import { ask } from '../../kiosk.ts';
import { useKiosk } from '../../kiosk-store.ts';
import { useNavigation } from '../../navigation.ts';
import { Action } from '../../ui/action.tsx';
import { Heading } from '../../ui/heading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { readerAdvice } from '../reader/reader-advice.ts';
import { ReaderPicture } from '../reader/reader-picture.tsx';

/** The reader as a picture and one sentence, and the one thing to begin. */
export function Hero() {
  const reader = useKiosk(({ reader }) => reader);
  const isUnknown = useKiosk(({ found }) => found?.length === 0);
  const { tone, picture, title, advice } = readerAdvice(reader);
  return (
    <section className={`panel hero ${tone}`} aria-label="Считыватель и новое заявление">
      <ReaderPicture shows={picture} />
      <div>
        <Heading>{title}</Heading>
        <p>{isUnknown && isMir(reader) ? 'Заявлений с этой картой нет. Начните новое.' : advice}</p>
        <Begin />
      </div>
    </section>
  );
}

/** Of a foreign card nothing is looked up, and no application can be begun with it. */
function isMir(reader: ReaderView): boolean {
  return reader.status === 'card' && reader.network === 'mir';
}

function Begin() {
  const go = useNavigation(({ go }) => go);
  const [problem, setProblem] = useState<string>();

  async function begin(): Promise<void> {
    const answer = await ask(async (kiosk) => ok(await kiosk.startDraft.mutate()));
    if (answer.ok) go({ name: 'visit', draftId: answer.value.id });
    else setProblem(answer.problem[0]?.message);
  }

  return (
    <>
      <div className="actions">
        <Action primary keys="F2" onPress={begin}>
          Новое заявление
        </Action>
      </div>
      {problem && (
        <Notice tone="bad" urgent>
          {problem}
        </Notice>
      )}
    </>
  );
}
