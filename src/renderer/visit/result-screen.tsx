import { useEffect, useRef, useState } from 'react';
import type { ApplicationView } from '../../main/api/application-views.ts';
import type { Clock } from '../formats.ts';
import { CardOfResident } from '../screens/application/card-of-resident.tsx';
import { ResidentView } from '../screens/application/resident-view.tsx';
import { play } from '../sounds.ts';
import { Action } from '../ui/action.tsx';
import { Heading } from '../ui/heading.tsx';
import { Notice } from '../ui/notice.tsx';
import { Tell } from '../ui/tell.tsx';
import { useNow } from '../ui/use-now.ts';
import { LeftOnDesk } from './left-on-desk.tsx';
import { isSettled, leftOnDesk, type ResultWords, resultWords } from './sending-words.ts';
import { Sign } from './sign.tsx';
import { StepList } from './step-list.tsx';

interface ResultScreenProps {
  readonly view: ApplicationView;
  readonly clock: Clock;
  readonly notice: string | undefined;
  readonly onHome: () => unknown;
  readonly onNext: () => unknown;
  readonly onEdit: () => unknown;
  readonly onCopy: () => unknown;
  readonly onGoOn: () => unknown;
  readonly onDecide: () => unknown;
}

/** Sending and result (regulation, 2.1 steps 5 to 13) on one screen: the steps fill in as they come. */
export function ResultScreen(props: ResultScreenProps) {
  const { view, clock, notice } = props;
  const now = useNow(view.nextAt);
  const words = resultWords(view, (at) => clock.attempt(at, now));
  const [isShown, setShown] = useState(false);
  useResultSound(words);
  return (
    <div className="result">
      <section className={`result-main ${words.tone}`}>
        <header>
          <Sign shows={words.sign} big />
          <div role="status">
            <Heading>{words.title}</Heading>
            <p>{[view.fullName, view.registrationNumber].filter(Boolean).join(' · ')}</p>
          </div>
        </header>
        {words.text && <p className="result-text">{words.text}</p>}
        {notice && (
          <Notice tone="waiting" urgent>
            {notice}
          </Notice>
        )}
        <StepList view={view} clock={clock} />
        <ResultActions {...props} words={words} />
      </section>
      <ResultBeside view={view} settled={isSettled(words)} onShow={() => setShown(true)} />
      {isShown && <ResidentView tone={words.tone} tell={view.tell} onClose={() => setShown(false)} />}
    </div>
  );
}

type ResultActionsProps = ResultScreenProps & { readonly words: ResultWords };

function ResultActions(props: ResultActionsProps) {
  const { view, words, onHome, onNext, onEdit, onCopy, onGoOn, onDecide } = props;
  const isUnfinished = view.can.edit && words.sign !== 'done';
  const primary = isUnfinished
    ? { text: view.status === 'returned' ? 'Исправить' : 'Продолжить', onPress: onEdit }
    : { text: 'Следующий житель', onPress: onNext };
  return (
    <footer className="result-foot">
      <Action keys="Esc" onPress={onHome}>
        К началу
      </Action>
      {view.status === 'has_active_card' && view.can.copy && (
        <Action keys="F10" onPress={onCopy}>
          Скопировать в новое
        </Action>
      )}
      {view.decision && (
        <Action keys="F9" onPress={onDecide}>
          Решить
        </Action>
      )}
      {view.can.goOn && isSettled(words) && (
        <Action keys="F8" onPress={onGoOn}>
          Отправить сейчас
        </Action>
      )}
      <Action
        key={primary.text}
        keys="Enter"
        primary
        deaf="decision"
        disabled={!isSettled(words)}
        onPress={primary.onPress}
      >
        {primary.text}
      </Action>
    </footer>
  );
}

interface ResultBesideProps {
  readonly view: ApplicationView;
  readonly settled: boolean;
  readonly onShow: () => void;
}

function ResultBeside({ view, settled, onShow }: ResultBesideProps) {
  return (
    <aside className="result-beside" aria-label="Для жителя и на столе">
      <Tell sentences={view.tell} />
      {settled && view.tell.length > 0 && (
        <Action keys="F7" quiet onPress={onShow}>
          Показать на экране для жителя
        </Action>
      )}
      <CardOfResident state={view.state} />
      {settled && <LeftOnDesk things={leftOnDesk(view.state)} />}
    </aside>
  );
}

/** When the result comes while the clerk watches, after a lost answer too; one that was there is not news. */
function useResultSound({ sign }: ResultWords): void {
  const before = useRef(sign);
  useEffect(() => {
    const waited = before.current === 'sending' || before.current === 'waiting';
    if (waited && sign === 'done') play('good');
    if (waited && sign === 'stopped') play('bad');
    if (before.current === 'sending' && sign === 'waiting') play('soft');
    before.current = sign;
  }, [sign]);
}
