import { useState } from 'react';
import type { ApplicationView } from '../../../main/api/application-views.ts';
import type { DraftView } from '../../../main/api/desk-views.ts';
import { type Answer, ask } from '../../kiosk.ts';
import { useNavigation } from '../../navigation.ts';
import { Action } from '../../ui/action.tsx';
import { Busy } from '../../ui/busy.tsx';
import { Notice } from '../../ui/notice.tsx';

interface ApplicationActionsProps {
  readonly application: ApplicationView;
  readonly onAnswer: (answer: Answer<ApplicationView>) => void;
}

/** What can be done with it; the one that it waits for is the primary one. */
export function ApplicationActions({ application, onAnswer }: ApplicationActionsProps) {
  const { id: applicationId, can, state } = application;
  const { go, back } = useNavigation();
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function openDraft(asked: Promise<Answer<DraftView>>): Promise<void> {
    const answer = await asked;
    if (answer.ok) go({ name: 'visit', draftId: answer.value.id });
    else setProblem(answer.problem[0]?.message);
  }
  async function goOn(): Promise<void> {
    setSending(true);
    onAnswer(await ask((kiosk) => kiosk.goOn.mutate({ applicationId })));
    setSending(false);
  }
  const copy = () => openDraft(ask((kiosk) => kiosk.copyToDraft.mutate({ applicationId })));
  const edit = () => openDraft(ask((kiosk) => kiosk.editApplication.mutate({ applicationId })));

  return (
    <footer>
      {problem && (
        <Notice tone="bad" urgent>
          {problem}
        </Notice>
      )}
      {isSending && <Busy>Отправляем в Департамент…</Busy>}
      <div className="actions">
        <Action keys="Esc" onPress={back}>
          Назад
        </Action>
        {can.copy && (
          <Action keys="F10" onPress={copy}>
            Скопировать в новое
          </Action>
        )}
        {can.goOn && (
          <Action keys="F8" onPress={goOn}>
            Отправить сейчас
          </Action>
        )}
        {application.decision ? (
          <Action primary keys="Enter" onPress={() => go({ name: 'decision', id: applicationId })}>
            Решить
          </Action>
        ) : can.edit ? (
          <Action primary keys="Enter" onPress={edit}>
            {state.status === 'returned' ? 'Исправить' : 'Продолжить'}
          </Action>
        ) : (
          <Action primary keys="Enter" onPress={() => go({ name: 'home' })}>
            Следующий житель
          </Action>
        )}
      </div>
    </footer>
  );
}
