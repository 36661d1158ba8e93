import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { ReaderView } from '../../main/api/workplace-views.ts';
import { ask } from '../kiosk.ts';
import { useKiosk } from '../kiosk-store.ts';
import { Action } from '../ui/action.tsx';
import { cardName } from './deck-names.ts';

/** Stands for the glass of the reader while training: lays a card of the deck on it and takes it away. */
export function SimulatedReaderStrip({ deck }: { readonly deck: readonly string[] }) {
  const [card, setCard] = useState(deck[0] ?? '');
  const reader = useKiosk((kiosk) => kiosk.reader);
  const [laid, setLaid] = useState<string>();
  /** What the reader showed when its card was taken away: an error stays to be read without its card. */
  const [leftBehind, setLeftBehind] = useState<ReaderView>();
  const isLaid = liesThere(reader) && reader !== leftBehind;
  // Laying another card takes away the one that lies there; of one laid before a reload only that is known.
  const lifts = isLaid && (laid === undefined || laid === card);
  // Nothing is waited for: a card can be laid again before the kiosk has told that the last one is off.
  const press = (): void => {
    if (lifts) setLeftBehind(reader);
    setLaid(lifts ? undefined : card);
    void ask((kiosk) => (lifts ? kiosk.liftCard.mutate() : kiosk.layCard.mutate({ card })));
  };
  return (
    <footer className="simulated-reader">
      <label htmlFor="deck">Учебный считыватель</label>
      <NativeSelect
        id="deck"
        size="sm"
        value={card}
        onChange={({ currentTarget }) => setCard(currentTarget.value)}
        data={deck.map((name) => ({ value: name, label: cardName(name) }))}
      />
      <Action keys="Alt K" onPress={press}>
        {lifts ? 'Убрать карту' : 'Положить карту'}
      </Action>
    </footer>
  );
}

/** What a card that is gone has left behind is still shown for a while. */
function liesThere(reader: ReaderView): boolean {
  if (reader.status === 'card_error') return reader.reason !== 'pulled_early';
  return reader.status === 'card' || reader.status === 'reading';
}
