import { ok } from '../../domain/result.ts';
import type { WorkplaceView } from '../../main/api/workplace-views.ts';
import { saveBeforeLeaving } from '../fields/before-leaving.ts';
import { Clock } from '../formats.ts';
import { ask } from '../kiosk.ts';
import { useKiosk } from '../kiosk-store.ts';
import { readerAdvice } from '../screens/reader/reader-advice.ts';
import { Action } from '../ui/action.tsx';
import { connectionInWords, type Fact } from './connection-words.ts';
import { TrainingMark } from './training-mark.tsx';

/** What is true now, in words; the dots only repeat them. */
export function TopBar({ workplace }: { readonly workplace: WorkplaceView }) {
  const clerk = useKiosk(({ desk }) => desk?.clerk);
  return (
    <header className="top-bar">
      {workplace.contour === 'training' && <TrainingMark />}
      <strong>{workplace.projectName}</strong>
      <div className="facts" aria-live="polite">
        <ReaderFact />
        <ConnectionFact timeZone={workplace.timeZone} isSet={workplace.settingProblems === undefined} />
      </div>
      <div className="at-desk">
        <span className="place">
          Отдел № {workplace.office} · место {workplace.workplace}
        </span>
        <span className="place">{clerk}</span>
        <Action keys="Ctrl L" onPress={leave}>
          Закрыть
        </Action>
      </div>
    </header>
  );
}

/** What was typed last first: with nobody at the desk nothing is written down any more. */
async function leave(): Promise<void> {
  await saveBeforeLeaving();
  await ask(async (kiosk) => ok(await kiosk.leave.mutate()));
}

function ReaderFact() {
  const { tone, inBrief } = readerAdvice(useKiosk(({ reader }) => reader));
  return <span className={`fact ${tone}`}>{inBrief}</span>;
}

function ConnectionFact({ timeZone, isSet }: { readonly timeZone: string; readonly isSet: boolean }) {
  const connection = useKiosk(({ connection }) => connection);
  const [tone, words] = isSet ? connectionInWords(connection, new Clock(timeZone)) : NOT_SET;
  return <span className={`fact ${tone}`}>{words}</span>;
}

const NOT_SET: Fact = ['bad', 'Отправка не настроена, позовите специалиста ИТ'];
