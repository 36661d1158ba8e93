import { cardNowText } from '../../domain/card-now-text.ts';
import { cardStates } from '../../domain/card-state.ts';
import type { Journal, ListedApplication } from '../journal/journal.ts';
import { listedView } from './listed-view.ts';
import type { ListedView } from './listed-views.ts';

type Told = Pick<ListedView, 'text' | 'tone'>;

/** Rows of a list; where a card that was connected is not active any more, that is what they say. */
export function listedNow(
  journal: Journal,
  rows: readonly ListedApplication[],
  view: (journal: Journal, row: ListedApplication) => ListedView = listedView,
): readonly ListedView[] {
  const now = cardsNow(journal, rows);
  return rows.map((row) => ({ ...view(journal, row), ...now.get(row.id) }));
}

/** Asked for all rows at once: a list must not cost a question a row. */
function cardsNow(journal: Journal, rows: readonly ListedApplication[]): ReadonlyMap<number, Told> {
  const events = journal.cardEventsAround(rows.map(({ id }) => id));
  const states = cardStates(events);
  return new Map(
    events.flatMap(({ source, cardHash }): [number, Told][] => {
      const state = source.of === 'application' ? states.get(cardHash) : undefined;
      const told = state && cardNowText(state);
      return told ? [[source.id, told]] : [];
    }),
  );
}
