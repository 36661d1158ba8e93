import { PAPERS, type Paper } from '../../../domain/papers.ts';
import { Tick } from '../../fields/check-field.tsx';
import { useForm, useFormParts } from '../../fields/form-context.tsx';
import { tickPapers } from '../../fields/form-store.ts';
import { Action } from '../../ui/action.tsx';
import { useVisit } from '../visit-context.tsx';
import { VisitPage } from '../visit-page.tsx';
import { PAGE_TEXT, PAPER_TEXT } from '../visit-text.ts';

const KEYS = { identity: 'Alt 1', snils: 'Alt 2', application: 'Alt 3', consent: 'Alt 4' } as const;

/** Papers of regulation 1.1 and the identity of 1.3.1; what is missing makes refusal the way on. */
export function PapersPage() {
  const { session } = useVisit();
  const { store } = useFormParts();
  const shown = useForm(({ papers }) => papers);
  const missing = PAPERS.filter((paper) => !shown.includes(paper));
  const leadsToRefusal = missing.length > 0 && shown.length > 0;
  const toggle = (paper: Paper) => {
    const { papers } = store.getState().form;
    tickPapers(
      store,
      PAPERS.filter((known) => papers.includes(known) !== (known === paper)),
    );
  };
  const text = leadsToRefusal ? 'К отказу' : PAGE_TEXT.papers.primary;
  return (
    <VisitPage primary={{ text, onPress: () => session.next() }}>
      <ul className="papers">
        {PAPERS.map((paper, at) => (
          <li key={paper} className={shown.includes(paper) ? 'shown' : ''}>
            <Tick
              field={at === 0 ? 'papers' : paper}
              first={at === 0}
              keys={KEYS[paper]}
              label={PAPER_TEXT[paper].name}
              about={PAPER_TEXT[paper].about}
              ticked={shown.includes(paper)}
              toggle={() => toggle(paper)}
            />
          </li>
        ))}
      </ul>
      <div className="actions">
        <Action keys="Alt 5" onPress={() => tickPapers(store, PAPERS)}>
          Всё на месте
        </Action>
        {leadsToRefusal && <p className="aside-words">{missingText(missing)}</p>}
      </div>
    </VisitPage>
  );
}

function missingText(missing: readonly Paper[]): string {
  const names = missing.map((paper) => PAPER_TEXT[paper].name.toLowerCase().replace('снилс', 'СНИЛС'));
  const unkept = missing.includes('consent') ? ' Без согласия журнал не сохранит имени жителя.' : '';
  return `Не хватает: ${names.join(', ')}. Попросите донести или откажите.${unkept}`;
}
