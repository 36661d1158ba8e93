import { useEffect, useRef, useState } from 'react';
import type { CardInHand } from '../../../domain/card-in-hand.ts';
import { accountMask } from '../../../domain/digits-mask.ts';
import { ok } from '../../../domain/result.ts';
import { CheckField } from '../../fields/check-field.tsx';
import { TextField } from '../../fields/text-field.tsx';
import { ask } from '../../kiosk.ts';
import { useKiosk } from '../../kiosk-store.ts';
import { play } from '../../sounds.ts';
import { Action } from '../../ui/action.tsx';
import { CardNumberField } from '../card-number-field.tsx';
import { CardState } from '../card-state.tsx';
import { useVisit, useVisitState } from '../visit-context.tsx';
import { VisitPage } from '../visit-page.tsx';
import { PAGE_TEXT, VISIT_TEXT } from '../visit-text.ts';

/** The card itself (regulation, 2.1 step 8): from the reader, or its number by hand. */
export function CardPage() {
  const { session } = useVisit();
  const card = useVisitState(({ view }) => view.card);
  const [withoutChip, setWithoutChip] = useState(false);
  const number = useRef<HTMLInputElement>(null);
  useExpectedCard();
  useCardSounds(card);
  const asksNumber = card.status === 'number_needed' || (withoutChip && card.status !== 'complete');

  const sendNumber = async () => {
    const field = number.current;
    if (!field || field.value === '') return session.screen.say(VISIT_TEXT.numberFirst, 'card.number');
    const typed = field.value;
    // Emptied before anything is waited for: from here on only main has it.
    field.value = '';
    await session.calls.typeNumber(typed);
  };

  return (
    <VisitPage
      primary={
        asksNumber
          ? { text: 'Принять номер', onPress: sendNumber, decides: 'number' }
          : { text: PAGE_TEXT.card.primary, onPress: () => session.next() }
      }
    >
      <CardState card={card} />
      {asksNumber && <CardNumberField field={number} />}
      <div className="fields pairs">
        <TextField path="card.bank" label="Банк, выпустивший карту" first={!asksNumber} />
        <TextField
          path="card.account"
          label="Номер счёта, если назван"
          inputMode="numeric"
          mask={accountMask}
        />
      </div>
      <CheckField path="card.ownDebit" label="Карта дебетовая и принадлежит заявителю" keys="Alt 1" />
      <div className="ways-aside">
        {card.status !== 'none' && (
          <Action keys="F6" quiet onPress={() => session.calls.dropCard()}>
            Другая карта
          </Action>
        )}
        {!asksNumber && card.status !== 'complete' && (
          <Action keys="Alt 2" quiet onPress={() => setWithoutChip(true)}>
            Ввести номер без чипа
          </Action>
        )}
      </div>
    </VisitPage>
  );
}

/** The next tap is this draft's for as long as the page is shown, and again once the line is back. */
function useExpectedCard(): void {
  const { session } = useVisit();
  const draftId = useVisitState(({ view }) => view.id);
  const isOpen = useKiosk(({ link }) => link === 'open');
  useEffect(() => {
    if (!isOpen) return;
    expect(draftId);
    return () => expect(undefined);
  }, [draftId, isOpen]);
  // Laid on between the last push and this page.
  useEffect(() => void session.calls.refresh(), [session]);
}

function expect(draftId: number | undefined): void {
  void ask(async (kiosk) => {
    await kiosk.expectCard.mutate(draftId === undefined ? {} : { draftId });
    return ok(null);
  });
}

/** Heard, so that the clerk need not look up: good, wrong card, or only something to be done. */
function useCardSounds(card: CardInHand): void {
  const readerFailed = useKiosk(({ reader }) => reader.status === 'card_error');
  const heard = useRef(card.status);
  useEffect(() => {
    if (card.status === heard.current) return;
    heard.current = card.status;
    if (card.status === 'complete') play('good');
    if (card.status === 'wrong_card') play('bad');
    if (card.status === 'number_needed') play('soft');
  }, [card.status]);
  useEffect(() => {
    if (readerFailed) play('bad');
  }, [readerFailed]);
}
