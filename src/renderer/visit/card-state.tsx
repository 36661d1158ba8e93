import type { CardInHand } from '../../domain/card-in-hand.ts';
import { useKiosk } from '../kiosk-store.ts';
import { ReaderPicture } from '../screens/reader/reader-picture.tsx';
import { type CardWords, cardWords } from './card-words.ts';

/** What lies on the reader, big enough to be seen from a metre; read out as it changes. */
export function CardState({ card }: { readonly card: CardInHand }) {
  const reader = useKiosk(({ reader }) => reader);
  const words = cardWords(card, reader);
  return (
    <div className={`card-state ${words.tone}`}>
      {card.status === 'complete' ? (
        <Plastic lastTwo={card.lastTwo} />
      ) : (
        <ReaderPicture shows={words.picture} />
      )}
      <Words {...words} />
      {card.status === 'complete' &&
        card.warnings.map(({ code, message }) => (
          <p key={code} className="card-warning">
            {message}
          </p>
        ))}
    </div>
  );
}

function Words({ title, text, facts }: CardWords) {
  return (
    <div role="status">
      <h2>{title}</h2>
      <p>{text}</p>
      {facts && <p className="card-facts">{facts}</p>}
    </div>
  );
}

/** The card as it lies there, with as much of its number as may be seen. */
function Plastic({ lastTwo }: { readonly lastTwo: string }) {
  return (
    <svg className="plastic-card" viewBox="0 0 138 86" aria-hidden="true">
      <rect className="body" width="138" height="86" rx="9" />
      <rect className="chip" x="14" y="28" width="24" height="19" rx="3" />
      <path className="sign" d="M98 20c2-9 5-9 7 0 2-9 5-9 7 0" />
      <text x="14" y="70">{`•••• •••• •••• ••${lastTwo}`}</text>
    </svg>
  );
}
