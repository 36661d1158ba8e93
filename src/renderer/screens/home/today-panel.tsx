import { useCallback, useDeferredValue, useId, useMemo, useState } from 'react';
import type { TodayView } from '../../../main/api/listed-views.ts';
import { Clock, dayAndMonth } from '../../formats.ts';
import { useKiosk } from '../../kiosk-store.ts';
import { useNavigation } from '../../navigation.ts';
import { ApplicationTable } from '../../ui/application-table.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { NOTHING_FOUND } from '../journal/nothing-found.ts';
import { useSearch } from '../journal/use-search.ts';

/** Today's applications; a search over the whole journal takes their place for as long as it is typed. */
export function TodayPanel({ timeZone }: { readonly timeZone: string }) {
  const [text, setText] = useState('');
  const today = useKiosk(({ today }) => today);
  const id = useId();
  return (
    <section className="panel today" aria-labelledby={id}>
      <header>
        <h2 id={id}>{today ? `Сегодня, ${dayAndMonth(today.date)}` : 'Сегодня'}</h2>
        {today && (
          <p>
            принято {today.taken} · подключено {today.connected}
            {text.trim() === '' && cutShort(today)}
          </p>
        )}
        <SearchField value={text} onChange={setText} />
      </header>
      {text.trim() === '' ? <Today timeZone={timeZone} /> : <FoundByText text={text} timeZone={timeZone} />}
    </section>
  );
}

/** The list has the newest alone: the counts beside it are of more than is seen. */
function cutShort({ taken, rows }: TodayView): string {
  return taken > rows.length ? ` · показаны последние ${rows.length} из ${taken}` : '';
}

function Today({ timeZone }: { readonly timeZone: string }) {
  const rows = useKiosk(({ today }) => today?.rows);
  const open = useOpen();
  const when = useMemo(() => {
    const clock = new Clock(timeZone);
    return (at: number) => clock.time(at);
  }, [timeZone]);
  if (!rows || rows.length === 0) {
    return <p className="empty">Сегодня заявлений ещё не было. Первое начинается клавишей F2.</p>;
  }
  return <ApplicationTable caption="Заявления за сегодня" rows={rows} when={when} onOpen={open} />;
}

function FoundByText({ text, timeZone }: { readonly text: string; readonly timeZone: string }) {
  const { found } = useSearch(useDeferredValue(text), 'all');
  const open = useOpen();
  const when = useMemo(() => {
    const clock = new Clock(timeZone);
    return (at: number) => clock.date(at);
  }, [timeZone]);
  if (!found) return null;
  if (found.problem !== undefined) return <p className="empty">{found.problem}</p>;
  if (found.rows.length === 0) return <p className="empty">{NOTHING_FOUND}</p>;
  return <ApplicationTable caption="Найденные заявления" rows={found.rows} when={when} onOpen={open} />;
}

function useOpen(): (id: number) => void {
  const go = useNavigation(({ go }) => go);
  return useCallback((id: number) => go({ name: 'application', id }), [go]);
}
