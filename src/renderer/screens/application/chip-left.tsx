import { useEffect } from 'react';
import type { ApplicationView } from '../../../main/api/application-views.ts';
import { type Answer, ask } from '../../kiosk.ts';
import { useKiosk } from '../../kiosk-store.ts';
import { Action } from '../../ui/action.tsx';
import { Notice } from '../../ui/notice.tsx';

interface ChipLeftProps {
  readonly application: ApplicationView;
  readonly onAnswer: (answer: Answer<ApplicationView>) => void;
}

/** The task that a connected card has left: why its chip is missing, and the one key that sends it again. */
export function ChipLeft({ application, onAnswer }: ChipLeftProps) {
  useCardStaysHere();
  const { id: applicationId, chipLeft, can } = application;
  if (chipLeft === undefined) return null;
  const register = async () => onAnswer(await ask((kiosk) => kiosk.registerChip.mutate({ applicationId })));
  return (
    <Notice tone="waiting" title="Чип ещё можно зарегистрировать">
      <div className="said-and-done">
        <span>
          {chipLeft} {can.registerChip ? WITH_THE_CARD : NOT_SET_UP}
        </span>
        {can.registerChip && (
          <Action keys="Alt X" onPress={register}>
            Зарегистрировать чип
          </Action>
        )}
      </div>
    </Notice>
  );
}

const WITH_THE_CARD = 'Положите на считыватель эту же карту жителя и нажмите «Зарегистрировать чип».';
const NOT_SET_UP = 'Отправка на этом рабочем месте не настроена, позовите специалиста ИТ.';

/** A card laid here is meant for this application: it opens nothing once the clerk is home again. */
function useCardStaysHere(): void {
  const found = useKiosk(({ found }) => found);
  useEffect(() => {
    if (found) useKiosk.setState({ found: undefined });
  }, [found]);
}
