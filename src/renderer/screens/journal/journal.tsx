import { useCallback, useDeferredValue, useLayoutEffect, useMemo, useRef } from 'react';
import { Clock } from '../../formats.ts';
import { useNavigation } from '../../navigation.ts';
import type { Keys } from '../../shortcuts.ts';
import { useShortcut } from '../../shortcuts.ts';
import { Action } from '../../ui/action.tsx';
import { ApplicationTable } from '../../ui/application-table.tsx';
import { Busy } from '../../ui/busy.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useJournalSearch } from './journal-search.ts';
import { NOTHING_FOUND } from './nothing-found.ts';
import { type Filter, useSearch } from './use-search.ts';

/** More rows than anybody reads; a narrower search finds the rest, and the page stays quick. */
const SHOWN_AT_MOST = 500;

export function Journal({ timeZone }: { readonly timeZone: string }) {
  const text = useJournalSearch(({ text }) => text);
  const toWork = useNavigation(({ toWork }) => toWork);
  useShortcut('Esc', toWork);
  return (
    <div className="journal">
      <header>
        <h1>Журнал</h1>
        <SearchField first value={text} onChange={(text) => useJournalSearch.setState({ text })} />
        <Filters />
      </header>
      <section className="panel" aria-label="Заявления">
        <Rows timeZone={timeZone} />
      </section>
    </div>
  );
}

const FILTERS: readonly (readonly [Filter, string, Keys])[] = [
  ['all', 'Все', 'Alt 1'],
  ['open', 'Не завершены', 'Alt 2'],
  ['connected', 'Подключены', 'Alt 3'],
  ['refused', 'Отказы', 'Alt 4'],
  ['chip_left', 'Чип ждёт карту', 'Alt 5'],
];

function Filters() {
  const chosen = useJournalSearch(({ filter }) => filter);
  return (
    <fieldset className="filters">
      <legend className="for-ears">Какие заявления</legend>
      {FILTERS.map(([filter, name, keys]) => (
        <Action
          key={filter}
          keys={keys}
          pressed={filter === chosen}
          onPress={() => useJournalSearch.setState({ filter })}
        >
          {name}
        </Action>
      ))}
    </fieldset>
  );
}

function Rows({ timeZone }: { readonly timeZone: string }) {
  const { text, filter } = useJournalSearch();
  const { found, more } = useSearch(useDeferredValue(text), filter);
  const turnsTo = useTurn(found?.rows.length ?? 0, more);
  const go = useNavigation(({ go }) => go);
  const open = useCallback((id: number) => go({ name: 'application', id }), [go]);
  const when = useMemo(() => {
    const clock = new Clock(timeZone);
    return (at: number) => `${clock.date(at)} ${clock.time(at)}`;
  }, [timeZone]);

  if (!found) return <Busy>Ищем…</Busy>;
  if (found.problem !== undefined) return <Notice tone="bad">{found.problem}</Notice>;
  if (found.rows.length === 0) {
    return (
      <p className="empty">{filter === 'all' ? NOTHING_FOUND : `${NOTHING_FOUND} Или выберите «Все».`}</p>
    );
  }
  const isFull = found.rows.length >= SHOWN_AT_MOST;
  return (
    <div ref={turnsTo.list}>
      <ApplicationTable caption="Найденные заявления" rows={found.rows} when={when} onOpen={open} />
      {found.next !== undefined && !isFull && (
        <Action keys="PageDown" onPress={turnsTo.press}>
          Показать ещё
        </Action>
      )}
      {found.next !== undefined && isFull && (
        <p className="empty">Показано {found.rows.length}. Чтобы увидеть другие, уточните поиск.</p>
      )}
    </div>
  );
}

/** Turning the page leads on from its first row, unless somebody is typing a search. */
function useTurn(shown: number, more: () => Promise<void>) {
  const list = useRef<HTMLDivElement>(null);
  const from = useRef<number>(undefined);
  useLayoutEffect(() => {
    if (from.current === undefined || shown <= from.current) return;
    const row = list.current?.querySelectorAll('tbody button')[from.current];
    from.current = undefined;
    if (row instanceof HTMLElement && !document.activeElement?.matches('input')) row.focus();
  }, [shown]);
  const press = () => {
    from.current = shown;
    return more();
  };
  return { list, press };
}
